//! Elements of XML, written one after the other.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document that is being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(super) fn new() -> Xml {
        let mut out = Xml(Writer::new_with_indent(Vec::new(), b' ', 2));
        out.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        out
    }

    fn event(&mut self, event: Event<'_>) {
        self.0
            .write_event(event)
            .expect("a vector takes everything");
    }

    /// An element with what is inside.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Xml),
    ) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Start(start));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing inside.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Empty(start));
    }

    /// An element with a text.
    pub(super) fn words(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        // XML has no way to write most control characters.
        let allowed: String = text.chars().filter(|it| !it.is_control()).collect();
        self.element(name, attributes, |out| {
            out.event(Event::Text(BytesText::new(&allowed)));
        });
    }

    pub(super) fn text(self) -> String {
        let mut text = String::from_utf8(self.0.into_inner()).expect("what is written are strings");
        text.push('\n');
        text
    }
}
