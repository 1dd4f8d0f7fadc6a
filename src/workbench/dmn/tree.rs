//! XML as a tree of elements that know their line, within limits: no document type and so no entities of its own, no depth, and
//! no number of elements or attributes that a decision model could not have.

use std::cell::Cell;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use crate::workbench::dmn::Fault;

/// The longest file that is read, in bytes.
pub const LONGEST: usize = 16 << 20;

/// The deepest that elements may stand in each other; the format needs a dozen.
const DEEPEST: usize = 64;

/// The most elements of a file.
const MOST_ELEMENTS: usize = 500_000;

/// The most attributes of an element.
const MOST_ATTRIBUTES: usize = 64;

/// The most attributes of a file.
const MOST_ATTRIBUTES_IN_ALL: usize = 1_000_000;

/// The attribute that says in what language an element's texts are.
pub(super) const LANG: &str = "xml:lang";

/// An element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Its name without a prefix.
    pub(super) name: Box<str>,
    /// Whether it belongs to the namespace of the root.
    pub(super) is_own: bool,
    /// Attributes without a prefix, and the language.
    attributes: Vec<(Box<str>, Box<str>)>,
    pub(super) children: Vec<Element>,
    /// The text directly inside.
    pub(super) text: String,
    pub(super) line: u32,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| &**key == name)
            .map(|(_, value)| &**value)
    }

    /// The child elements of a name.
    pub(super) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children
            .iter()
            .filter(move |child| child.is_own && &*child.name == name)
    }

    /// The first child element of a name.
    pub(super) fn first<'e>(&'e self, name: &'e str) -> Option<&'e Element> {
        self.all(name).next()
    }

    /// The trimmed text of the first child element of a name.
    pub(super) fn words(&self, name: &str) -> Option<String> {
        let text = self.first(name)?.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// Reads a file's text: the root element, and the namespace it is in.
///
/// # Errors
/// It is no well-formed XML, or goes beyond the limits.
pub(super) fn parse(text: &str) -> Result<(Element, String), Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(at) = text.find('\0') {
        let mut parser = Parser::new(text);
        parser.at = at;
        return Err(parser.fault(
            "a NUL character (U+0000), as in UTF-16 and in what is no text: save it with the encoding UTF-8",
        ));
    }
    Parser::new(text).run()
}

struct Parser<'t> {
    text: &'t str,
    reader: NsReader<&'t [u8]>,
    /// A place that has been come to, and its line.
    counted: Cell<(usize, u32)>,
    open: Vec<Element>,
    namespace: String,
    count: usize,
    attributes: usize,
    /// Where the event that is being read begins.
    at: usize,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Parser<'t> {
        Parser {
            text,
            counted: Cell::new((0, 1)),
            reader: NsReader::from_str(text),
            open: Vec::new(),
            namespace: String::new(),
            count: 0,
            attributes: 0,
            at: 0,
        }
    }

    fn run(mut self) -> Result<(Element, String), Fault> {
        let mut root: Option<Element> = None;
        loop {
            self.at = self.reader.buffer_position() as usize;
            let event = match self.reader.read_resolved_event() {
                Ok((resolved, event)) => {
                    let namespace = match resolved {
                        ResolveResult::Bound(Namespace(namespace)) => namespace.to_owned(),
                        ResolveResult::Unbound => String::new(),
                        ResolveResult::Unknown(prefix) => {
                            return Err(self.fault(format!("no namespace is named `{prefix}`")));
                        }
                    };
                    (namespace, event)
                }
                Err(error) => {
                    self.at = self.reader.error_position() as usize;
                    // What the reader's own interface could do about it is no help to the file's author.
                    let told = error.to_string();
                    let told = told.split("; raise").next().unwrap_or_default();
                    return Err(self.fault(format!("the XML is not well-formed: {told}")));
                }
            };
            let (namespace, event) = event;
            match event {
                Event::Start(start) => {
                    let element = self.element(&start, &namespace, root.is_some())?;
                    self.open.push(element);
                    if self.open.len() > DEEPEST {
                        return Err(self.fault(format!(
                            "elements stand in each other more than {DEEPEST} deep"
                        )));
                    }
                }
                Event::Empty(start) => {
                    let element = self.element(&start, &namespace, root.is_some())?;
                    self.close(element, &mut root);
                }
                Event::End(_) => {
                    if let Some(element) = self.open.pop() {
                        self.close(element, &mut root);
                    }
                }
                Event::Text(text) => self.add(&text.xml10_content())?,
                Event::CData(text) => self.add(&text.xml10_content())?,
                Event::GeneralRef(reference) => {
                    let unfolded = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        Ok(None) => match &*reference.xml10_content() {
                            "lt" => Some('<'),
                            "gt" => Some('>'),
                            "amp" => Some('&'),
                            "apos" => Some('\''),
                            "quot" => Some('"'),
                            _ => None,
                        },
                        Err(_) => None,
                    };
                    match unfolded {
                        Some(c) => self.add(c.encode_utf8(&mut [0; 4]))?,
                        None => {
                            let name = reference.xml10_content();
                            return Err(self.fault(format!("`&{name};` stands for nothing")));
                        }
                    }
                }
                Event::Decl(declaration) => {
                    let encoding = match declaration.encoding() {
                        Some(Ok(encoding)) => encoding.to_ascii_lowercase(),
                        Some(Err(_)) => "?".to_owned(),
                        None => "utf-8".to_owned(),
                    };
                    if !["utf-8", "utf8", "us-ascii"].contains(&encoding.as_str()) {
                        return Err(self.fault(format!(
                            "the file says it is `{encoding}`: save it with the encoding UTF-8"
                        )));
                    }
                }
                Event::DocType(_) => {
                    let what = "the file has a document type (DTD), which is refused: its entities could unfold without end";
                    return Err(self.fault(what));
                }
                Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        if let Some(open) = self.open.last() {
            let (name, line) = (&open.name, open.line);
            return Err(self.fault(format!(
                "the file ends within `{name}`, which begins in line {line}"
            )));
        }
        root.map(|root| (root, self.namespace.clone()))
            .ok_or_else(|| self.fault("the file has no element: it is no XML"))
    }

    fn element(
        &mut self,
        start: &BytesStart<'_>,
        namespace: &str,
        is_after: bool,
    ) -> Result<Element, Fault> {
        if is_after {
            return Err(self.fault("a second root element follows the first"));
        }
        self.count += 1;
        if self.count > MOST_ELEMENTS {
            return Err(self.fault(format!("there are more than {MOST_ELEMENTS} elements")));
        }
        if self.open.is_empty() {
            self.namespace = namespace.to_owned();
        }
        let name: Box<str> = start.local_name().as_ref().into();
        let mut element = Element {
            is_own: namespace == self.namespace,
            line: self.line(),
            name,
            ..Element::default()
        };
        // Counted as they come: comparing each with each is left to the few that are kept.
        for (count, attribute) in start.attributes().with_checks(false).enumerate() {
            let name = &element.name;
            self.attributes += 1;
            if self.attributes > MOST_ATTRIBUTES_IN_ALL {
                return Err(self.fault(format!(
                    "there are more than {MOST_ATTRIBUTES_IN_ALL} attributes"
                )));
            }
            if count == MOST_ATTRIBUTES {
                return Err(self.fault(format!(
                    "`{name}` has more than {MOST_ATTRIBUTES} attributes"
                )));
            }
            let attribute = attribute
                .map_err(|error| self.fault(format!("an attribute of `{name}`: {error}")))?;
            let is_lang = attribute.key.as_ref() == LANG;
            let is_foreign = attribute.key.prefix().is_some() && !is_lang;
            if is_foreign || attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let local = attribute.key.local_name();
            let key: &str = if is_lang { LANG } else { local.as_ref() };
            if element.attribute(key).is_some() {
                return Err(self.fault(format!("`{name}` has the attribute `{key}` twice")));
            }
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| {
                    self.fault(format!("the attribute `{key}` of `{name}`: {error}"))
                })?;
            self.check(&value)?;
            element.attributes.push((key.into(), (&*value).into()));
        }
        Ok(element)
    }

    fn close(&mut self, element: Element, root: &mut Option<Element>) {
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => *root = Some(element),
        }
    }

    /// Adds text to the innermost element.
    fn add(&mut self, text: &str) -> Result<(), Fault> {
        self.check(text)?;
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err(self.fault("text stands outside the root element: this is no XML")),
        }
        Ok(())
    }

    fn check(&self, text: &str) -> Result<(), Fault> {
        let control = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r');
        match text.chars().find(|c| control(*c)) {
            Some(c) => Err(self.fault(format!("a control character (U+{:04X})", u32::from(c)))),
            None => Ok(()),
        }
    }

    fn line(&self) -> u32 {
        // An element begins at its `<`; the position before it may still be that of the text's end.
        let at = self.at.min(self.text.len());
        let (mut from, mut line) = self.counted.get();
        if at < from {
            (from, line) = (0, 1);
        }
        let bytes = &self.text.as_bytes()[from..at];
        let line = line + bytes.iter().filter(|byte| **byte == b'\n').count() as u32;
        self.counted.set((at, line));
        line
    }

    fn fault(&self, what: impl Into<String>) -> Fault {
        Fault {
            line: self.line(),
            what: what.into(),
        }
    }
}
