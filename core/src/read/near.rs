//! The known name that is nearest to an unknown one, by edit distance with swaps of neighbours (optimal string
//! alignment).

/// The candidate nearest to `name`, where one is near enough to be meant: a third of its letters may differ, three at
/// most, and one always.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = name.chars().take(LONGEST).collect();
    let most = (letters.len() / 3).clamp(1, 3);
    let near = candidates.into_iter().filter_map(|c| Some((distance(&letters, c, most)?, c)));
    near.min_by_key(|(d, _)| *d).map(|(_, c)| c)
}

/// Longer names are compared by their beginning.
const LONGEST: usize = 64;

/// Edits between two names, where there are no more than `most`.
fn distance(a: &[char], b: &str, most: usize) -> Option<usize> {
    // Case is the commonest slip of all.
    let lower = |c: &char| c.to_lowercase().next().unwrap_or(*c);
    let b: Vec<char> = b.chars().take(LONGEST).collect();
    if a.len().abs_diff(b.len()) > most || a.is_empty() {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.iter().map(lower).collect(), b.iter().map(lower).collect());
    let mut before = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut next = vec![i + 1; b.len() + 1];
        for j in 0..b.len() {
            let swap = if a[i] == b[j] { 0 } else { 1 };
            next[j + 1] = (row[j] + swap).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                let swapped: &Vec<usize> = &before;
                next[j + 1] = next[j + 1].min(swapped[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut row, next);
    }
    Some(row[b.len()]).filter(|d| *d <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_strangers_are_not() {
        let known = ["windows", "window", "visits", "c12"];
        assert_eq!(nearest("widnows", known), Some("windows"));
        assert_eq!(nearest("Visits", known), Some("visits"));
        assert_eq!(nearest("c21", known), Some("c12"));
        assert_eq!(nearest("travel", known), None);
        assert_eq!(nearest("", known), None);
    }
}
