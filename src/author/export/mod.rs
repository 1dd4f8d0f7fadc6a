//! A built model as a compiled pack.

mod first;
mod material;
mod roots;

use crate::author::building::Built;
use crate::author::condition::Condition;
use crate::author::copier::{Copied, Copier};
use crate::author::export::roots::Roots;
use crate::author::loosening::Loosening;
use crate::author::model::{Derivation, Model};
use crate::author::questions::stored;
use crate::author::verification;
use crate::author::weights::weights;
use crate::engine::asking::beginning::beginnings;
use crate::engine::diagram::{Diagrams, Ref};
use crate::engine::opening::Compiled;
use crate::engine::pack::{
    Border, Constraint, Deadline, Decision, Derived, Duty, FORMAT, Fact, Gap, Line, Notice, Pack,
    Relation, Rule, Template,
};
use crate::exchange::digest::sha256;

pub(crate) use first::first_part;
pub(crate) use material::material;

/// The compiled pack, as it is written.
pub(crate) fn export(model: &Model, built: &mut Built) -> Compiled {
    let (mut pack, _) = export_open(model, built);
    (pack.route, pack.first) = stored(&pack);
    pack.beginnings = beginnings(&pack);
    loosen(&mut pack, model, built);
    pack.hash = hash(&pack);
    Compiled(pack)
}

/// The compiled pack without its route and hash, as it is written.
pub(crate) fn loosened(model: &Model, built: &mut Built) -> Pack {
    let (mut pack, _) = export_open(model, built);
    loosen(&mut pack, model, built);
    pack
}

/// Puts diagrams into a pack that may say anything of forbidden cases: as they were built, or smaller ones.
fn loosen(pack: &mut Pack, model: &Model, built: &mut Built) {
    let roots = Roots::of(model, built, &|_, root| root);
    let constraints = [roots.constraints.clone(), roots.groups.clone()].concat();
    let judged = roots.judged();
    let met: Vec<Ref> = judged.iter().map(|&root| built.met_around(root)).collect();
    // What is tried here is nothing that others should carry along.
    let mut tried = built.builder.bare();
    let mut loosening = Loosening::default();
    let pairs: Vec<[Ref; 2]> = (judged.into_iter())
        .zip(met)
        .map(|(root, met)| match loosening.of(&mut tried, root, met) {
            // Too many nodes: what came of it means nothing.
            _ if tried.overflow => [root; 2],
            smaller => [root, smaller],
        })
        .collect();
    let mut copier = Copier::new(tried.diagrams());
    for (place, root) in pack.constraint_roots().into_iter().zip(constraints) {
        *place = copier.copy(root);
    }
    for (place, pair) in pack.judged_roots().into_iter().zip(pairs) {
        let [built, smaller] = pair.map(|root| copier.missing(root));
        *place = copier.copy(pair[usize::from(smaller < built)]);
    }
    (pack.diagrams, _) = copier.finish();
}

/// The compiled pack without its route and hash, and where each node of the model's diagrams is in it: for going on with it.
pub(crate) fn export_open(model: &Model, built: &mut Built) -> (Pack, Copied) {
    let roots = Roots::of(model, built, &Built::constrained);
    let facts_below: Vec<Vec<usize>> = roots
        .decisions
        .iter()
        .map(|(root, members)| {
            let mut facts: Vec<usize> = std::iter::once(root)
                .chain(members)
                .flat_map(|&root| built.facts_below(model, root))
                .collect();
            facts.sort_unstable();
            facts.dedup();
            facts
        })
        .collect();
    let derived_from: Vec<Vec<usize>> = roots
        .derived
        .iter()
        .map(|&root| built.facts_below(model, root))
        .collect();
    let tied: Vec<Vec<usize>> = roots
        .constraints
        .iter()
        .map(|&root| built.facts_below(model, root))
        .collect();
    let cases = verification::cases(built).to_string();
    let mut copier = Copier::new(built.builder.diagrams());
    let mut pack = Pack {
        format: FORMAT,
        id: model.id.clone(),
        version: model.version.clone(),
        hash: String::new(),
        title: model.title.clone(),
        subtitle: model.subtitle.clone(),
        lang: model.lang.clone(),
        country: model.country,
        validity: model.validity,
        review_by: model.review_by,
        cases,
        examples: model.examples.len(),
        sources: model.sources.clone(),
        sections: model.sections.clone(),
        laws: model.laws.clone(),
        facts: model
            .facts
            .iter()
            .enumerate()
            .map(|(index, fact)| Fact {
                id: fact.id.clone(),
                kind: built.layout.kinds[index].clone(),
                ask: fact.ask.clone(),
                short: fact.short.clone(),
                why: fact.why.clone(),
                help: fact.help.clone(),
                blank: fact.blank.clone(),
                values: fact.values.clone(),
                level: built.layout.first[index],
                unknown: fact.unknown.then_some(fact.values.len()),
                applies: roots.asked[index][0].map(|root| copier.copy(root)),
                early: roots.asked[index][1].map(|root| copier.copy(root)),
                follows: fact.follows,
                weights: weights(model, &built.layout, index),
                cost: fact.cost,
                pinned: fact.pinned,
            })
            .collect(),
        periods: built.layout.periods.clone(),
        derived: model
            .derived
            .iter()
            .zip(&roots.derived)
            .zip(derived_from)
            .map(|((derived, root), from)| Derived {
                id: derived.id.clone(),
                label: derived.label.clone(),
                when: copier.copy(*root),
                from,
                because: derived.because.clone(),
                basis: derived.basis.clone(),
            })
            .collect(),
        relations: model
            .derived
            .iter()
            .filter_map(|derived| match derived.how {
                Derivation::Difference { of, minus, between } => {
                    Some(Relation { of, minus, between })
                }
                Derivation::When(_) => None,
            })
            .collect(),
        constraints: model
            .constraints
            .iter()
            .zip(&roots.constraints)
            .zip(tied)
            .map(|((constraint, root), facts)| Constraint {
                id: constraint.id.clone(),
                because: constraint.because.clone(),
                facts,
                holds: copier.copy(*root),
            })
            .collect(),
        consistency: roots.groups.iter().map(|root| copier.copy(*root)).collect(),
        decisions: model
            .decisions
            .iter()
            .enumerate()
            .map(|(index, decision)| Decision {
                id: decision.id.clone(),
                title: decision.title.clone(),
                many: decision.many,
                primary: decision.primary,
                values: decision.values.clone(),
                independent: decision.independent,
                open_says: decision.open_says.clone(),
                safest: decision.safest,
                root: copier.copy(roots.decisions[index].0),
                outcomes: built.decisions[index].outcomes.clone(),
                members: roots.decisions[index]
                    .1
                    .iter()
                    .map(|member| copier.copy(*member))
                    .collect(),
                facts: facts_below[index].clone(),
            })
            .collect(),
        rules: model
            .rules
            .iter()
            .zip(&roots.live)
            .map(|(rule, live)| Rule {
                id: rule.id.clone(),
                decides: rule.decides,
                gives: rule.gives.clone(),
                excludes: rule.excludes.clone(),
                force: rule.force,
                basis: rule.basis.clone(),
                because: rule.because.clone(),
                readings: rule.readings.clone(),
                uses: uses(model, &rule.when),
                validity: rule.validity,
                live: copier.copy(*live),
            })
            .collect(),
        gaps: model
            .gaps
            .iter()
            .zip(&roots.gaps)
            .map(|(gap, when)| Gap {
                decides: gap.decides,
                when: copier.copy(*when),
                readings: gap.readings.clone(),
                because: gap.because.clone(),
                basis: gap.basis.clone(),
                accepted: gap.acknowledged.accepted(),
            })
            .collect(),
        borders: model
            .borders
            .iter()
            .map(|border| Border {
                rules: border.rules.clone(),
                because: border.because.clone(),
                basis: border.basis.clone(),
                accepted: border.acknowledged.accepted(),
            })
            .collect(),
        duties: model
            .duties
            .iter()
            .zip(&roots.duties)
            .map(|(duty, (when, reckonings))| Duty {
                id: duty.id.clone(),
                label: duty.label.clone(),
                when: copier.copy(*when),
                judgement: duty.judgement.clone(),
                basis: duty.basis.clone(),
                because: duty.because.clone(),
                force: duty.force,
                deadlines: duty
                    .deadlines
                    .iter()
                    .zip(reckonings)
                    .map(|(deadline, [when, due, missed])| Deadline {
                        when: when.map(|root| copier.copy(root)),
                        due: due.map(|root| copier.copy(root)),
                        from: deadline.from.clone(),
                        offset: deadline.offset,
                        time: deadline.time.clone(),
                        missed: missed.map(|root| copier.copy(root)),
                        text: deadline.text.clone(),
                        late: deadline.late.clone(),
                    })
                    .collect(),
            })
            .collect(),
        notices: model
            .notices
            .iter()
            .zip(&roots.notices)
            .map(|(notice, when)| Notice {
                id: notice.id.clone(),
                text: notice.text.clone(),
                when: copier.copy(*when),
                basis: notice.basis.clone(),
                tone: notice.tone,
            })
            .collect(),
        templates: model
            .templates
            .iter()
            .zip(&roots.templates)
            .map(|(template, (when, lines))| Template {
                id: template.id.clone(),
                title: template.title.clone(),
                when: copier.copy(*when),
                basis: template.basis.clone(),
                because: template.because.clone(),
                lines: template
                    .lines
                    .iter()
                    .zip(lines)
                    .map(|(line, when)| Line {
                        when: when.map(|root| copier.copy(root)),
                        parts: line.parts.clone(),
                    })
                    .collect(),
            })
            .collect(),
        roles: model.roles.clone(),
        screens: model.screens.clone(),
        heard: model.heard.clone(),
        spoken: Default::default(),
        route: Vec::new(),
        first: Vec::new(),
        beginnings: Vec::new(),
        diagrams: Diagrams::new(Vec::new()).expect("no level is too large"),
    };
    let copied;
    (pack.diagrams, copied) = copier.finish();
    (pack, copied)
}

/// The derived facts that a condition speaks of, directly or through others, in file order.
fn uses(model: &Model, condition: &Condition) -> Vec<usize> {
    let mut found = vec![false; model.derived.len()];
    let mut open: Vec<&Condition> = vec![condition];
    while let Some(condition) = open.pop() {
        condition.visit(&mut |part| {
            if let Condition::Derived(derived) = part
                && !std::mem::replace(&mut found[*derived], true)
                && let Derivation::When(inner) = &model.derived[*derived].how
            {
                open.push(inner);
            }
        });
    }
    (0..found.len()).filter(|&derived| found[derived]).collect()
}

/// `sha256:` and the digest of the pack as it is written, without its hash.
fn hash(pack: &Pack) -> String {
    digest(&serde_json::to_string(pack).expect("a pack has only string keys"))
}

/// `sha256:` and the digest of a text.
fn digest(text: &str) -> String {
    "sha256:".to_owned() + &sha256(text.as_bytes())
}
