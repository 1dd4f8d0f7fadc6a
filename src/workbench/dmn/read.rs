//! XML as a document: decision tables of DMN 1.1 to 1.5, and the names and types around them.

use std::collections::BTreeMap;

use crate::workbench::dmn::Fault;
use crate::workbench::dmn::document::{
    Clause, Decision, Document, Hit, Input, Logic, Row, Table, Type,
};
use crate::workbench::dmn::feel::shortened;
use crate::workbench::dmn::tree::{self, Element};

/// The namespaces of the format, with its versions.
const VERSIONS: [(&str, &str); 5] = [
    ("http://www.omg.org/spec/DMN/20151101/dmn.xsd", "1.1"),
    ("http://www.omg.org/spec/DMN/20180521/MODEL/", "1.2"),
    ("https://www.omg.org/spec/DMN/20191111/MODEL/", "1.3"),
    ("https://www.omg.org/spec/DMN/20211108/MODEL/", "1.4"),
    ("https://www.omg.org/spec/DMN/20230324/MODEL/", "1.5"),
];

/// The document of a file's text.
///
/// # Errors
/// It is no DMN, or a table in it has cells too few or too many or an unknown hit policy.
pub(super) fn document(text: &str) -> Result<Document, Fault> {
    let (root, namespace) = tree::parse(text)?;
    let known = VERSIONS.iter().any(|(known, _)| *known == namespace);
    if &*root.name != "definitions" || !known {
        let versions: Vec<&str> = VERSIONS.iter().map(|(_, version)| *version).collect();
        let namespace = match namespace.as_str() {
            "" => "no namespace".to_owned(),
            namespace => format!("the namespace `{}`", shortened(namespace)),
        };
        return Err(Fault {
            line: root.line,
            what: format!(
                "the root element is `{}` in {namespace}, not `definitions` of DMN {}",
                shortened(&root.name),
                versions.join(", ")
            ),
        });
    }
    let mut document = Document {
        name: root.attribute("name").unwrap_or("imported").to_owned(),
        label: root
            .attribute("label")
            .or(root.attribute("name"))
            .unwrap_or("Imported")
            .to_owned(),
        description: root.words("description").unwrap_or_default(),
        lang: root.attribute(tree::LANG).unwrap_or_default().to_owned(),
        types: root.all("itemDefinition").map(kind).collect(),
        inputs: root.all("inputData").map(input).collect(),
        ..Document::default()
    };
    // Requirements point at ids; expressions speak of names.
    let names: BTreeMap<String, String> = root
        .children
        .iter()
        .filter_map(|element| Some((element.attribute("id")?.to_owned(), name(element))))
        .collect();
    for element in root.all("decision") {
        document.decisions.push(decision(element, &names)?);
    }
    let tables = || root.all("decision").flat_map(|it| it.all("decisionTable"));
    let has_ids = tables().any(|it| it.all("rule").any(|rule| rule.attribute("id").is_some()));
    if has_ids {
        let note = "the ids of rules: a row is called by its number in the table";
        document.notes.push(note.to_owned());
    }
    for element in &root.children {
        let what = match &*element.name {
            _ if !element.is_own => continue,
            "businessKnowledgeModel" => "the business knowledge model",
            "decisionService" => "the decision service",
            "import" => "the import of another model",
            "knowledgeSource" => "the knowledge source",
            _ => continue,
        };
        document.notes.push(format!("{what} `{}`", name(element)));
    }
    Ok(document)
}

/// The name by which expressions speak of an element.
fn name(element: &Element) -> String {
    let variable = element.first("variable").and_then(|v| v.attribute("name"));
    let own = element.attribute("name").or(element.attribute("id"));
    variable.or(own).unwrap_or_default().trim().to_owned()
}

/// The words by which people speak of it.
fn label(element: &Element) -> String {
    let label = element.attribute("label").map(str::to_owned);
    let question = element.words("question");
    label.or(question).unwrap_or_else(|| {
        element
            .attribute("name")
            .map_or_else(|| name(element), str::to_owned)
    })
}

/// The name of a type without the prefix of its language.
fn type_ref(text: Option<&str>) -> String {
    let text = text.unwrap_or_default().trim();
    text.rsplit(':').next().unwrap_or_default().to_owned()
}

fn kind(element: &Element) -> Type {
    let tests = |name: &str| element.first(name).and_then(|tests| tests.words("text"));
    Type {
        name: element.attribute("name").unwrap_or_default().to_owned(),
        base: type_ref(element.words("typeRef").as_deref()),
        allowed: tests("allowedValues").or_else(|| tests("typeConstraint")),
        is_list: element.attribute("isCollection") == Some("true"),
        description: element.words("description").unwrap_or_default(),
        parts: element.all("itemComponent").map(kind).collect(),
    }
}

fn input(element: &Element) -> Input {
    let variable = element.first("variable");
    Input {
        name: name(element),
        label: label(element),
        type_ref: type_ref(variable.and_then(|variable| variable.attribute("typeRef"))),
        description: element.words("description").unwrap_or_default(),
    }
}

fn decision(element: &Element, names: &BTreeMap<String, String>) -> Result<Decision, Fault> {
    let own = name(element);
    if own.is_empty() {
        return Err(Fault {
            line: element.line,
            what: "a decision has no name".to_owned(),
        });
    }
    let needs = element
        .all("informationRequirement")
        .flat_map(|requirement| &requirement.children)
        .filter_map(|needed| needed.attribute("href")?.strip_prefix('#'))
        .filter_map(|id| names.get(id).cloned())
        .collect();
    let logic = element.children.iter().find_map(|child| {
        let known = [
            "context",
            "functionDefinition",
            "invocation",
            "list",
            "relation",
            "conditional",
            "for",
            "filter",
            "every",
            "some",
        ];
        match &*child.name {
            _ if !child.is_own => None,
            "decisionTable" => Some(table(&own, child).map(Logic::Table)),
            "literalExpression" => {
                let text = child.words("text").unwrap_or_default();
                Some(Ok(Logic::Expression(text)))
            }
            other if known.contains(&other) => Some(Ok(Logic::Other(other.to_owned()))),
            _ => None,
        }
    });
    let variable = element.first("variable");
    Ok(Decision {
        label: label(element),
        description: element.words("description").unwrap_or_default(),
        answers: element.words("allowedAnswers").unwrap_or_default(),
        type_ref: type_ref(variable.and_then(|variable| variable.attribute("typeRef"))),
        needs,
        authorities: Vec::new(),
        logic: logic.unwrap_or_else(|| Ok(Logic::Other("nothing".to_owned())))?,
        line: element.line,
        name: own,
    })
}

fn table(decision: &str, element: &Element) -> Result<Table, Fault> {
    let fault = |line: u32, what: String| Err(Fault { line, what });
    let policy = element.attribute("hitPolicy");
    let Some(hit) = Hit::of(policy, element.attribute("aggregation")) else {
        return fault(
            element.line,
            format!(
                "the table of `{decision}` has the hit policy `{}`, which there is not",
                policy.unwrap_or_default()
            ),
        );
    };
    let inputs: Vec<Clause> = element.all("input").map(head).collect();
    let outputs: Vec<Clause> = element
        .all("output")
        .map(|output| Clause {
            text: output.attribute("name").unwrap_or_default().to_owned(),
            label: output.attribute("label").unwrap_or_default().to_owned(),
            type_ref: type_ref(output.attribute("typeRef")),
            values: output
                .first("outputValues")
                .and_then(|values| values.words("text")),
            default: output
                .first("defaultOutputEntry")
                .and_then(|value| value.words("text")),
            line: output.line,
        })
        .collect();
    if outputs.is_empty() {
        return fault(
            element.line,
            format!("the table of `{decision}` has no output"),
        );
    }
    let mut rules = Vec::new();
    for (at, rule) in element.all("rule").enumerate() {
        let texts = |name: &str| -> Vec<String> {
            let entries = rule.all(name);
            entries
                .map(|entry| entry.words("text").unwrap_or_default())
                .collect()
        };
        let row = Row {
            tests: texts("inputEntry"),
            gives: texts("outputEntry"),
            annotations: texts("annotationEntry"),
            description: rule.words("description").unwrap_or_default(),
            number: at as u32 + 1,
            line: rule.line,
        };
        let cells = [
            ("inputEntry", row.tests.len(), inputs.len()),
            ("outputEntry", row.gives.len(), outputs.len()),
        ];
        for (what, has, wanted) in cells {
            if has != wanted {
                return fault(
                    rule.line,
                    format!(
                        "rule {} of `{decision}` has {has} `{what}` for {wanted} columns",
                        at + 1
                    ),
                );
            }
        }
        rules.push(row);
    }
    Ok(Table {
        hit,
        inputs,
        outputs,
        annotations: Vec::new(),
        rules,
    })
}

fn head(input: &Element) -> Clause {
    let expression = input.first("inputExpression");
    Clause {
        text: expression
            .and_then(|expression| expression.words("text"))
            .unwrap_or_default(),
        label: input.attribute("label").unwrap_or_default().to_owned(),
        type_ref: type_ref(expression.and_then(|expression| expression.attribute("typeRef"))),
        values: input
            .first("inputValues")
            .and_then(|values| values.words("text")),
        default: None,
        line: input.line,
    }
}
