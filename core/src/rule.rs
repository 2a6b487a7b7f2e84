//! Rules and the referee. A rule reads a frozen plan and says what in it costs something; the referee adds up. Rules
//! share no code with the search's fast terms, so that a difference between the two is seen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::score::{Level, Score};

mod table;

pub(crate) use table::table;

/// What a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Milliseconds.
    Millisecond,
    /// Metres.
    Metre,
    /// Money in fen, 0.01 yuan.
    Fen,
    /// How often something happens.
    Occurrence,
}

/// Level and weight of a rule: its cost is the weight times what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Setting {
    /// Where in the score it stands.
    pub level: Level,
    /// Points for each unit; 0 switches the rule off.
    pub weight: i64,
}

impl Setting {
    /// A hard rule.
    pub const HARD: Self = Self { level: Level::Hard, weight: 1 };

    /// A soft rule with `weight` points a unit.
    #[must_use]
    pub const fn soft(weight: i64) -> Self {
        Self { level: Level::Soft, weight }
    }
    /// A medium rule with `weight` points a unit.
    #[must_use]
    pub const fn medium(weight: i64) -> Self {
        Self { level: Level::Medium, weight }
    }
}

/// Level and weight of a rule, each as by default where not given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SettingDraft {
    /// The level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Points for each unit, from 0 (off) up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<i64>,
}

/// A frozen problem of some domain: what its plans are, and how its input sets each rule.
pub trait Problem {
    /// The frozen answer.
    type Plan;
    /// What breaches are about: visits and caregivers, or applicants and homes.
    type Subject: Clone + std::fmt::Debug;
}

/// One place in a plan where a rule counts something.
#[derive(Clone, Debug)]
pub struct Breach<Subject> {
    /// How much, in the rule's unit; positive.
    pub amount: i64,
    /// What it is about.
    pub subject: Subject,
}

/// A rule of a domain: one file, one line in the domain's `RULES`.
pub trait Rule<P: Problem>: Sync {
    /// Its name, a sentence in CamelCase: `CaregiverHasSkill`.
    fn name(&self) -> &'static str;
    /// One sentence in plain words: what is counted, exactly.
    fn summary(&self) -> &'static str;
    /// The unit of `amount`.
    fn unit(&self) -> Unit;
    /// Level and weight where the input says nothing.
    fn default_setting(&self) -> Setting;
    /// Why that default.
    fn reason(&self) -> &'static str;
    /// Calls `found` for everything in the plan that the rule counts; amounts of zero or less are ignored.
    fn breaches(&self, problem: &P, plan: &P::Plan, found: &mut dyn FnMut(Breach<P::Subject>));
    /// Whether the cost of a plan is the sum of the costs of its routes taken alone. The search then prices a rule that
    /// it has no fast term for by looking at the touched routes only.
    fn is_separable(&self) -> bool {
        false
    }
    /// What the rule counts in all.
    fn amount(&self, problem: &P, plan: &P::Plan) -> i64 {
        let mut sum = 0;
        self.breaches(problem, plan, &mut |b| sum = i64::saturating_add(sum, b.amount.max(0)));
        sum
    }
}

/// What the referee says of one rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleResult {
    /// The rule's name.
    pub rule: &'static str,
    /// Its level.
    pub level: Level,
    /// Points a unit.
    pub weight: i64,
    /// The unit.
    pub unit: Unit,
    /// What it counted, in that unit.
    pub amount: i64,
    /// Weight times amount.
    pub cost: i64,
    /// In how many places.
    pub breaches: usize,
}

/// The referee's word on a plan: the score, and each rule's part in it.
#[derive(Clone, Debug, Serialize)]
pub struct Evaluation {
    /// The sum over the rules.
    pub score: Score,
    /// Every rule, in the order of the domain's table.
    pub rules: Vec<RuleResult>,
}

impl Evaluation {
    /// The result of the rule called `name`.
    #[must_use]
    pub fn rule(&self, name: &str) -> Option<&RuleResult> {
        self.rules.iter().find(|r| r.rule == name)
    }
}

/// The most that one rule costs. An absurd plan from a file may count more; 256 rules together stay within `i64`.
const MOST: i64 = i64::MAX / 256;

/// The referee: evaluates `plan` by `rules`, `settings` row for row.
pub fn evaluate<P: Problem>(
    rules: &[&dyn Rule<P>],
    settings: &[Setting],
    problem: &P,
    plan: &P::Plan,
) -> Evaluation {
    let mut score = Score::ZERO;
    let results = rules
        .iter()
        .zip(settings)
        .map(|(rule, setting)| {
            let (mut amount, mut breaches) = (0, 0);
            rule.breaches(problem, plan, &mut |b| {
                if b.amount > 0 {
                    amount = i64::saturating_add(amount, b.amount);
                    breaches += 1;
                }
            });
            let cost = setting.weight.saturating_mul(amount).min(MOST);
            score += Score::at(setting.level, cost);
            RuleResult {
                rule: rule.name(),
                level: setting.level,
                weight: setting.weight,
                unit: rule.unit(),
                amount,
                cost,
                breaches,
            }
        })
        .collect();
    Evaluation { score, rules: results }
}
