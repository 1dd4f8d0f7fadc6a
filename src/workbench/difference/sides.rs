//! What both packs make of a case, subject by subject, as two diagrams with the same terminals.

use crate::author::model::Model;
use crate::engine::diagram::{FALSE, Ref, TERMINALS, TRUE};
use crate::engine::pack::{Outcome as Built, ValueId, membership};
use crate::workbench::difference::data::{Outcome, Subject, SubjectKind};
use crate::workbench::difference::deadlines::{reckonings, terminal};
use crate::workbench::difference::joint::Joint;

/// A subject and what both packs make of it.
pub(super) struct Sides {
    pub(super) subject: Subject,
    /// The diagrams, the old pack's first; terminal t stands for `outcomes[t - 1]`.
    pub(super) roots: [Ref; 2],
    pub(super) outcomes: Vec<Outcome>,
    /// Where it is compared; everywhere but for deadlines.
    pub(super) within: Ref,
    /// The decision and its value in each pack, for the rules that say so.
    pub(super) decides: Option<[(usize, Option<ValueId>); 2]>,
}

/// Every subject that both packs have, and duties, notices and texts that one has; or what cannot be compared, and why.
pub(super) fn subjects(joint: &mut Joint<'_>) -> (Vec<Sides>, Vec<(Subject, String)>) {
    let mut found = Found::default();
    decisions(joint, &mut found);
    duties(joint, &mut found);
    notices(joint, &mut found);
    texts(joint, &mut found);
    questions(joint, &mut found);
    (found.sides, found.not)
}

#[derive(Default)]
struct Found {
    sides: Vec<Sides>,
    not: Vec<(Subject, String)>,
}

impl Found {
    fn compare(&mut self, subject: Subject, roots: [Ref; 2], outcomes: Vec<Outcome>) {
        self.sides.push(Sides {
            subject,
            roots,
            outcomes,
            within: Ref(TRUE),
            decides: None,
        });
    }

    /// Compares where something holds and where not; a pack without it holds it nowhere.
    fn holds(
        &mut self,
        joint: &mut Joint<'_>,
        subject: Subject,
        roots: [Ref; 2],
        yes: [Outcome; 2],
    ) {
        let mut outcomes = vec![Outcome::No];
        let [old, new] = yes.map(|yes| terminal(&mut outcomes, yes));
        let mut said = |root: Ref, yes: u32| {
            let builder = &mut joint.built.builder;
            builder.map(root, &mut |holds| if holds == TRUE { yes } else { 1 })
        };
        let roots = [said(roots[0], old), said(roots[1], new)];
        self.compare(subject, roots, outcomes);
    }
}

fn subject(kind: SubjectKind, id: &str, part: Option<&str>, label: String) -> Subject {
    Subject {
        kind,
        id: id.to_owned(),
        part: part.map(str::to_owned),
        label,
    }
}

const TOO_MANY: &str = "comes out in more different ways than can be told apart";

fn decisions(joint: &mut Joint<'_>, found: &mut Found) {
    let [old, new] = joint.models;
    for (after, decision) in new.decisions.iter().enumerate() {
        let same = |other: &crate::author::model::Decision| other.id == decision.id;
        let Some(before) = old.decisions.iter().position(same) else {
            continue;
        };
        let own = [before, after];
        let whole = subject(
            SubjectKind::Decision,
            &decision.id,
            None,
            decision.title.clone(),
        );
        if old.decisions[before].many != decision.many {
            let why = if decision.many {
                "took one value and takes any number"
            } else {
                "took any number of values and takes one"
            };
            found.not.push((whole, why.to_owned()));
            continue;
        }
        let at = [0, 1].map(|side| joint.starts[side].decisions + own[side]);
        let decides =
            |values: [Option<ValueId>; 2]| Some([(own[0], values[0]), (own[1], values[1])]);
        let mut outcomes = Vec::new();
        let roots = [0, 1].map(|side| {
            let model = joint.models[side];
            let built = &joint.built.decisions[at[side]];
            let terminals: Vec<u32> = if decision.many {
                // In the order of the terminals: `standing::RULE`, `GAP`, `CONFLICT`.
                [
                    Outcome::Decided,
                    Outcome::Gap(Vec::new()),
                    Outcome::Conflict(Vec::new()),
                ]
                .map(|outcome| terminal(&mut outcomes, outcome))
                .to_vec()
            } else {
                let built = built.outcomes.iter();
                built
                    .map(|outcome| coded(model, own[side], outcome))
                    .map(|outcome| terminal(&mut outcomes, outcome))
                    .collect()
            };
            let root = built.root;
            let builder = &mut joint.built.builder;
            builder.map(root, &mut |t| terminals[t as usize - 1])
        });
        if outcomes.len() >= TERMINALS as usize {
            found.not.push((whole, TOO_MANY.to_owned()));
            continue;
        }
        found.compare(whole, roots, outcomes);
        if let Some(sides) = found.sides.last_mut() {
            sides.decides = decides([None, None]);
        }
        if decision.many {
            members(joint, found, own, at);
        }
    }
}

/// The outcome of a `one` decision by codes, which both packs share.
fn coded(model: &Model, decision: usize, outcome: &Built) -> Outcome {
    let code = |value: &ValueId| model.decisions[decision].values[*value].code.clone();
    let codes = |values: &[ValueId]| {
        let mut codes: Vec<String> = values.iter().map(code).collect();
        codes.sort();
        codes
    };
    match outcome {
        Built::Rule(value) => Outcome::Rule(code(value)),
        Built::Gap(values) => Outcome::Gap(codes(values)),
        Built::Conflict(values) => Outcome::Conflict(codes(values)),
    }
}

fn members(joint: &mut Joint<'_>, found: &mut Found, own: [usize; 2], at: [usize; 2]) {
    let models = joint.models;
    let [old, new] = [0, 1].map(|side| &models[side].decisions[own[side]]);
    let mut values: Vec<_> = new.values.iter().collect();
    let gone = old.values.iter();
    values.extend(gone.filter(|value| new.values.iter().all(|own| own.code != value.code)));
    for value in values {
        let position = [old, new].map(|decision| {
            let mut values = decision.values.iter();
            values.position(|own| own.code == value.code)
        });
        let outcomes = vec![Outcome::Out, Outcome::In, Outcome::Presumed, Outcome::Clash];
        let roots = [0, 1].map(|side| {
            // A value that a pack does not have is never given there.
            let member = position[side].map(|value| joint.built.decisions[at[side]].members[value]);
            let builder = &mut joint.built.builder;
            member.map_or(Ref(1), |member| {
                builder.map(member, &mut |terminal| match terminal {
                    membership::IN => 2,
                    membership::PRESUMED => 3,
                    membership::CONFLICT => 4,
                    _ => 1,
                })
            })
        });
        let label = format!("{}: {}", new.title, value.label);
        let member = subject(SubjectKind::Member, &new.id, Some(&value.code), label);
        found.compare(member, roots, outcomes);
        if let Some(sides) = found.sides.last_mut() {
            sides.decides = Some([(own[0], position[0]), (own[1], position[1])]);
        }
    }
}

/// The things of one kind by id, those of the new pack first: where each stands in either pack.
fn by_id<T>(things: [&[T]; 2], id: impl Fn(&T) -> &str) -> Vec<(&T, [Option<usize>; 2])> {
    let [old, new] = things;
    let at = |things: &[T], wanted: &T| things.iter().position(|thing| id(thing) == id(wanted));
    let kept = new.iter().enumerate();
    let kept = kept.map(|(after, thing)| (thing, [at(old, thing), Some(after)]));
    let gone = old.iter().enumerate();
    let gone = gone.filter(|(_, thing)| at(new, thing).is_none());
    kept.chain(gone.map(|(before, thing)| (thing, [Some(before), None])))
        .collect()
}

fn duties(joint: &mut Joint<'_>, found: &mut Found) {
    let models = joint.models;
    for (duty, own) in by_id(models.map(|m| m.duties.as_slice()), |duty| &duty.id) {
        let at = [0, 1].map(|side| own[side].map(|own| joint.starts[side].duties + own));
        let when = at.map(|at| {
            let when = at.map(|at| joint.model.duties[at].when.clone());
            when.map_or(Ref(FALSE), |when| joint.condition(&when))
        });
        let yes = [0, 1].map(|side| {
            let judged = own[side].is_some_and(|own| models[side].duties[own].judgement.is_some());
            if judged {
                Outcome::Judged
            } else {
                Outcome::Yes
            }
        });
        let applies = subject(SubjectKind::Duty, &duty.id, None, duty.label.clone());
        found.holds(joint, applies, when, yes);
        let ([Some(before), Some(after)], [Some(old_at), Some(new_at)]) = (own, at) else {
            continue;
        };
        let deadline = subject(SubjectKind::Deadline, &duty.id, None, duty.label.clone());
        let mut outcomes = Vec::new();
        let old = reckonings(joint, 0, before, old_at, &mut outcomes);
        let new = reckonings(joint, 1, after, new_at, &mut outcomes);
        match (old, new) {
            (Some(old), Some(new)) => {
                found.compare(deadline, [old, new], outcomes);
                let within = joint.built.builder.and(when[0], when[1]);
                if let Some(sides) = found.sides.last_mut() {
                    sides.within = within;
                }
            }
            _ => found.not.push((deadline, TOO_MANY.to_owned())),
        }
    }
}

fn notices(joint: &mut Joint<'_>, found: &mut Found) {
    let models = joint.models;
    for (notice, own) in by_id(models.map(|m| m.notices.as_slice()), |notice| &notice.id) {
        let when = [0, 1].map(|side| {
            let at = own[side].map(|own| joint.starts[side].notices + own);
            let when = at.map(|at| joint.model.notices[at].when.clone());
            when.map_or(Ref(FALSE), |when| joint.condition(&when))
        });
        let shown = subject(SubjectKind::Notice, &notice.id, None, notice.text.clone());
        found.holds(joint, shown, when, [Outcome::Yes, Outcome::Yes]);
    }
}

/// Where each question is asked that both packs ask.
fn questions(joint: &mut Joint<'_>, found: &mut Found) {
    let [old, new] = joint.models;
    for (after, fact) in new.facts.iter().enumerate() {
        let Some(before) = old.facts.iter().position(|other| other.id == fact.id) else {
            continue;
        };
        let when = [(0, before), (1, after)].map(|(side, own)| {
            let asked = joint.starts[side].asked + own;
            let when = joint.model.notices[asked].when.clone();
            joint.condition(&when)
        });
        let asked = subject(SubjectKind::Question, &fact.id, None, fact.ask.clone());
        found.holds(joint, asked, when, [Outcome::Yes, Outcome::Yes]);
    }
}

fn texts(joint: &mut Joint<'_>, found: &mut Found) {
    let models = joint.models;
    for (text, own) in by_id(models.map(|m| m.templates.as_slice()), |text| &text.id) {
        let at = [0, 1].map(|side| own[side].map(|own| joint.starts[side].templates + own));
        let when = at.map(|at| {
            let when = at.map(|at| joint.model.templates[at].when.clone());
            when.map_or(Ref(FALSE), |when| joint.condition(&when))
        });
        let offered = subject(SubjectKind::Text, &text.id, None, text.title.clone());
        found.holds(joint, offered, when, [Outcome::Yes, Outcome::Yes]);
        let ([Some(before), Some(after)], [Some(old_at), Some(new_at)]) = (own, at) else {
            continue;
        };
        let both = joint.built.builder.and(when[0], when[1]);
        // Lines have no id: a line is the same where its words are, those that stand twice in their order.
        let words = [(0, before), (1, after)].map(|(side, own): (usize, usize)| {
            let lines = models[side].templates[own].lines.iter();
            lines
                .map(|line| line_in_words(models[side], line))
                .collect::<Vec<_>>()
        });
        let mut taken = vec![false; words[0].len()];
        for (line, said) in words[1].iter().enumerate() {
            let same = |&old: &usize| !taken[old] && words[0][old] == *said;
            let Some(twin) = (0..words[0].len()).find(same) else {
                continue;
            };
            taken[twin] = true;
            let when = [(old_at, twin), (new_at, line)].map(|(at, line)| {
                let when = joint.model.templates[at].lines[line].when.clone();
                when.map_or(Ref(TRUE), |when| joint.condition(&when))
            });
            let label = format!("{}: {said}", text.title);
            let part = subject(SubjectKind::Line, &text.id, Some(said), label);
            found.holds(joint, part, when, [Outcome::Yes, Outcome::Yes]);
            if let Some(sides) = found.sides.last_mut() {
                sides.within = both;
            }
        }
    }
}

/// A line of a prescribed text as the author writes it.
pub(super) fn line_in_words(model: &Model, line: &crate::author::model::Line) -> String {
    use crate::engine::pack::Part;
    let part = |part: &Part| match part {
        Part::Words(words) => words.clone(),
        Part::Fact(fact) => format!("{{{}}}", model.facts[*fact].id),
        Part::Decision(decision) => format!("{{{}}}", model.decisions[*decision].id),
        Part::Deadline(duty) => format!("{{deadline:{}}}", model.duties[*duty].id),
        Part::Day => "{on}".to_owned(),
        Part::Rules => "{rules}".to_owned(),
        Part::Judgement => "{judgement}".to_owned(),
    };
    line.parts.iter().map(part).collect()
}
