//! Elements, put together by calls.
//!
//! # Why not `view!`
//!
//! `view!` gives every element a Rust type of its own, with its own code to build, change and take away: the widget's first
//! version was 240 KB compressed that way, and its budget is 90 with script, styles and rules. Here markup is a value, a
//! pointer to hand on, and is itself the one type of view that Leptos [shows](shown). It also answers a page under
//! `require-trusted-types-for 'script'`: nothing is ever written as HTML text, which `view!` does with static parts.

pub mod shown;

use web_sys::Event;

/// A piece of markup.
pub struct Markup(Box<Piece>);

enum Piece {
    Element {
        tag: &'static str,
        attributes: Vec<Given>,
        children: Vec<Markup>,
    },
    Picture {
        class: &'static str,
        frame: &'static str,
        lines: Vec<(&'static str, String)>,
    },
    Text(String),
    Live(Box<dyn FnMut() -> Option<Markup>>),
    Several(Vec<Markup>),
}

enum Given {
    Set(&'static str, String),
    Live(&'static str, Box<dyn Fn() -> Option<String>>),
    On(&'static str, Box<dyn Fn(Event)>),
}

/// An element with a tag and classes.
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> Markup {
    let element = Markup(Box::new(Piece::Element {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }));
    if class.is_empty() {
        element
    } else {
        element.attr("class", class)
    }
}

/// An element with nothing but text; without text there is no element either.
#[inline(never)]
pub fn line(tag: &'static str, class: &'static str, content: &str) -> Markup {
    if content.is_empty() {
        nothing()
    } else {
        el(tag, class).text(content)
    }
}

/// A button that does something.
pub fn button(class: &'static str, press: impl Fn() + 'static) -> Markup {
    button_on(class, move |_| press())
}

/// A button that does something with what stands around it.
pub fn button_on(class: &'static str, press: impl Fn(Event) + 'static) -> Markup {
    fn boxed(class: &'static str, press: Box<dyn Fn(Event)>) -> Markup {
        el("button", class)
            .attr("type", "button")
            .given(Given::On("click", press))
    }
    boxed(class, Box::new(press))
}

/// A part that is built anew whenever a signal it reads changes.
pub fn live(part: impl Fn() -> Markup + 'static) -> Markup {
    Markup(Box::new(Piece::Live(Box::new(move || Some(part())))))
}

/// A part that is built anew whenever what it is made `of` comes out otherwise than before. Nothing in it may be live: it would end
/// when a signal changes and the part does not.
pub fn kept<T: PartialEq + 'static>(
    of: impl Fn() -> T + 'static,
    part: impl Fn(&T) -> Markup + 'static,
) -> Markup {
    let mut before = None;
    let anew = move || {
        let now = of();
        if before.as_ref() == Some(&now) {
            return None;
        }
        let built = part(&now);
        before = Some(now);
        Some(built)
    };
    Markup(Box::new(Piece::Live(Box::new(anew))))
}

/// Parts one after the other.
#[inline(never)]
pub fn several(parts: Vec<Markup>) -> Markup {
    Markup(Box::new(Piece::Several(parts)))
}

/// Nothing at all.
pub fn nothing() -> Markup {
    several(Vec::new())
}

/// A sign, drawn with one line in a square of 16 units.
pub fn drawing(line: &'static str) -> Markup {
    picture("lots-icon", "0 0 16 16", vec![("", line.to_owned())])
}

/// A picture for the eye only, of lines with a class each; `frame` is its view box. Places are given in the lines themselves: a
/// strict page takes no styles of elements.
pub fn picture(
    class: &'static str,
    frame: &'static str,
    lines: Vec<(&'static str, String)>,
) -> Markup {
    Markup(Box::new(Piece::Picture {
        class,
        frame,
        lines,
    }))
}

impl Markup {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &str) -> Markup {
        self.given(Given::Set(name, value.to_owned()))
    }

    /// Sets an attribute that is there or not.
    #[inline(never)]
    pub fn flag(self, name: &'static str, is_set: bool) -> Markup {
        if is_set { self.attr(name, "") } else { self }
    }

    /// Sets an attribute that says yes or no.
    #[inline(never)]
    pub fn yes_no(self, name: &'static str, yes: bool) -> Markup {
        self.attr(name, if yes { "true" } else { "false" })
    }

    /// Sets an attribute to whatever the signals it reads make of it.
    pub fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Markup {
        self.given(Given::Live(name, Box::new(value)))
    }

    /// Listens for an event.
    pub fn on(self, event: &'static str, heard: impl Fn(Event) + 'static) -> Markup {
        self.given(Given::On(event, Box::new(heard)))
    }

    /// Adds text. A section sign and its number stay on one line.
    #[inline(never)]
    pub fn text(self, content: &str) -> Markup {
        self.child(Markup(Box::new(Piece::Text(bound(content)))))
    }

    /// Adds text as it stands, to be copied.
    pub fn verbatim(self, content: &str) -> Markup {
        self.child(Markup(Box::new(Piece::Text(content.to_owned()))))
    }

    /// Adds a child.
    #[inline(never)]
    pub fn child(mut self, child: Markup) -> Markup {
        match &mut *self.0 {
            Piece::Element { children, .. } | Piece::Several(children) => children.push(child),
            Piece::Picture { .. } | Piece::Text(_) | Piece::Live(_) => {}
        }
        self
    }

    /// Adds a child if there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<Markup>) -> Markup {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    #[inline(never)]
    fn given(mut self, given: Given) -> Markup {
        if let Piece::Element { attributes, .. } = &mut *self.0 {
            attributes.push(given);
        }
        self
    }
}

/// The text with no-break spaces between section signs and their numbers: "§ 141", "8 §", "8–9 §§".
fn bound(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let sign = |at: usize| letters.get(at) == Some(&'§');
    let binds =
        |at: usize| at > 0 && ((sign(at - 1) && digit(at + 1)) || (digit(at - 1) && sign(at + 1)));
    let bind = |(at, &letter): (usize, &char)| match letter {
        ' ' if binds(at) => '\u{a0}',
        other => other,
    };
    letters.iter().enumerate().map(bind).collect()
}
