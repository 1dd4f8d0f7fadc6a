//! Small random packs: what they say, as TOML for the compiler, and as plain values for the oracle.

pub mod oracle;
pub mod toml;

use fastrand::Rng;

/// A pack, in a form that a simple interpreter can walk.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    pub facts: Vec<Domain>,
    pub derived: Vec<How>,
    pub constraints: Vec<(Cond, Cond)>,
    pub decisions: Vec<Decision>,
    pub duties: Vec<Cond>,
    /// How many days before and after today the oracle looks at; none where no rule has days of validity.
    pub days: i32,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Domain {
    YesNo {
        unknown: bool,
    },
    Choice {
        values: usize,
        unknown: bool,
    },
    /// `none` is one more value, after the options.
    Choices {
        options: usize,
        none: bool,
    },
    Number {
        min: i32,
        max: i32,
    },
    /// Days before and after the day of judgement that the oracle tries.
    Date {
        reach: i32,
    },
}

#[derive(Clone, Debug)]
pub enum How {
    When(Cond),
    Difference {
        of: usize,
        minus: usize,
        low: i32,
        high: i32,
    },
}

#[derive(Clone, Debug)]
pub enum Cond {
    All(Vec<Cond>),
    Any(Vec<Cond>),
    Not(Box<Cond>),
    Values(usize, Vec<usize>),
    Includes(usize, usize),
    Between(usize, i32, i32),
    /// The date moved by some days is on the later side of today.
    Late {
        fact: usize,
        days: i32,
        or_equal: bool,
    },
    Derived(usize),
    Gives(usize, usize),
    IsGap(usize),
}

#[derive(Clone, Debug)]
pub struct Decision {
    pub many: bool,
    pub values: usize,
    pub rules: Vec<Rule>,
}

#[derive(Clone, Debug)]
pub struct Rule {
    pub when: Cond,
    pub gives: Vec<usize>,
    pub excludes: Vec<usize>,
    pub exception_to: Vec<usize>,
    pub presumption: bool,
    /// The first and the last day on which it is in force, counted from today.
    pub during: (Option<i32>, Option<i32>),
}

/// Which features a pack has, for the mix that the generator owes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Features {
    pub gap: bool,
    pub conflict: bool,
    pub nested_exceptions: bool,
    pub constraints: bool,
    pub derived: bool,
    pub many: bool,
    pub validity: bool,
}

/// The largest number of completions that a pack may have, so that the oracle stays quick.
const MOST_COMPLETIONS: usize = 1500;

/// How many days before and after today rules begin or cease to be in force.
const FARTHEST_DAY: i32 = 3;

impl Spec {
    /// A pack from a seed.
    pub fn random(rng: &mut Rng) -> Spec {
        loop {
            let mut spec = Spec::default();
            for _ in 0..rng.usize(2..=4) {
                spec.facts.push(domain(rng));
            }
            if spec.completions() > MOST_COMPLETIONS {
                continue;
            }
            for _ in 0..rng.usize(0..=2) {
                let how = difference(&spec, rng)
                    .filter(|_| rng.usize(0..3) > 0)
                    .unwrap_or_else(|| How::When(cond(&spec, 0, 2, rng)));
                spec.derived.push(how);
            }
            for _ in 0..[0, 0, 1, 1, 2][rng.usize(0..5)] {
                let (when, require) = (cond(&spec, 0, 1, rng), cond(&spec, 0, 1, rng));
                // Both ways now and then: facts that hold each other are how a decision gets stuck.
                if rng.usize(0..3) == 0 {
                    spec.constraints.push((require.clone(), when.clone()));
                }
                spec.constraints.push((when, require));
            }
            for index in 0..rng.usize(1..=2) {
                let decision = decision(&spec, index, rng);
                spec.decisions.push(decision);
            }
            let dated = |rule: &Rule| rule.during != (None, None);
            let mut decisions = spec.decisions.iter();
            if decisions.any(|decision| decision.rules.iter().any(dated)) {
                spec.days = FARTHEST_DAY;
            }
            for _ in 0..2 {
                let duty = cond(&spec, spec.decisions.len(), 2, rng);
                spec.duties.push(duty);
            }
            return spec;
        }
    }

    /// How many completions there are on a day, the forbidden ones included.
    pub fn completions(&self) -> usize {
        self.facts.iter().map(Domain::size).product()
    }

    pub fn has_nested_exceptions(&self) -> bool {
        self.decisions.iter().any(|decision| {
            decision.rules.iter().any(|rule| {
                rule.exception_to
                    .iter()
                    .any(|&base| !decision.rules[base].exception_to.is_empty())
            })
        })
    }
}

impl Domain {
    /// How many values the oracle tries.
    pub fn size(&self) -> usize {
        match self {
            Domain::YesNo { unknown } => 2 + usize::from(*unknown),
            Domain::Choice { values, unknown } => values + usize::from(*unknown),
            Domain::Choices { options, .. } => 1 << options,
            Domain::Number { min, max } => (max - min + 1) as usize,
            Domain::Date { reach } => (2 * reach + 1) as usize,
        }
    }
}

fn domain(rng: &mut Rng) -> Domain {
    match rng.usize(0..8) {
        0 => Domain::YesNo { unknown: false },
        1 => Domain::YesNo { unknown: true },
        2 => Domain::Choice {
            values: rng.usize(2..=3),
            unknown: rng.bool(),
        },
        3 | 4 => Domain::Choices {
            options: rng.usize(2..=3),
            none: rng.bool(),
        },
        5 | 6 => {
            let min = rng.i32(-1..=2);
            Domain::Number {
                min,
                max: min + rng.i32(1..=6),
            }
        }
        _ => Domain::Date { reach: 20 },
    }
}

fn difference(spec: &Spec, rng: &mut Rng) -> Option<How> {
    let numbers: Vec<usize> = (0..spec.facts.len())
        .filter(|&fact| matches!(spec.facts[fact], Domain::Number { .. }))
        .collect();
    if numbers.len() < 2
        || spec
            .derived
            .iter()
            .any(|how| matches!(how, How::Difference { .. }))
    {
        return None;
    }
    let low = rng.i32(-2..=1);
    Some(How::Difference {
        of: numbers[0],
        minus: numbers[1],
        low,
        high: low + rng.i32(0..=2),
    })
}

/// A random condition over the facts, the derived facts so far, and the first `decisions` decisions.
pub fn cond(spec: &Spec, decisions: usize, depth: usize, rng: &mut Rng) -> Cond {
    if depth > 0 && rng.usize(0..3) > 0 {
        let parts = (0..rng.usize(2..=3))
            .map(|_| cond(spec, decisions, depth - 1, rng))
            .collect();
        return match rng.usize(0..4) {
            0 | 1 => Cond::All(parts),
            2 => Cond::Any(parts),
            _ => Cond::Not(Box::new(Cond::All(parts))),
        };
    }
    if !spec.derived.is_empty() && rng.usize(0..4) == 0 {
        return Cond::Derived(rng.usize(0..spec.derived.len()));
    }
    if decisions > 0 && rng.usize(0..4) == 0 {
        let decision = rng.usize(0..decisions);
        return if rng.bool() {
            Cond::IsGap(decision)
        } else {
            Cond::Gives(decision, rng.usize(0..spec.decisions[decision].values))
        };
    }
    let fact = rng.usize(0..spec.facts.len());
    match &spec.facts[fact] {
        Domain::YesNo { .. } | Domain::Choice { .. } => {
            let size = spec.facts[fact].size();
            let first = rng.usize(0..size);
            let mut values = vec![first];
            if rng.bool() && size > 2 {
                values.push((first + 1) % size);
            }
            Cond::Values(fact, values)
        }
        Domain::Choices { options, none } => {
            Cond::Includes(fact, rng.usize(0..options + usize::from(*none)))
        }
        Domain::Number { min, max } => {
            let (a, b) = (rng.i32(*min..=*max), rng.i32(*min..=*max));
            match rng.usize(0..3) {
                0 => Cond::Between(fact, a, *max),
                1 => Cond::Between(fact, *min, a),
                _ => Cond::Between(fact, a.min(b), a.max(b)),
            }
        }
        Domain::Date { .. } => Cond::Late {
            fact,
            days: [-14, -7, 0, 7, 14][rng.usize(0..5)],
            or_equal: rng.bool(),
        },
    }
}

/// The first and last day of a rule that is not always in force; now and then a single day, or one that begins when another ends.
fn during(rng: &mut Rng) -> (Option<i32>, Option<i32>) {
    let day = rng.i32(1 - FARTHEST_DAY..FARTHEST_DAY);
    match rng.usize(0..3) {
        0 => (Some(day), None),
        1 => (None, Some(day)),
        _ => (Some(day), Some(rng.i32(day..FARTHEST_DAY))),
    }
}

fn decision(spec: &Spec, index: usize, rng: &mut Rng) -> Decision {
    let changes = rng.usize(0..4) == 0;
    let many = rng.bool();
    let values = rng.usize(2..=3);
    let mut rules: Vec<Rule> = Vec::new();
    for _ in 0..rng.usize(2..=6) {
        let presumption = rng.usize(0..6) == 0;
        let exception_to: Vec<usize> = if rng.bool() {
            (0..rules.len())
                .filter(|&base| rules[base].presumption == presumption && rng.usize(0..2) == 0)
                .collect()
        } else {
            Vec::new()
        };
        let excluding = many && !presumption && rng.usize(0..5) == 0;
        let one = vec![rng.usize(0..values)];
        let given = if many && rng.usize(0..8) == 0 {
            Vec::new()
        } else if many && rng.usize(0..4) == 0 {
            (0..values).collect()
        } else {
            one
        };
        let (gives, excludes) = if excluding {
            (Vec::new(), vec![rng.usize(0..values)])
        } else {
            (given, Vec::new())
        };
        let when = if rng.usize(0..10) == 0 {
            Cond::All(Vec::new())
        } else {
            cond(spec, index, 2, rng)
        };
        rules.push(Rule {
            when,
            gives,
            excludes,
            exception_to,
            presumption,
            during: if changes && rng.bool() {
                during(rng)
            } else {
                (None, None)
            },
        });
    }
    Decision {
        many,
        values,
        rules,
    }
}
