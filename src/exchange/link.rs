//! A case as the fragment of a link: coded answers by fact, what they came to, and nothing else.
//!
//! ```text
//! lots=1&pack=demo&version=1.0.0&hash=0123456789ab&on=2026-11-23&known=no&age=34&needs=addiction.health,housing&consent=
//!   &then.unit=settled.adults&then.plan=open&end
//! ```
//!
//! A fragment is never sent to a server. It is written so that anyone can read what it holds: first whose rules, then the answers
//! as `fact=code`, a number, the options chosen before the dot and those not chosen after it, nothing for "vet inte"; then each
//! decision with its status and codes, so that who opens it later can be told what comes out otherwise. No date but the day of
//! judgement is ever written or read: a date may be one of birth. Of other characters than letters, digits, `-` and `_` each byte is
//! written `~` and two hexadecimal digits, so that nothing on the way changes it; `end` tells that nothing was cut off.

use std::fmt;

use chrono::NaiveDate;

use crate::engine::assessment::{Assessment, Depth, judge};
use crate::engine::case::{Answer, Case};
use crate::engine::decision::{Finding, Status};
use crate::engine::pack::{Decision, DecisionId, FactId, Kind, Pack, ValueId};
use crate::exchange::answers::{self, Raw};
use crate::exchange::assessment::status_code;
use crate::exchange::quoting::brief;

/// What a fragment of this form begins with.
const MARK: &str = "lots=1";

/// What it ends with.
const END: &str = "&end";

/// What stands before the id of a decision.
const THEN: &str = "then.";

/// The longest fragment that is read, in bytes.
const LONGEST: usize = 16 << 10;

/// How much of a pack's digest tells one from another, in hexadecimal digits.
const DIGEST: usize = 12;

/// Why a fragment is not taken. Nothing of it is then used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is no fragment of this form, or part of it is missing.
    Damaged,
    /// It is for another pack, this one.
    OtherPack(String),
    /// It has an answer to a question for a date, which no link may hold.
    HoldsDate(String),
    /// It was made with these very rules, and has an answer that they do not take.
    Unfit(String),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkError::Damaged => f.write_str("the link is damaged or cut off"),
            LinkError::OtherPack(id) => write!(f, "the link is for the pack `{}`", brief(id)),
            LinkError::HoldsDate(fact) => write!(f, "the link has a date for `{fact}`"),
            LinkError::Unfit(what) => write!(f, "the link does not fit its rules: {what}"),
        }
    }
}

impl std::error::Error for LinkError {}

/// What a link was found to hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The day of judgement.
    pub on: NaiveDate,
    /// The answers that fit, in their order.
    pub answers: Vec<(FactId, Answer)>,
    /// How many do not, now that the rules are others.
    pub left: usize,
    /// The version of the rules that it was made with.
    pub version: String,
    /// Whether those are the very rules it is opened with.
    pub is_same: bool,
    /// What the decisions had come to.
    pub then: Vec<Then>,
}

/// What a decision had come to; no finding where that is nothing that these rules know.
pub type Then = (DecisionId, Option<Finding>);

/// The answered facts that a link leaves out, in file order: those that are dates.
pub fn left_out(pack: &Pack, case: &Case) -> Vec<FactId> {
    case.answered()
        .filter(|&fact| is_date(pack, fact))
        .collect()
}

fn is_date(pack: &Pack, fact: FactId) -> bool {
    matches!(pack.facts[fact].kind, Kind::Date { .. })
}

/// A case as a fragment, without `#`; `order` is that of the answers.
pub fn write(pack: &Pack, case: &Case, order: &[FactId]) -> String {
    let sent = case.retain(|fact| !is_date(pack, fact));
    let mut out = format!(
        "{MARK}&pack={}&version={}&hash={}&on={}",
        escape(&pack.id),
        escape(&pack.version).replace("~2e", "."),
        digest(pack),
        sent.on
    );
    for &fact in order {
        if let Some(answer) = sent.answer(fact) {
            out = out + "&" + &escape(&pack.facts[fact].id) + "=" + &value(pack, fact, answer);
        }
    }
    let assessment = judge(pack, &sent, Depth::Question);
    for (index, decision) in pack.decisions.iter().enumerate() {
        if is_told(decision, &assessment, index) {
            let finding = &assessment.decisions[index].finding;
            out = out + "&" + THEN + &escape(&decision.id) + "=" + &conclusion(decision, finding);
        }
    }
    out + END
}

/// Whether a decision is worth telling: a primary one, or another that has come to something.
fn is_told(decision: &Decision, assessment: &Assessment, index: DecisionId) -> bool {
    let finding = &assessment.decisions[index].finding;
    match finding.status {
        Status::Settled => decision.primary || !finding.certain.is_empty(),
        Status::Gap | Status::Conflict => true,
        Status::Open | Status::Contradiction => decision.primary,
    }
}

fn value(pack: &Pack, fact: FactId, answer: Answer) -> String {
    let codes = |bits: u32| {
        let values = pack.facts[fact].values.iter().enumerate();
        let chosen = values.filter(|(value, _)| bits >> value & 1 == 1);
        chosen
            .map(|(_, value)| escape(&value.code))
            .collect::<Vec<_>>()
            .join(",")
    };
    match answer {
        Answer::Unknown | Answer::Date(_) => String::new(),
        Answer::Value(value) => escape(&pack.facts[fact].values[value].code),
        Answer::Options { yes, no } => codes(yes) + "." + &codes(no),
        Answer::Number(number) => number.to_string(),
    }
}

fn conclusion(decision: &Decision, finding: &Finding) -> String {
    let codes: Vec<String> = finding
        .values()
        .iter()
        .map(|&value| escape(&decision.values[value].code))
        .collect();
    let status = status_code(finding.status);
    if codes.is_empty() {
        status.to_owned()
    } else {
        status.to_owned() + "." + &codes.join(",")
    }
}

fn digest(pack: &Pack) -> &str {
    let digits = pack.hash.rsplit(':').next().unwrap_or_default();
    digits.get(..DIGEST).unwrap_or(digits)
}

/// Reads a fragment, without `#`, as the case it holds by the rules of a pack.
///
/// # Errors
/// It is damaged or for another pack, it has a date, or, made with the same rules, an answer that they do not take.
pub fn read(pack: &Pack, fragment: &str) -> Result<Opened, LinkError> {
    let damaged = LinkError::Damaged;
    if fragment.len() > LONGEST {
        return Err(damaged);
    }
    let inner = fragment
        .strip_prefix(MARK)
        .and_then(|rest| rest.strip_suffix(END))
        .ok_or(damaged.clone())?;
    let mut pairs = inner.split('&').skip(1);
    let mut head = |key: &str| {
        let pair = pairs.next().and_then(|pair| pair.split_once('='));
        let (_, value) = pair
            .filter(|(name, value)| *name == key && !value.is_empty())
            .ok_or(LinkError::Damaged)?;
        unescape(&value.replace('.', "~2e")).ok_or(LinkError::Damaged)
    };
    let (id, version, hash, on) = (head("pack")?, head("version")?, head("hash")?, head("on")?);
    let on = answers::date(&on).ok_or(damaged.clone())?;
    let mut given: Vec<(String, Raw)> = Vec::new();
    let mut then: Vec<(&str, &str)> = Vec::new();
    for pair in pairs {
        let (key, value) = pair.split_once('=').ok_or(damaged.clone())?;
        if let Some(decision) = key.strip_prefix(THEN) {
            if then.iter().any(|(known, _)| *known == decision) {
                return Err(damaged);
            }
            then.push((decision, value));
            continue;
        }
        let key = unescape(key).filter(|key| !key.is_empty());
        let key = key.ok_or(damaged.clone())?;
        if given.iter().any(|(known, _)| *known == key) || !then.is_empty() {
            return Err(damaged);
        }
        let raw = raw(value).ok_or(damaged.clone())?;
        given.push((key, raw));
    }
    let then = then
        .into_iter()
        .map(|(decision, told)| finding(pack, decision, told).ok_or(LinkError::Damaged))
        .collect::<Result<Vec<_>, _>>()?;
    if id != pack.id {
        return Err(LinkError::OtherPack(id));
    }
    for (fact, raw) in &mut given {
        let Some(at) = pack.fact(fact) else { continue };
        if is_date(pack, at) {
            return Err(LinkError::HoldsDate(fact.clone()));
        }
        if let (Kind::Number { .. }, Raw::Text(text)) = (&pack.facts[at].kind, &*raw)
            && let Ok(number) = text.parse::<i32>()
        {
            *raw = Raw::Number(f64::from(number));
        }
    }
    let is_same = hash == digest(pack);
    let table = Raw::Table(given);
    let (case, left) = if is_same {
        let case = answers::case(pack, &table, on).map_err(|errors| {
            let first = errors.into_iter().next();
            LinkError::Unfit(first.map(|error| error.what).unwrap_or_default())
        })?;
        (case, 0)
    } else {
        let (case, left) = answers::fitting(pack, &table, on);
        (case, left.len())
    };
    let Raw::Table(given) = table else {
        return Err(damaged);
    };
    let facts = given.iter().filter_map(|(id, _)| pack.fact(id));
    Ok(Opened {
        on,
        answers: facts
            .filter_map(|fact| Some((fact, case.answer(fact)?)))
            .collect(),
        left,
        version,
        is_same,
        then: then.into_iter().flatten().collect(),
    })
}

/// An answer as it was written; whether its code is one, only the pack knows.
fn raw(value: &str) -> Option<Raw> {
    let Some((yes, no)) = value.split_once('.') else {
        return Some(if value.is_empty() {
            Raw::Null
        } else {
            Raw::Text(unescape(value)?)
        });
    };
    let mut options: Vec<(String, Raw)> = Vec::new();
    for (codes, flag) in [(yes, true), (no, false)] {
        for code in codes.split(',').filter(|_| !codes.is_empty()) {
            let code = unescape(code).filter(|code| !code.is_empty())?;
            if options.iter().any(|(known, _)| *known == code) {
                return None;
            }
            options.push((code, Raw::Flag(flag)));
        }
    }
    Some(Raw::Table(options))
}

/// A decision as it had come out: `None` where that cannot be read, an empty one where these rules have no such decision.
fn finding(pack: &Pack, decision: &str, told: &str) -> Option<Option<Then>> {
    let (status, codes) = match told.split_once('.') {
        Some((_, "")) => return None,
        Some((status, codes)) => (status, codes),
        None => (told, ""),
    };
    let all = [
        Status::Settled,
        Status::Gap,
        Status::Conflict,
        Status::Open,
        Status::Contradiction,
    ];
    let status = all
        .into_iter()
        .find(|&known| status_code(known) == status)?;
    let mut named = Vec::new();
    for code in codes.split(',').filter(|_| !codes.is_empty()) {
        named.push(unescape(code)?);
    }
    let id = unescape(decision)?;
    let Some(decision) = pack.decision(&id) else {
        return Some(None);
    };
    let known: Option<Vec<ValueId>> = named
        .iter()
        .map(|code| pack.decisions[decision].value(code))
        .collect();
    let finding = known.map(|values| {
        let when = |wanted: &[Status]| {
            if wanted.contains(&status) {
                values.clone()
            } else {
                Vec::new()
            }
        };
        Finding {
            status,
            certain: when(&[Status::Settled, Status::Open]),
            maybe: Vec::new(),
            possible: Vec::new(),
            presumed: when(&[Status::Gap]),
            clashing: when(&[Status::Conflict]),
        }
    });
    Some(Some((decision, finding)))
}

fn escape(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') {
            out.push(char::from(byte));
        } else {
            out.push('~');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
    }
    out
}

/// The text that was escaped; `None` where anything else stands than [`escape`] writes.
fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'~' => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                (digit(rest.next()?)? << 4 | digit(rest.next()?)?) as u8
            }
            byte if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') => byte,
            _ => return None,
        });
    }
    String::from_utf8(bytes).ok()
}
