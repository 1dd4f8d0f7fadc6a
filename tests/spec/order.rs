//! The order of facts in the diagrams.

use samverkanslots::author::{self, Files, Found, Nodes};

/// One file that is its own pack.
struct One(String);

impl Files for One {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

/// Three pairs of facts, of which one must be complete: the textbook's example of what an order can cost (Bryant, "Graph-based
/// algorithms for Boolean function manipulation", 1986).
fn pairs(order: &str) -> One {
    let facts = ["a1", "a2", "a3", "b1", "b2", "b3"].map(|id| {
        format!(
            "[[fact]]\nid = \"{id}\"\nkind = \"yes_no\"\nask = \"Är {id}?\"\nshort = \"{id}\"\n"
        )
    });
    let rule = |id: &str, gives: &str, when: &str| {
        format!(
            "[[rule]]\nid = \"{id}\"\ndecides = \"d\"\ngives = \"{gives}\"\nwhen = {when}\nbasis = [\"P-1\"]\nbecause = \"Därför.\"\n"
        )
    };
    let any = "{ any = [{ a1 = \"yes\", b1 = \"yes\" }, { a2 = \"yes\", b2 = \"yes\" }, { a3 = \"yes\", b3 = \"yes\" }] }";
    One(format!(
        "[pack]\nid = \"pairs\"\nversion = \"1.0.0\"\ntitle = \"Par\"\nlang = \"sv\"\n{order}\n\
         [[source]]\nid = \"P\"\ntitle = \"Par\"\n\
         [[section]]\nsource = \"P\"\ntitle = \"Allt\"\nbasis = [\"P-1\"]\n\
         {}\
         [[decision]]\nid = \"d\"\ntitle = \"D\"\nkind = \"one\"\nprimary = true\n\
         [[decision.value]]\ncode = \"yes\"\nlabel = \"Ja\"\n\
         [[decision.value]]\ncode = \"no\"\nlabel = \"Nej\"\n{}{}",
        facts.concat(),
        rule("some", "yes", any),
        rule("none", "no", &format!("{{ not = {any} }}")),
    ))
}

fn written(order: &[String]) -> String {
    let ids: Vec<String> = order.iter().map(|id| format!("\"{id}\"")).collect();
    format!("order = [{}]", ids.join(", "))
}

fn nodes(files: &One) -> Nodes {
    let checked = author::check("pairs.toml", files).unwrap();
    Nodes {
        written: checked.compiled.0.diagrams.node_count(),
        opened: checked.pack.diagrams.node_count(),
    }
}

#[test]
fn facts_that_belong_together_are_found_and_put_side_by_side() {
    let found: Found<String> = author::search_order("pairs.toml", &pairs(""), 0).unwrap();
    for pair in found.order.chunks(2) {
        assert_eq!(pair[0][1..], pair[1][1..], "{:?}", found.order);
    }
    assert!(found.after.written * 2 < found.before.written);
}

#[test]
fn the_order_that_is_found_makes_as_many_nodes_as_was_said() {
    let found = author::search_order("pairs.toml", &pairs(""), 3).unwrap();
    assert_eq!(nodes(&pairs("")), found.before);
    assert_eq!(nodes(&pairs(&written(&found.order))), found.after);
    // With constraints, whose diagrams are loosened anew in every order.
    let files = author::Disk;
    let found = author::search_order("tests/cases/demo.toml", &files, 3).unwrap();
    let demo = std::fs::read_to_string("tests/cases/demo.toml").unwrap();
    let pack = demo.replacen(
        "[pack]\n",
        &format!("[pack]\n{}\n", written(&found.order)),
        1,
    );
    let ordered = author::check("demo.toml", &One(pack)).unwrap();
    assert_eq!(
        ordered.compiled.0.diagrams.node_count(),
        found.after.written
    );
    assert_eq!(ordered.pack.diagrams.node_count(), found.after.opened);
    assert!(found.after.cost() <= found.before.cost());
}

#[test]
fn no_more_tries_ever_give_a_worse_order() {
    let mut least = usize::MAX;
    for tries in 0..8 {
        let found = author::search_order("tests/cases/demo.toml", &author::Disk, tries).unwrap();
        assert!(found.after.cost() <= least, "{tries} tries");
        least = found.after.cost();
    }
}
