//! Markup in the document: how Leptos builds it, and what it keeps to take it away again.
//!
//! Leptos's own views would stand beside each element with two comments that mark where its children end, and with a boxed value for
//! each attribute; a page of 160 elements was 560 nodes. Here only a part that changes has a mark.

use leptos::prelude::{Mountable, Render, RenderEffect, document};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Comment, Element, Event, Node, Text};

use super::{Given, Markup, Piece};

const SVG: &str = "http://www.w3.org/2000/svg";

/// What stands in the document for a piece of markup.
pub enum Shown {
    /// An element.
    Element {
        /// The element itself.
        element: Element,
        /// What its attributes listen to.
        kept: Vec<Kept>,
        /// What stands inside it and is live or has listeners; the rest goes with the element.
        inside: Vec<Shown>,
    },
    /// A text.
    Text(Text),
    /// A part that is built anew when a signal changes.
    Live {
        /// Builds it, and holds what was built.
        effect: RenderEffect<Shown>,
        /// Stands behind it, so that its place is known while there is nothing in it.
        end: Comment,
    },
    /// Parts one after the other.
    Several(Vec<Shown>),
}

/// What an attribute keeps for as long as its element stands.
pub enum Kept {
    /// Sets the attribute again when a signal changes.
    Follows {
        /// Dropped with the element, which ends it.
        _effect: RenderEffect<Option<String>>,
    },
    /// Listens for an event.
    Listens {
        /// Where.
        element: Element,
        /// To what.
        event: &'static str,
        /// Who.
        heard: Closure<dyn Fn(Event)>,
    },
}

impl Render for Markup {
    type State = Shown;

    fn build(self) -> Shown {
        match *self.0 {
            Piece::Element {
                tag,
                attributes,
                children,
            } => element(create(tag), attributes, children),
            Piece::Picture {
                class,
                frame,
                lines,
            } => picture(class, frame, lines),
            Piece::Text(text) => Shown::Text(document().create_text_node(&text)),
            Piece::Live(part) => live(part),
            Piece::Several(parts) => Shown::Several(parts.into_iter().map(Markup::build).collect()),
        }
    }

    fn rebuild(self, shown: &mut Shown) {
        let mut new = self.build();
        shown.insert_before_this(&mut new);
        shown.unmount();
        *shown = new;
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        match self {
            Shown::Element { element, .. } => element.remove(),
            Shown::Text(text) => text.remove(),
            Shown::Live { effect, end } => {
                effect.unmount();
                end.remove();
            }
            Shown::Several(parts) => parts.iter_mut().for_each(Shown::unmount),
        }
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        match self {
            Shown::Element { element, .. } => insert(parent, element, before),
            Shown::Text(text) => insert(parent, text, before),
            Shown::Live { effect, end } => {
                effect.mount(parent, before);
                insert(parent, end, before);
            }
            Shown::Several(parts) => parts.iter_mut().for_each(|it| it.mount(parent, before)),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let before = |node: &Node, child: &mut dyn Mountable| {
            let parent = parent_of(node);
            parent.is_some_and(|parent| {
                child.mount(&parent, Some(node));
                true
            })
        };
        match self {
            Shown::Element { element, .. } => before(element, child),
            Shown::Text(text) => before(text, child),
            Shown::Live { effect, end } => effect.insert_before_this(child) || before(end, child),
            Shown::Several(parts) => parts.iter().any(|part| part.insert_before_this(child)),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Shown::Element { element, .. } => vec![element.clone()],
            Shown::Text(_) => Vec::new(),
            Shown::Live { effect, .. } => effect.elements(),
            Shown::Several(parts) => parts.iter().flat_map(Shown::elements).collect(),
        }
    }
}

impl Drop for Kept {
    /// A browser that has an event under way calls nobody who is gone.
    fn drop(&mut self) {
        if let Kept::Listens {
            element,
            event,
            heard,
        } = self
        {
            let heard = heard.as_ref().unchecked_ref();
            let _ = element.remove_event_listener_with_callback(event, heard);
        }
    }
}

fn element(element: Element, attributes: Vec<Given>, children: Vec<Markup>) -> Shown {
    let kept = attributes
        .into_iter()
        .filter_map(|given| keep(&element, given))
        .collect();
    let mut inside = Vec::new();
    for child in children {
        let mut child = child.build();
        child.mount(&element, None);
        if child.is_kept() {
            inside.push(child);
        }
    }
    Shown::Element {
        element,
        kept,
        inside,
    }
}

fn keep(element: &Element, given: Given) -> Option<Kept> {
    match given {
        Given::Set(name, value) => {
            set(element, name, &value);
            None
        }
        Given::Live(name, value) => Some(Kept::Follows {
            _effect: follow(element.clone(), name, value),
        }),
        Given::On(event, heard) => {
            let heard = Closure::wrap(heard);
            let listener = heard.as_ref().unchecked_ref();
            let _ = element.add_event_listener_with_callback(event, listener);
            Some(Kept::Listens {
                element: element.clone(),
                event,
                heard,
            })
        }
    }
}

fn follow(
    element: Element,
    name: &'static str,
    value: Box<dyn Fn() -> Option<String>>,
) -> RenderEffect<Option<String>> {
    RenderEffect::new(move |before: Option<Option<String>>| {
        let now = value();
        if before.as_ref() != Some(&now) {
            match &now {
                Some(value) => set(&element, name, value),
                None => {
                    let _ = element.remove_attribute(name);
                }
            }
        }
        now
    })
}

fn live(mut part: Box<dyn FnMut() -> Option<Markup>>) -> Shown {
    let end = document().create_comment("");
    let place = end.clone();
    let effect = RenderEffect::new(move |before: Option<Shown>| match (part(), before) {
        (Some(now), Some(mut before)) => {
            let mut now = now.build();
            before.unmount();
            if let Some(parent) = parent_of(&place) {
                now.mount(&parent, Some(&place));
            }
            now
        }
        (Some(now), None) => now.build(),
        (None, before) => before.unwrap_or(Shown::Several(Vec::new())),
    });
    Shown::Live { effect, end }
}

fn picture(class: &str, frame: &str, lines: Vec<(&'static str, String)>) -> Shown {
    let picture = create_drawn("svg");
    set(&picture, "class", class);
    set(&picture, "viewBox", frame);
    set(&picture, "aria-hidden", "true");
    for (class, drawn) in lines {
        let line = create_drawn("path");
        set(&line, "class", class);
        set(&line, "d", &drawn);
        insert(&picture, &line, None);
    }
    Shown::Element {
        element: picture,
        kept: Vec::new(),
        inside: Vec::new(),
    }
}

impl Shown {
    /// Whether something would end with it: what is only set stands by itself.
    fn is_kept(&self) -> bool {
        match self {
            Shown::Element { kept, inside, .. } => !kept.is_empty() || !inside.is_empty(),
            Shown::Text(_) => false,
            Shown::Live { .. } => true,
            Shown::Several(parts) => parts.iter().any(Shown::is_kept),
        }
    }
}

fn create(tag: &str) -> Element {
    document()
        .create_element(tag)
        .expect("a tag of this program")
}

fn create_drawn(tag: &str) -> Element {
    document()
        .create_element_ns(Some(SVG), tag)
        .expect("a tag of this program")
}

fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

fn insert(parent: &Element, node: &Node, before: Option<&Node>) {
    let _ = parent.insert_before(node, before);
}

fn parent_of(node: &Node) -> Option<Element> {
    node.parent_node().and_then(|parent| parent.dyn_into().ok())
}
