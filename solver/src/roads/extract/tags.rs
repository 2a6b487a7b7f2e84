//! Sets of tags, each kept once: a country has millions of ways and some ten thousand different sets, so a profile
//! judges every set once and every way by its set's number.

use std::collections::HashMap;

/// Between a key and its value, and after the value. A tag that contains one is left out.
const WITHIN: char = '\u{1f}';
const AFTER: char = '\u{1e}';

/// Every set of tags of a source, by number, in the order of its first appearance.
#[derive(Clone, Debug, Default)]
pub struct TagTable {
    sets: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32>,
    /// Where a set is put together.
    scratch: String,
}

impl TagTable {
    /// The number of a set of tags; their order does not matter, and of a key that comes twice the first value counts.
    pub fn number(&mut self, tags: &mut Vec<(&str, &str)>) -> u32 {
        tags.sort_by_key(|&(key, _)| key);
        tags.dedup_by_key(|&mut (key, _)| key);
        self.scratch.clear();
        for (key, value) in tags.iter().filter(|(k, v)| !k.contains(is_mark) && !v.contains(is_mark)) {
            self.scratch.push_str(key);
            self.scratch.push(WITHIN);
            self.scratch.push_str(value);
            self.scratch.push(AFTER);
        }
        match self.numbers.get(self.scratch.as_str()) {
            Some(&number) => number,
            None => self.add(self.scratch.as_str().into()),
        }
    }
    /// Adds the sets of another table and says which number each of them has here.
    pub fn merge(&mut self, other: Self) -> Vec<u32> {
        (other.sets.into_iter())
            .map(|set| match self.numbers.get(&set) {
                Some(&number) => number,
                None => self.add(set),
            })
            .collect()
    }
    /// How many sets.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sets.len()
    }
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }
    /// A set by its number.
    #[must_use]
    pub fn get(&self, number: u32) -> Tags<'_> {
        Tags(&self.sets[number as usize])
    }
    /// All sets by number.
    pub fn iter(&self) -> impl Iterator<Item = Tags<'_>> {
        self.sets.iter().map(|set| Tags(set))
    }
    fn add(&mut self, set: Box<str>) -> u32 {
        let number = self.sets.len() as u32;
        self.sets.push(set.clone());
        self.numbers.insert(set, number);
        number
    }
}

fn is_mark(c: char) -> bool {
    c == WITHIN || c == AFTER
}

/// One set of tags.
#[derive(Clone, Copy, Debug)]
pub struct Tags<'a>(&'a str);

impl<'a> Tags<'a> {
    /// The value of a key.
    #[must_use]
    pub fn get(self, key: &str) -> Option<&'a str> {
        self.iter().find(|&(k, _)| k == key).map(|(_, value)| value)
    }
    /// Keys and values, by key.
    pub fn iter(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.split_terminator(AFTER).filter_map(|tag| tag.split_once(WITHIN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_sets_have_one_number_whatever_their_order() {
        let mut table = TagTable::default();
        let road = table.number(&mut vec![("highway", "primary"), ("oneway", "yes")]);
        let same = table.number(&mut vec![("oneway", "yes"), ("highway", "primary"), ("oneway", "no")]);
        let other = table.number(&mut vec![("highway", "primary")]);
        assert_eq!((road, same, other, table.len()), (0, 0, 1, 2));
        assert_eq!(table.get(road).get("oneway"), Some("yes"));
        assert_eq!(table.get(other).get("oneway"), None);

        let mut more = TagTable::default();
        more.number(&mut vec![("highway", "steps")]);
        more.number(&mut vec![("highway", "primary")]);
        assert_eq!(table.merge(more), [2, 1]);
    }

    #[test]
    fn a_tag_that_would_break_the_encoding_is_left_out() {
        let mut table = TagTable::default();
        let set = table.number(&mut vec![("highway", "a\u{1e}b"), ("foot", "yes")]);
        assert_eq!(table.get(set).iter().collect::<Vec<_>>(), [("foot", "yes")]);
    }
}
