//! Money: yuan with two decimals become whole fen.

use super::years::Years;
use crate::funerals::cemetery::draft::BudgetDraft;
use crate::funerals::cemetery::problem::Budget;
use crate::read::findings::Findings;
use crate::read::money::whole_fen;
use crate::site::check::MOST_YUAN;

/// Yuan as fen; 0 where nothing is said.
pub(super) fn fen(pointer: &str, yuan: Option<f64>, found: &mut Findings) -> i64 {
    yuan.map_or(0, |yuan| whole_fen(pointer, yuan, MOST_YUAN, found))
}

pub(super) fn budget(budget: &BudgetDraft, years: &Years, found: &mut Findings) -> Budget {
    let read = |at: &str, yuan: &f64, found: &mut Findings| whole_fen(at, *yuan, MOST_YUAN, found);
    Budget { fen: years.each("/budget/yuan", &budget.yuan, read, found), carries_over: budget.carries_over }
}
