//! A table of results ([`Results::csv`]) read again, also as a spreadsheet saves it: with another sign between cells, with the rows of
//! several learners under one header, with empty rows.

use csv::{ReaderBuilder, StringRecord};

use crate::training::judging::{Confidence, Mark};
use crate::training::results::table::{COLUMNS, defused, marked, sure};
use crate::training::results::{Done, KIND, Named, NoResults, PackOf, Results, SCHEMA, Said};

/// The signs that stand between cells: what is written here, the comma of RFC 4180, and a tab, as a spreadsheet may save it.
const SIGNS: [char; 3] = [',', ';', '\t'];

impl Results {
    /// The result files that stand in a table: one for each learner, day and version of the rules, in the order of their first rows.
    ///
    /// # Errors
    /// It is no such table, or the column that the error names holds what cannot be.
    pub fn of_table(text: &str) -> Result<Vec<Results>, NoResults> {
        let text = text.trim_start_matches('\u{feff}');
        let header = text.lines().next().unwrap_or_default();
        let sign = header.chars().find(|it| SIGNS.contains(it));
        let mut reader = ReaderBuilder::new()
            .delimiter(sign.map_or(b',', |it| it as u8))
            .from_reader(text.as_bytes());
        let columns = Columns::of(reader.headers().map_err(|_| NoResults::Kind)?)?;
        let mut files: Vec<Results> = Vec::new();
        for row in reader.records() {
            let row = row.map_err(|_| NoResults::Kind)?;
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let row = Row {
                columns: &columns,
                cells: &row,
            };
            let done = row.done()?;
            let (pack, on, name) = (row.pack(), row.text("on"), row.text("name"));
            let own = |it: &&mut Results| it.pack == pack && it.on == on && it.name == name;
            match files.iter_mut().find(own) {
                Some(file) => file.exercises.push(done),
                None => files.push(Results {
                    schema: SCHEMA,
                    kind: KIND.to_owned(),
                    pack,
                    set: done.set.clone(),
                    on,
                    name,
                    exercises: vec![done],
                }),
            }
        }
        if files.is_empty() {
            return Err(NoResults::Empty);
        }
        files.into_iter().map(Results::checked).collect()
    }
}

/// Where each column stands.
struct Columns {
    /// Of each of [`COLUMNS`].
    places: Vec<usize>,
    /// The decisions: the id of each, and where what was predicted stands, what the routine answers, and how that is marked.
    decisions: Vec<(String, [usize; 3])>,
}

impl Columns {
    fn of(header: &StringRecord) -> Result<Columns, NoResults> {
        let place = |name: &str| header.iter().position(|it| it.trim() == name);
        let places = COLUMNS.iter().map(|it| place(it)).collect::<Option<_>>();
        let decision = |cell: &str| {
            let id = cell.trim().strip_prefix("mark ")?;
            let [predicted, key, mark] =
                ["predicted", "key", "mark"].map(|what| place(&format!("{what} {id}")));
            Some((id.to_owned(), [predicted?, key?, mark?]))
        };
        Ok(Columns {
            places: places.ok_or(NoResults::Kind)?,
            decisions: header.iter().filter_map(decision).collect(),
        })
    }
}

/// One exercise of the table.
struct Row<'r> {
    columns: &'r Columns,
    cells: &'r StringRecord,
}

impl Row<'_> {
    fn at(&self, place: usize) -> &str {
        self.cells.get(place).unwrap_or_default()
    }

    /// A cell as it was before a spreadsheet was kept from taking it for a formula.
    fn cell(&self, column: &'static str) -> &str {
        let known = COLUMNS.iter().position(|it| *it == column);
        let cell = known.map_or("", |it| self.at(self.columns.places[it]));
        match cell.strip_prefix('\'') {
            Some(rest) if !defused(rest).is_empty() => rest,
            _ => cell,
        }
    }

    fn text(&self, column: &'static str) -> String {
        self.cell(column).to_owned()
    }

    fn number<T: std::str::FromStr>(&self, column: &'static str) -> Result<T, NoResults> {
        let number = self.cell(column).trim().parse();
        number.map_err(|_| NoResults::Damaged(column))
    }

    fn list(&self, column: &'static str) -> Vec<String> {
        let codes = self.cell(column).split_whitespace();
        codes.map(str::to_owned).collect()
    }

    fn pack(&self) -> PackOf {
        PackOf {
            id: self.text("pack"),
            version: self.text("version"),
            hash: self.text("hash"),
        }
    }

    fn done(&self) -> Result<Done, NoResults> {
        let said = |at: usize| -> Named<Said> {
            let all = self.columns.decisions.iter();
            all.filter_map(|(id, places)| Some((id.clone(), Said::of_cell(self.at(places[at]))?)))
                .collect()
        };
        let mut marks = Vec::new();
        for (id, places) in &self.columns.decisions {
            let cell = self.at(places[2]).trim();
            if !cell.is_empty() {
                let all = [Mark::Right, Mark::Partly, Mark::Wrong];
                let mark = all.into_iter().find(|it| marked(*it) == cell);
                marks.push((id.clone(), mark.ok_or(NoResults::Damaged("marks"))?));
            }
        }
        let all = [Confidence::Guessing, Confidence::Fairly, Confidence::Sure];
        let confidence = all
            .into_iter()
            .find(|it| sure(*it) == self.cell("confidence").trim());
        Ok(Done {
            set: self.text("set"),
            number: self.number("number")?,
            of: self.number("of")?,
            id: self.text("id"),
            kind: self.text("kind"),
            title: Some(self.text("title")).filter(|it| !it.is_empty()),
            rules: self.list("rules"),
            topics: self.list("topics"),
            predicted: said(0),
            key: said(1),
            marks: Named(marks),
            points: self.number("points")?,
            right: match self.cell("right").trim() {
                "yes" => true,
                "no" => false,
                _ => return Err(NoResults::Damaged("right")),
            },
            confidence: confidence.ok_or(NoResults::Damaged("confidence"))?,
            seconds: self.number("seconds")?,
            needless: self.list("needless"),
            missed: self.list("missed"),
        })
    }
}
