//! Rules as a search sees them. It keeps some by construction, whatever level a document gives them; it prices some itself;
//! and it knows nothing of the others: a new rule works at once, because it is asked itself, about the whole plan, once for
//! every change. That is correct and slow; a term of its own is a second step.

use anpai_core::rule::{Problem, Rule, Setting};
use anpai_core::score::Score;

/// What an amount costs under a setting.
#[must_use]
pub fn cost(setting: Setting, amount: i64) -> Score {
    Score::at(setting.level, setting.weight.saturating_mul(amount))
}

/// How a document sets a rule; of weight 0 where there is no rule of that name.
#[must_use]
pub fn setting<P: Problem>(rules: &[&dyn Rule<P>], settings: &[Setting], name: &str) -> Setting {
    let at = rules.iter().position(|rule| rule.name() == name);
    at.and_then(|at| settings.get(at)).copied().unwrap_or(Setting::soft(0))
}

/// The rules that are asked themselves.
pub struct Others<P: Problem + 'static>(Vec<(Setting, &'static dyn Rule<P>)>);

impl<P: Problem> Others<P> {
    /// Those of `rules` that are not switched off, and that the search neither keeps nor prices.
    #[must_use]
    pub fn new(
        rules: &'static [&'static dyn Rule<P>],
        settings: &[Setting],
        kept: &[&str],
        priced: &[&str],
    ) -> Self {
        let known = |name: &str| kept.contains(&name) || priced.contains(&name);
        let others = settings.iter().copied().zip(rules.iter().copied());
        Self(others.filter(|(setting, rule)| setting.weight > 0 && !known(rule.name())).collect())
    }
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// What they cost.
    #[must_use]
    pub fn of(&self, problem: &P, plan: &P::Plan) -> Score {
        self.0.iter().map(|(setting, rule)| cost(*setting, rule.amount(problem, plan))).sum()
    }
}
