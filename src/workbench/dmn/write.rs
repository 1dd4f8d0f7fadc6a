//! A document as XML, the elements in the order of the format's schema.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::workbench::dmn::document::{
    Authority, Clause, Decision, Document, Input, Logic, Row, Table, Type, Version,
};
use crate::workbench::dmn::drawing::{self, Drawing};

/// The id of the note that lists what the file does not carry.
pub(super) const NOTE: &str = "not-carried";

/// The whole file.
pub(super) fn xml(document: &Document, version: Version) -> String {
    let mut out = Xml(Writer::new_with_indent(Vec::new(), b' ', 2));
    out.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    let namespace = format!("urn:samverkanslots:pack:{}", document.name);
    let attributes = [
        ("xmlns", version.model()),
        ("xmlns:dmndi", version.drawing()),
        ("xmlns:di", "http://www.omg.org/spec/DMN/20180521/DI/"),
        ("xmlns:dc", "http://www.omg.org/spec/DMN/20180521/DC/"),
        ("id", "definitions"),
        ("name", document.name.as_str()),
        ("label", document.label.as_str()),
        ("xml:lang", document.lang.as_str()),
        ("namespace", namespace.as_str()),
        ("expressionLanguage", version.feel()),
        ("typeLanguage", version.feel()),
        ("exporter", "lots"),
        ("exporterVersion", env!("CARGO_PKG_VERSION")),
    ];
    out.element("definitions", &attributes, |out| {
        out.words("description", &document.description);
        for kind in &document.types {
            out.kind("itemDefinition", kind);
        }
        for input in &document.inputs {
            out.input(input);
        }
        for authority in &document.authorities {
            out.authority(authority);
        }
        for decision in &document.decisions {
            out.decision(document, decision);
        }
        if !document.notes.is_empty() {
            let attributes = [("id", NOTE), ("textFormat", "text/plain")];
            out.element("textAnnotation", &attributes, |out| {
                out.words("text", &told(&document.notes));
            });
        }
        out.drawing(&drawing::of(document));
    });
    String::from_utf8(out.0.into_inner()).expect("what is written are strings")
}

/// The notes as one text.
pub(super) fn told(notes: &[String]) -> String {
    format!("Not carried by this file\n- {}", notes.join("\n- "))
}

/// The id of the requirement that a decision has of something.
pub(super) fn requirement(decision: &str, needed: &str) -> String {
    format!("{decision}-needs-{needed}")
}

/// The id of a knowledge source.
pub(super) fn source(id: &str) -> String {
    format!("source-{}", super::names::plain(id))
}

struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn event(&mut self, event: Event<'_>) {
        self.0
            .write_event(event)
            .expect("a vector takes everything");
    }

    /// An element with what is inside.
    fn element(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Xml)) {
        let start = BytesStart::new(name).with_attributes(pairs(attributes).iter().map(pair));
        self.event(Event::Start(start));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing inside.
    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let start = BytesStart::new(name).with_attributes(pairs(attributes).iter().map(pair));
        self.event(Event::Empty(start));
    }

    /// An element with a text; none where there is no text.
    fn words(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.element(name, &[], |out| out.text(text));
        }
    }

    fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&allowed(text))));
    }

    fn kind(&mut self, element: &str, kind: &Type) {
        let id = format!("type-{}", kind.name);
        let mut attributes = vec![("name", kind.name.as_str())];
        // The parts of a context are named within it.
        if element == "itemDefinition" {
            attributes.insert(0, ("id", id.as_str()));
        }
        if kind.is_list {
            attributes.push(("isCollection", "true"));
        }
        self.element(element, &attributes, |out| {
            out.words("description", &kind.description);
            out.words("typeRef", &kind.base);
            if let Some(allowed) = &kind.allowed {
                out.element("allowedValues", &[], |out| out.words("text", allowed));
            }
            for part in &kind.parts {
                out.kind("itemComponent", part);
            }
        });
    }

    fn input(&mut self, input: &Input) {
        let attributes = named(&input.name, &input.label);
        self.element("inputData", &attributes, |out| {
            out.words("description", &input.description);
            out.variable(&input.name, &input.type_ref);
        });
    }

    fn variable(&mut self, name: &str, type_ref: &str) {
        let id = format!("{name}-variable");
        self.empty(
            "variable",
            &[("id", id.as_str()), ("name", name), ("typeRef", type_ref)],
        );
    }

    fn authority(&mut self, authority: &Authority) {
        let id = source(&authority.id);
        let name = format!("{}: {}", authority.id, authority.label);
        self.element("knowledgeSource", &[("id", &id), ("name", &name)], |out| {
            out.words("description", &authority.description);
        });
    }

    fn decision(&mut self, document: &Document, decision: &Decision) {
        let name = decision.name.as_str();
        self.element("decision", &named(name, &decision.label), |out| {
            out.words("description", &decision.description);
            out.words("question", &decision.label);
            out.words("allowedAnswers", &decision.answers);
            out.variable(name, &decision.type_ref);
            for needed in &decision.needs {
                let id = requirement(name, needed);
                let is_input = document.inputs.iter().any(|input| input.name == *needed);
                let required = if is_input {
                    "requiredInput"
                } else {
                    "requiredDecision"
                };
                out.element("informationRequirement", &[("id", &id)], |out| {
                    out.empty(required, &[("href", &format!("#{needed}"))]);
                });
            }
            for authority in &decision.authorities {
                let source = source(authority);
                let id = requirement(name, &source);
                out.element("authorityRequirement", &[("id", &id)], |out| {
                    out.empty("requiredAuthority", &[("href", &format!("#{source}"))]);
                });
            }
            match &decision.logic {
                Logic::Table(table) => out.table(decision, table),
                Logic::Expression(text) | Logic::Other(text) => {
                    let id = format!("{name}-expression");
                    let attributes = [("id", id.as_str()), ("typeRef", &decision.type_ref)];
                    out.element("literalExpression", &attributes, |out| {
                        out.words("text", text);
                    });
                }
            }
        });
    }

    fn table(&mut self, decision: &Decision, table: &Table) {
        let id = format!("{}-table", decision.name);
        let (policy, aggregation) = table.hit.attributes();
        let mut attributes = vec![
            ("id", id.as_str()),
            ("hitPolicy", policy),
            ("preferredOrientation", "Rule-as-Row"),
        ];
        attributes.extend(aggregation.map(|how| ("aggregation", how)));
        if let [output] = table.outputs.as_slice() {
            attributes.push(("outputLabel", output.label.as_str()));
        }
        self.element("decisionTable", &attributes, |out| {
            for (at, input) in table.inputs.iter().enumerate() {
                out.head(&format!("{}-input-{}", decision.name, at + 1), input);
            }
            for (at, output) in table.outputs.iter().enumerate() {
                out.output(&format!("{}-output-{}", decision.name, at + 1), output);
            }
            for annotation in &table.annotations {
                out.empty("annotation", &[("name", annotation)]);
            }
            for (at, row) in table.rules.iter().enumerate() {
                out.row(&format!("{}-rule-{}", decision.name, at + 1), row);
            }
        });
    }

    fn head(&mut self, id: &str, input: &Clause) {
        self.element("input", &[("id", id), ("label", &input.label)], |out| {
            let inner = format!("{id}-expression");
            let attributes = [("id", inner.as_str()), ("typeRef", &input.type_ref)];
            out.element("inputExpression", &attributes, |out| {
                out.words("text", &input.text);
            });
            if let Some(values) = &input.values {
                let inner = format!("{id}-values");
                out.element("inputValues", &[("id", &inner)], |out| {
                    out.words("text", values);
                });
            }
        });
    }

    fn output(&mut self, id: &str, output: &Clause) {
        let mut attributes = vec![("id", id), ("label", output.label.as_str())];
        if !output.text.is_empty() {
            attributes.push(("name", &output.text));
        }
        attributes.push(("typeRef", &output.type_ref));
        self.element("output", &attributes, |out| {
            if let Some(values) = &output.values {
                let inner = format!("{id}-values");
                out.element("outputValues", &[("id", &inner)], |out| {
                    out.words("text", values);
                });
            }
        });
    }

    fn row(&mut self, id: &str, row: &Row) {
        self.element("rule", &[("id", id)], |out| {
            out.words("description", &row.description);
            let cells = [
                ("inputEntry", "in", &row.tests),
                ("outputEntry", "out", &row.gives),
            ];
            for (element, short, texts) in cells {
                for (at, text) in texts.iter().enumerate() {
                    let id = format!("{id}-{short}-{}", at + 1);
                    out.element(element, &[("id", &id)], |out| out.words("text", text));
                }
            }
            for text in &row.annotations {
                out.element("annotationEntry", &[], |out| {
                    out.element("text", &[], |out| out.text(text));
                });
            }
        });
    }

    fn drawing(&mut self, drawing: &Drawing) {
        self.element("dmndi:DMNDI", &[], |out| {
            out.element("dmndi:DMNDiagram", &[("id", "diagram")], |out| {
                for shape in &drawing.shapes {
                    let id = format!("shape-{}", shape.of);
                    let attributes = [("id", id.as_str()), ("dmnElementRef", &shape.of)];
                    out.element("dmndi:DMNShape", &attributes, |out| {
                        let [x, y, width, height] =
                            [shape.x, shape.y, shape.width, shape.height].map(|at| at.to_string());
                        out.empty(
                            "dc:Bounds",
                            &[("height", &height), ("width", &width), ("x", &x), ("y", &y)],
                        );
                    });
                }
                for edge in &drawing.edges {
                    let id = format!("edge-{}", edge.of);
                    let attributes = [("id", id.as_str()), ("dmnElementRef", &edge.of)];
                    out.element("dmndi:DMNEdge", &attributes, |out| {
                        for (x, y) in edge.points {
                            let (x, y) = (x.to_string(), y.to_string());
                            out.empty("di:waypoint", &[("x", &x), ("y", &y)]);
                        }
                    });
                }
            });
        });
    }
}

/// The id, name and label of a node; a label that says nothing more is left out.
fn named<'a>(name: &'a str, label: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut attributes = vec![("id", name), ("name", name)];
    if !label.is_empty() && label != name {
        attributes.push(("label", label));
    }
    attributes
}

fn pairs(attributes: &[(&str, &str)]) -> Vec<(String, String)> {
    attributes
        .iter()
        .map(|(key, value)| ((*key).to_owned(), allowed(value)))
        .collect()
}

fn pair(pair: &(String, String)) -> (&str, &str) {
    (&pair.0, &pair.1)
}

/// A text without the control characters that XML has no way to write.
fn allowed(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => c,
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            _ => c,
        })
        .collect()
}
