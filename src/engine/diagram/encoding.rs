//! How a table of nodes is written in a compiled pack.

use serde::{Deserialize, Serialize};

use crate::engine::diagram::{Diagrams, Ref, TERMINALS};

/// A table of nodes as it is written: for each node its level, then its children as runs of how many times and which.
/// A terminal stands for itself, a node for how far back it is, from 64 on. Runs are left out on levels of two values.
///
/// Distances repeat where absolute references do not: compressed, the table is a third smaller for it.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Encoded {
    sizes: Vec<u8>,
    nodes: Vec<u32>,
}

impl Diagrams {
    /// The table that is written by the sizes of its levels and these numbers.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_written(sizes: Vec<u32>, nodes: Vec<u32>) -> Result<Diagrams, &'static str> {
        let size = |size: u32| u8::try_from(size).map_err(|_| "a level with too many values");
        let sizes = sizes.into_iter().map(size).collect::<Result<_, _>>()?;
        Encoded { sizes, nodes }.try_into()
    }
}

impl From<Diagrams> for Encoded {
    fn from(diagrams: Diagrams) -> Encoded {
        let mut nodes = Vec::with_capacity(diagrams.nodes.len() + diagrams.children.len());
        for index in 0..diagrams.nodes.len() {
            nodes.push(u32::from(diagrams.nodes[index].0));
            let back = |child: Ref| {
                child
                    .terminal()
                    .unwrap_or_else(|| TERMINALS + (index - child.node()) as u32 - 1)
            };
            let children = diagrams.children_of(index);
            if children.len() == 2 {
                nodes.extend(children.iter().map(|&child| back(child)));
            } else {
                nodes.extend(
                    children
                        .chunk_by(|a, b| a == b)
                        .flat_map(|run| [run.len() as u32, back(run[0])]),
                );
            }
        }
        Encoded {
            sizes: diagrams.sizes,
            nodes,
        }
    }
}

impl TryFrom<Encoded> for Diagrams {
    type Error = &'static str;

    fn try_from(encoded: Encoded) -> Result<Diagrams, &'static str> {
        const SHORT: &str = "a node that ends too early";
        let mut diagrams = Diagrams::new(encoded.sizes)?;
        let mut rest = encoded.nodes.into_iter();
        while let Some(level) = rest.next() {
            let size = *diagrams
                .sizes
                .get(level as usize)
                .ok_or("a node on a level that is not there")?;
            let index = diagrams.nodes.len() as u32;
            let child = |code: u32| {
                if code < TERMINALS {
                    Some(Ref(code))
                } else {
                    index
                        .checked_sub(code - TERMINALS + 1)
                        .map(|node| Ref(TERMINALS + node))
                }
            };
            let mut children: Vec<Ref> = Vec::with_capacity(usize::from(size));
            while children.len() < usize::from(size) {
                let count = if size == 2 {
                    1
                } else {
                    rest.next().ok_or(SHORT)? as usize
                };
                let child =
                    child(rest.next().ok_or(SHORT)?).ok_or("a child that is not there yet")?;
                if count == 0 || count > usize::from(size) - children.len() {
                    return Err("a node with more children than its level has values");
                }
                children.extend(std::iter::repeat_n(child, count));
            }
            diagrams.push(level as u16, children.into_iter())?;
        }
        Ok(diagrams)
    }
}
