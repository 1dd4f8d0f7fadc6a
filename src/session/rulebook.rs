//! The rules of a pack to browse: all that it says and where it is known to say nothing, by topic, shortened by what is
//! looked for.

use chrono::NaiveDate;

use crate::engine::case::Case;
use crate::engine::pack::{Accepted, DecisionId, Force, Pack, RuleId};
use crate::engine::witness::{self, Goal};

/// Something that stands in the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A rule or a presumption.
    Rule(RuleId),
    /// An acknowledged gap, by index in the pack.
    Gap(usize),
    /// An acknowledged conflict, by index in the pack.
    Border(usize),
    /// Something to do, by index in the pack.
    Duty(usize),
    /// Something to keep in mind, by index in the pack.
    Notice(usize),
}

/// What an entry is about; the rulebook has a chapter for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A decision.
    Decision(DecisionId),
    /// What is to be done.
    Duties,
    /// What is to be kept in mind.
    Notices,
}

/// What an entry weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// What a rule says, with this force.
    Force(Force),
    /// Nothing: the rules are silent there.
    Gap,
    /// Nothing certain: the rules collide there.
    Border,
}

/// What is looked for; what is left out does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words, all of which must occur.
    pub text: String,
    /// The topic.
    pub topic: Option<Topic>,
    /// The source, by index in the pack.
    pub source: Option<usize>,
    /// The weight.
    pub weight: Option<Weight>,
}

/// The chapters that something was found in, and how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rulebook {
    /// Each topic with its entries, in the order of the pack.
    pub chapters: Vec<(Topic, Vec<Entry>)>,
    /// How many entries were found.
    pub found: usize,
    /// How many there are.
    pub all: usize,
}

impl Rulebook {
    /// What a filter leaves. `in_small_letters` folds the case of texts: whoever shows them has the tables for it.
    pub fn of(pack: &Pack, filter: &Filter, in_small_letters: fn(&str) -> String) -> Rulebook {
        let wanted = in_small_letters(&filter.text);
        let mut chapters: Vec<(Topic, Vec<Entry>)> = Vec::new();
        for topic in topics(pack) {
            chapters.push((topic, Vec::new()));
        }
        let entries = entries(pack);
        let mut found = 0;
        for &entry in &entries {
            let topic = entry.topic(pack);
            let is_left_out = filter.topic.is_some_and(|wanted| wanted != topic)
                || (filter.weight.is_some() && filter.weight != entry.weight(pack))
                || filter
                    .source
                    .is_some_and(|source| !entry.stands_in(pack, source));
            if is_left_out || !has_all(&wanted, || in_small_letters(&entry.text(pack))) {
                continue;
            }
            found += 1;
            for (own, chapter) in &mut chapters {
                if *own == topic {
                    chapter.push(entry);
                }
            }
        }
        chapters.retain(|(_, chapter)| !chapter.is_empty());
        Rulebook {
            chapters,
            found,
            all: entries.len(),
        }
    }
}

/// Whether all words occur in a text; the text is put together only if there are any.
fn has_all(words: &str, text: impl Fn() -> String) -> bool {
    if words.trim().is_empty() {
        return true;
    }
    let text = text();
    words.split(' ').all(|word| text.contains(word))
}

/// Everything that stands in the rulebook: what decides, where the rules are silent or collide, what is to be done and kept in
/// mind.
pub fn entries(pack: &Pack) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add = |count: usize, entry: fn(usize) -> Entry| {
        for index in 0..count {
            entries.push(entry(index));
        }
    };
    add(pack.rules.len(), Entry::Rule);
    add(pack.gaps.len(), Entry::Gap);
    add(pack.borders.len(), Entry::Border);
    add(pack.duties.len(), Entry::Duty);
    add(pack.notices.len(), Entry::Notice);
    entries
}

/// The topics in the order of their chapters.
pub fn topics(pack: &Pack) -> Vec<Topic> {
    let mut topics = Vec::new();
    for decision in 0..pack.decisions.len() {
        topics.push(Topic::Decision(decision));
    }
    topics.push(Topic::Duties);
    topics.push(Topic::Notices);
    topics
}

/// The weights that entries of the pack have, the strongest first.
pub fn weights(pack: &Pack) -> Vec<Weight> {
    let mut weights = vec![
        Weight::Force(Force::Explicit),
        Weight::Force(Force::Law),
        Weight::Force(Force::Inferred),
        Weight::Force(Force::Practice),
        Weight::Force(Force::Presumption),
        Weight::Gap,
        Weight::Border,
    ];
    let entries = entries(pack);
    weights.retain(|&weight| {
        entries
            .iter()
            .any(|entry| entry.weight(pack) == Some(weight))
    });
    weights
}

impl Entry {
    /// The chapter that it stands in.
    pub fn topic(self, pack: &Pack) -> Topic {
        let of = |rule: RuleId| Topic::Decision(pack.rules[rule].decides);
        match self {
            Entry::Rule(rule) => of(rule),
            Entry::Gap(gap) => Topic::Decision(pack.gaps[gap].decides),
            Entry::Border(border) => of(pack.borders[border].rules[0]),
            Entry::Duty(_) => Topic::Duties,
            Entry::Notice(_) => Topic::Notices,
        }
    }

    /// What it weighs; a notice weighs nothing.
    pub fn weight(self, pack: &Pack) -> Option<Weight> {
        match self {
            Entry::Rule(rule) => Some(Weight::Force(pack.rules[rule].force)),
            Entry::Gap(_) => Some(Weight::Gap),
            Entry::Border(_) => Some(Weight::Border),
            Entry::Duty(duty) => Some(Weight::Force(pack.duties[duty].force)),
            Entry::Notice(_) => None,
        }
    }

    /// The code that the author gave it; gaps and borders have none.
    pub fn id(self, pack: &Pack) -> &str {
        match self {
            Entry::Rule(rule) => &pack.rules[rule].id,
            Entry::Duty(duty) => &pack.duties[duty].id,
            Entry::Notice(notice) => &pack.notices[notice].id,
            Entry::Gap(_) | Entry::Border(_) => "",
        }
    }

    /// The reason, one sentence; empty for a notice, which is one itself.
    pub fn because(self, pack: &Pack) -> &str {
        match self {
            Entry::Rule(rule) => &pack.rules[rule].because,
            Entry::Gap(gap) => &pack.gaps[gap].because,
            Entry::Border(border) => &pack.borders[border].because,
            Entry::Duty(duty) => &pack.duties[duty].because,
            Entry::Notice(_) => "",
        }
    }

    /// Its basis ids.
    pub fn basis(self, pack: &Pack) -> &[String] {
        match self {
            Entry::Rule(rule) => &pack.rules[rule].basis,
            Entry::Gap(gap) => &pack.gaps[gap].basis,
            Entry::Border(border) => &pack.borders[border].basis,
            Entry::Duty(duty) => &pack.duties[duty].basis,
            Entry::Notice(notice) => &pack.notices[notice].basis,
        }
    }

    /// Of a gap or border, who answers for leaving it and until when.
    pub fn accepted(self, pack: &Pack) -> Option<&Accepted> {
        match self {
            Entry::Gap(gap) => Some(&pack.gaps[gap].accepted),
            Entry::Border(border) => Some(&pack.borders[border].accepted),
            Entry::Rule(_) | Entry::Duty(_) | Entry::Notice(_) => None,
        }
    }

    /// Whether some of it stands in a source.
    fn stands_in(self, pack: &Pack, source: usize) -> bool {
        let basis = self.basis(pack);
        let listed = |id: &String| basis.contains(id);
        pack.sections
            .iter()
            .any(|section| section.source == source && section.basis.iter().any(listed))
    }

    /// All that it can be found by: code, conclusions, reason, who answers for it, ids, sections, and the law beside it.
    fn text(self, pack: &Pack) -> String {
        let mut text = self.id(pack).to_owned();
        let mut add = |part: &str| {
            text.push('\n');
            text.push_str(part);
        };
        add(self.because(pack));
        match self {
            Entry::Rule(rule) => {
                let rule = &pack.rules[rule];
                for values in [&rule.gives, &rule.excludes] {
                    for &value in values {
                        add(&pack.decisions[rule.decides].values[value].label);
                    }
                }
            }
            Entry::Duty(duty) => add(&pack.duties[duty].label),
            Entry::Notice(notice) => add(&pack.notices[notice].text),
            Entry::Gap(_) | Entry::Border(_) => {}
        }
        if let Some(accepted) = self.accepted(pack) {
            add(&accepted.owner);
        }
        for id in self.basis(pack) {
            add(id);
            if let Some(section) = pack.section(id) {
                add(&section.title);
            }
        }
        for law in pack.laws(self.basis(pack)) {
            add(&law.says);
            add(&law.today);
        }
        text
    }

    /// A case with as few answers as possible in which it counts, judged on a day; `None` where there is none on that day.
    pub fn smallest_case(self, pack: &Pack, on: NaiveDate) -> Option<Case> {
        let goals = match self {
            Entry::Rule(rule) => witness::of_rule(pack, rule),
            Entry::Gap(gap) => witness::of_gap(pack, gap),
            Entry::Border(border) => witness::of_border(pack, border),
            Entry::Duty(duty) => vec![Goal::holds(pack.duties[duty].when)],
            Entry::Notice(notice) => vec![Goal::holds(pack.notices[notice].when)],
        };
        witness::smallest_case(pack, on, &goals)
    }
}
