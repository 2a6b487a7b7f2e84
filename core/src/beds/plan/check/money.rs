//! Sources of money and budgets: yuan with two decimals become whole fen.

use std::collections::BTreeSet;

use super::years::Years;
use crate::beds::plan::draft::{Draft, Money};
use crate::beds::plan::problem::{Budget, Fen, SourceId};
use crate::issue::escape;
use crate::read::findings::Findings;
use crate::read::money::whole_fen;
use crate::read::names::Names;

/// The most of one sum: ten trillion yuan, far above any district's, so that sums over a plan stay within 64 bits.
const MOST_YUAN: f64 = 1e13;

/// Sources, in the order of their names: whoever pays anything is one.
pub(super) struct Sources<'a> {
    names: Names<'a>,
}

impl<'a> Sources<'a> {
    pub(super) fn read(draft: &'a Draft, found: &mut Findings) -> Self {
        Names::defined("budget", "/budgets", draft.budgets.iter().map(|b| &*b.id), found);
        let mut names: BTreeSet<&str> = draft.budgets.iter().map(|b| &*b.source).collect();
        let works = draft.institutions.iter().filter_map(|i| i.works.as_ref());
        let works = works.chain(draft.projects.iter().filter_map(|p| p.works.as_ref())).map(|w| &w.yuan);
        let closures = draft.institutions.iter().filter_map(|i| i.closure.as_ref());
        let money = (closures.flat_map(|c| [&c.yuan, &c.upkeep_yuan]).chain(works))
            .chain(draft.projects.iter().map(|p| &p.yuan))
            .chain(draft.extensions.iter().map(|e| &e.yuan))
            .chain(draft.conversions.iter().map(|c| &c.yuan))
            .chain(draft.staff.iter().flat_map(|s| [&s.hire_yuan, &s.yearly_yuan]))
            .chain(draft.adaptations.iter().map(|a| &a.yuan));
        names.extend(money.flat_map(|m| m.keys().map(String::as_str)));
        Self { names: Names::used("source of money", names.into_iter()) }
    }
    pub(super) fn names(&self) -> Vec<String> {
        self.names.texts()
    }
    /// Money by source, in fen.
    pub(super) fn fen(&self, pointer: &str, money: &Money, found: &mut Findings) -> Fen {
        let mut fen = vec![0; self.names.len()];
        for (source, yuan) in money {
            if let Some(at) = self.names.get(source) {
                fen[at] = whole_fen(&format!("{pointer}/{}", escape(source)), *yuan, MOST_YUAN, found);
            }
        }
        fen
    }
    pub(super) fn budgets(&self, draft: &Draft, years: &Years, found: &mut Findings) -> Vec<Budget> {
        let budget = |(n, budget): (usize, &crate::beds::plan::draft::BudgetDraft)| {
            let at = format!("/budgets/{n}");
            let listed = budget.years.iter().enumerate();
            let mut of: Vec<usize> =
                listed.map(|(m, y)| years.index(*y, &format!("{at}/years/{m}"), found)).collect();
            of.sort_unstable();
            of.dedup();
            Budget {
                id: budget.id.clone(),
                source: SourceId::new(self.names.get(&budget.source).unwrap_or(0)),
                years: if of.is_empty() { (0..years.count).collect() } else { of },
                fen: whole_fen(&format!("{at}/yuan"), budget.yuan, MOST_YUAN, found),
            }
        };
        draft.budgets.iter().enumerate().map(budget).collect()
    }
}
