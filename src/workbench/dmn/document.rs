//! A DMN document as plain data: what an export writes and what an import has read.

/// The decision model of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Document {
    /// The model's name, and its id in the file.
    pub(crate) name: String,
    /// The model's name as people read it.
    pub(crate) label: String,
    /// What the model is, one paragraph.
    pub(crate) description: String,
    /// The language of its texts, as in XML; empty where it is not said.
    pub(crate) lang: String,
    /// Types with their allowed values.
    pub(crate) types: Vec<Type>,
    /// What must be known of a case.
    pub(crate) inputs: Vec<Input>,
    /// The documents that decisions rest on.
    pub(crate) authorities: Vec<Authority>,
    /// The decisions, each after those that it needs.
    pub(crate) decisions: Vec<Decision>,
    /// What the document does not carry, a line each.
    pub(crate) notes: Vec<String>,
}

/// An item definition.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Type {
    pub(crate) name: String,
    /// The type that it narrows; empty where it has components.
    pub(crate) base: String,
    /// Unary tests that every value passes.
    pub(crate) allowed: Option<String>,
    /// Whether it is a list of such values.
    pub(crate) is_list: bool,
    pub(crate) description: String,
    /// The parts of a context.
    pub(crate) parts: Vec<Type>,
}

/// A piece of input data.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) type_ref: String,
    pub(crate) description: String,
}

/// A knowledge source.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Authority {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) description: String,
}

/// A decision.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decision {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) description: String,
    /// What the values mean, in words.
    pub(crate) answers: String,
    pub(crate) type_ref: String,
    /// Names of the input data and decisions that it needs.
    pub(crate) needs: Vec<String>,
    /// Ids of the knowledge sources that it rests on.
    pub(crate) authorities: Vec<String>,
    pub(crate) logic: Logic,
    /// Where it stands in a file that was read, from 1.
    pub(crate) line: u32,
}

/// How a decision is made.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Logic {
    /// By a decision table.
    Table(Table),
    /// By a FEEL expression.
    Expression(String),
    /// In a way that is only named: the element.
    Other(String),
}

/// A decision table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub(crate) hit: Hit,
    pub(crate) inputs: Vec<Clause>,
    pub(crate) outputs: Vec<Clause>,
    /// Names of the annotation columns.
    pub(crate) annotations: Vec<String>,
    pub(crate) rules: Vec<Row>,
}

/// A column of inputs or outputs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Clause {
    /// The input expression, or the output's name; empty for the only output.
    pub(crate) text: String,
    pub(crate) label: String,
    pub(crate) type_ref: String,
    /// Unary tests: the input's values, or the output's in the order of their priority.
    pub(crate) values: Option<String>,
    /// What an output is where no rule matches.
    pub(crate) default: Option<String>,
    pub(crate) line: u32,
}

/// A rule of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    pub(crate) tests: Vec<String>,
    pub(crate) gives: Vec<String>,
    pub(crate) annotations: Vec<String>,
    pub(crate) description: String,
    /// Which row it is, from 1.
    pub(crate) number: u32,
    pub(crate) line: u32,
}

/// What a table makes of several rules that match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hit {
    Unique,
    Any,
    First,
    Priority,
    RuleOrder,
    OutputOrder,
    Collect,
    /// A collection that is summed, counted, or of which the least or greatest is taken.
    Aggregate(&'static str),
}

impl Decision {
    /// Its table, if it has one.
    pub(crate) fn table(&self) -> Option<&Table> {
        match &self.logic {
            Logic::Table(table) => Some(table),
            Logic::Expression(_) | Logic::Other(_) => None,
        }
    }
}

impl Hit {
    /// The `hitPolicy` and `aggregation` of the table.
    pub(crate) fn attributes(self) -> (&'static str, Option<&'static str>) {
        match self {
            Hit::Unique => ("UNIQUE", None),
            Hit::Any => ("ANY", None),
            Hit::First => ("FIRST", None),
            Hit::Priority => ("PRIORITY", None),
            Hit::RuleOrder => ("RULE ORDER", None),
            Hit::OutputOrder => ("OUTPUT ORDER", None),
            Hit::Collect => ("COLLECT", None),
            Hit::Aggregate(how) => ("COLLECT", Some(how)),
        }
    }

    /// The policy of a table by its attributes; unique where none is given.
    pub(crate) fn of(policy: Option<&str>, aggregation: Option<&str>) -> Option<Hit> {
        let collected = || match aggregation {
            None => Some(Hit::Collect),
            Some(how) => ["SUM", "COUNT", "MIN", "MAX"]
                .into_iter()
                .find(|known| *known == how)
                .map(Hit::Aggregate),
        };
        match policy {
            None | Some("UNIQUE") => Some(Hit::Unique),
            Some("ANY") => Some(Hit::Any),
            Some("FIRST") => Some(Hit::First),
            Some("PRIORITY") => Some(Hit::Priority),
            Some("RULE ORDER") => Some(Hit::RuleOrder),
            Some("OUTPUT ORDER") => Some(Hit::OutputOrder),
            Some("COLLECT") => collected(),
            Some(_) => None,
        }
    }
}

/// A version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 1.3, which the common editors read.
    V1_3,
    /// 1.5.
    V1_5,
}

impl Version {
    /// The namespace of the model.
    pub(crate) fn model(self) -> &'static str {
        match self {
            Version::V1_3 => "https://www.omg.org/spec/DMN/20191111/MODEL/",
            Version::V1_5 => "https://www.omg.org/spec/DMN/20230324/MODEL/",
        }
    }

    /// The namespace of the drawing.
    pub(crate) fn drawing(self) -> &'static str {
        match self {
            Version::V1_3 => "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            Version::V1_5 => "https://www.omg.org/spec/DMN/20230324/DMNDI/",
        }
    }

    /// The namespace that names the expression language.
    pub(crate) fn feel(self) -> &'static str {
        match self {
            Version::V1_3 => "https://www.omg.org/spec/DMN/20191111/FEEL/",
            Version::V1_5 => "https://www.omg.org/spec/DMN/20230324/FEEL/",
        }
    }
}
