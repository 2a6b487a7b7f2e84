//! A block of a PBF file: points, ways and relations, and the texts that they share. Read here and not by a library: osmpbf
//! 0.3 panics on a member of an unknown kind, adds differences unchecked, and takes up to some hundred bytes of memory for
//! two of the block, so that a damaged or hostile file could end the process. Tests hold this to osmpbf on whole files.
//!
//! Source: <https://wiki.openstreetmap.org/wiki/PBF_Format>.

use super::wire::{Deltas, Fields, Packed, Value, Wrong, signed};

/// Keys and values.
pub(super) type Pairs<'a> = Vec<(&'a str, &'a str)>;

/// A block, not yet taken apart.
pub(super) struct Block<'a> {
    texts: Vec<&'a [u8]>,
    groups: Vec<&'a [u8]>,
    /// Nanodegrees of a unit.
    granularity: i64,
    /// Nanodegrees.
    lat_offset: i64,
    lon_offset: i64,
}

/// A part of a block, not yet taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part<'a> {
    /// One point.
    Point(&'a [u8]),
    /// Many points, as lists.
    Points(&'a [u8]),
    Way(&'a [u8]),
    Relation(&'a [u8]),
}

/// A way.
pub(super) struct Way<'a> {
    pub id: i64,
    pub tags: Pairs<'a>,
    pub points: Deltas<'a>,
}

/// A relation.
pub(super) struct Relation<'a> {
    pub id: i64,
    pub tags: Pairs<'a>,
    roles: Packed<'a>,
    ids: Deltas<'a>,
    kinds: Packed<'a>,
}

/// What a relation has for a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Point,
    Way,
    Relation,
}

impl<'a> Block<'a> {
    /// Finds the parts.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Wrong> {
        let mut block =
            Self { texts: Vec::new(), groups: Vec::new(), granularity: 100, lat_offset: 0, lon_offset: 0 };
        for field in Fields(bytes) {
            match field? {
                (1, Value::Bytes(table)) => {
                    for text in Fields(table) {
                        if let (1, Value::Bytes(text)) = text? {
                            block.texts.push(text);
                        }
                    }
                }
                (2, Value::Bytes(group)) => block.groups.push(group),
                (17, Value::Number(granularity)) => block.granularity = granularity as i64,
                (19, Value::Number(offset)) => block.lat_offset = offset as i64,
                (20, Value::Number(offset)) => block.lon_offset = offset as i64,
                _ => {}
            }
        }
        Ok(block)
    }
    /// Calls `take` for each part, in order.
    pub fn each(&self, mut take: impl FnMut(Part<'a>) -> Result<(), Wrong>) -> Result<(), Wrong> {
        for group in &self.groups {
            for field in Fields(group) {
                match field? {
                    (1, Value::Bytes(point)) => take(Part::Point(point))?,
                    (2, Value::Bytes(points)) => take(Part::Points(points))?,
                    (3, Value::Bytes(way)) => take(Part::Way(way))?,
                    (4, Value::Bytes(relation)) => take(Part::Relation(relation))?,
                    _ => {}
                }
            }
        }
        Ok(())
    }
    /// Calls `take` with id, longitude and latitude (nanodegrees) and tags of each point that `is_wanted`.
    pub fn points(
        &self,
        lists: &'a [u8],
        is_wanted: impl Fn(i64) -> bool,
        mut take: impl FnMut(i64, (i64, i64), Pairs<'a>) -> Result<(), Wrong>,
    ) -> Result<(), Wrong> {
        let [mut ids, mut lats, mut lons] = [(); 3].map(|()| Deltas::default());
        let mut tags = Packed::default();
        for field in Fields(lists) {
            match field? {
                (1, value) => ids = Deltas::new(list(value)?),
                (8, value) => lats = Deltas::new(list(value)?),
                (9, value) => lons = Deltas::new(list(value)?),
                (10, value) => tags = list(value)?,
                _ => {}
            }
        }
        while let Some(id) = ids.next()? {
            let (lat, lon) = (lats.must()?, lons.must()?);
            // Keys and values in turn; a zero ends those of a point, and none are there where no point has any.
            let (is_wanted, mut pairs) = (is_wanted(id), Vec::new());
            while let Some(key) = tags.next()?.filter(|key| *key != 0) {
                let value = tags.must()?;
                if is_wanted {
                    pairs.extend(self.pair(key, value)?);
                }
            }
            if is_wanted {
                take(id, self.place(lon, lat)?, pairs)?;
            }
        }
        Ok(())
    }
    /// One point, as [`points`](Self::points).
    pub fn point(
        &self,
        message: &'a [u8],
        is_wanted: impl Fn(i64) -> bool,
        mut take: impl FnMut(i64, (i64, i64), Pairs<'a>) -> Result<(), Wrong>,
    ) -> Result<(), Wrong> {
        let (mut id, mut lat, mut lon) = (0, 0, 0);
        let (mut keys, mut values) = (Packed::default(), Packed::default());
        for field in Fields(message) {
            match field? {
                (1, Value::Number(number)) => id = signed(number),
                (2, value) => keys = list(value)?,
                (3, value) => values = list(value)?,
                (8, Value::Number(number)) => lat = signed(number),
                (9, Value::Number(number)) => lon = signed(number),
                _ => {}
            }
        }
        if is_wanted(id) {
            take(id, self.place(lon, lat)?, self.tags(keys, values)?)?;
        }
        Ok(())
    }
    /// A way.
    pub fn way(&self, message: &'a [u8]) -> Result<Way<'a>, Wrong> {
        let (mut id, mut points) = (0, Deltas::default());
        let (mut keys, mut values) = (Packed::default(), Packed::default());
        for field in Fields(message) {
            match field? {
                (1, Value::Number(number)) => id = number as i64,
                (2, value) => keys = list(value)?,
                (3, value) => values = list(value)?,
                (8, value) => points = Deltas::new(list(value)?),
                _ => {}
            }
        }
        Ok(Way { id, tags: self.tags(keys, values)?, points })
    }
    /// A relation.
    pub fn relation(&self, message: &'a [u8]) -> Result<Relation<'a>, Wrong> {
        let mut relation = Relation {
            id: 0,
            tags: Vec::new(),
            roles: Packed::default(),
            ids: Deltas::default(),
            kinds: Packed::default(),
        };
        let (mut keys, mut values) = (Packed::default(), Packed::default());
        for field in Fields(message) {
            match field? {
                (1, Value::Number(number)) => relation.id = number as i64,
                (2, value) => keys = list(value)?,
                (3, value) => values = list(value)?,
                (8, value) => relation.roles = list(value)?,
                (9, value) => relation.ids = Deltas::new(list(value)?),
                (10, value) => relation.kinds = list(value)?,
                _ => {}
            }
        }
        relation.tags = self.tags(keys, values)?;
        Ok(relation)
    }
    /// Calls `take` with role, kind and id of each member.
    pub fn members(
        &self,
        relation: &Relation<'a>,
        mut take: impl FnMut(&'a str, Kind, i64),
    ) -> Result<(), Wrong> {
        let Relation { mut roles, mut ids, mut kinds, .. } = *relation;
        while let Some(id) = ids.next()? {
            let role = self.text(roles.must()?)?.unwrap_or_default();
            let kind = match kinds.must()? {
                0 => Kind::Point,
                1 => Kind::Way,
                2 => Kind::Relation,
                _ => return Err("a member of an unknown kind"),
            };
            take(role, kind, id);
        }
        Ok(())
    }

    fn tags(&self, mut keys: Packed<'a>, mut values: Packed<'a>) -> Result<Pairs<'a>, Wrong> {
        let mut pairs = Vec::new();
        while let Some(key) = keys.next()? {
            pairs.extend(self.pair(key, values.must()?)?);
        }
        Ok(pairs)
    }
    /// Key and value; `None` where one is no UTF-8, since no profile asks for such a one.
    fn pair(&self, key: u64, value: u64) -> Result<Option<(&'a str, &'a str)>, Wrong> {
        Ok(self.text(key)?.zip(self.text(value)?))
    }
    fn text(&self, number: u64) -> Result<Option<&'a str>, Wrong> {
        let text = usize::try_from(number).ok().and_then(|at| self.texts.get(at));
        Ok(std::str::from_utf8(text.ok_or("a text that is not there")?).ok())
    }
    /// Longitude and latitude in nanodegrees.
    fn place(&self, lon: i64, lat: i64) -> Result<(i64, i64), Wrong> {
        let nano = |offset: i64, units: i64| offset.checked_add(self.granularity.checked_mul(units)?);
        let place = nano(self.lon_offset, lon).zip(nano(self.lat_offset, lat));
        place.ok_or("a point off the globe")
    }
}

fn list(value: Value<'_>) -> Result<Packed<'_>, Wrong> {
    match value {
        Value::Bytes(bytes) => Ok(Packed(bytes)),
        Value::Number(_) | Value::Fixed => Err("a list that is none"),
    }
}
