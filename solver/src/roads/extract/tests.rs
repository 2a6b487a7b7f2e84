//! PBF files by hand, whole and damaged. The blocks are not deflated, so that damage bites into what they say and not into
//! a checksum.

use std::io::Write as _;

use anpai_core::stop::Stop;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::block::{Block, Part};
use super::wire::Wrong;
use super::*;
use crate::roads::{Profile, build};

fn number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
fn bytes(out: &mut Vec<u8>, field: u64, bytes: &[u8]) {
    number(out, field << 3 | 2);
    number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}
fn plain(out: &mut Vec<u8>, field: u64, value: u64) {
    number(out, field << 3);
    number(out, value);
}
fn packed(values: &[u64]) -> Vec<u8> {
    let mut out = Vec::new();
    values.iter().for_each(|&value| number(&mut out, value));
    out
}
/// Signed numbers, each by its difference from the one before.
fn deltas(values: &[i64]) -> Vec<u8> {
    let mut before = 0;
    let differences = values.iter().map(|&value| {
        let difference = value - before;
        before = value;
        (difference << 1 ^ difference >> 63) as u64
    });
    packed(&differences.collect::<Vec<_>>())
}
fn framed(kind: &str, data: &[u8]) -> Vec<u8> {
    let (mut blob, mut head) = (Vec::new(), Vec::new());
    bytes(&mut blob, 1, data);
    frame(kind, &blob, &mut head)
}
fn frame(kind: &str, blob: &[u8], head: &mut Vec<u8>) -> Vec<u8> {
    bytes(head, 1, kind.as_bytes());
    plain(head, 3, blob.len() as u64);
    [&(head.len() as u32).to_be_bytes(), &head[..], blob].concat()
}
fn header() -> Vec<u8> {
    let mut header = Vec::new();
    bytes(&mut header, 4, b"OsmSchema-V0.6");
    bytes(&mut header, 4, b"DenseNodes");
    framed("OSMHeader", &header)
}
fn block(group: &[u8]) -> Vec<u8> {
    const TEXTS: [&str; 11] = [
        "",
        "highway",
        "residential",
        "barrier",
        "bollard",
        "type",
        "restriction",
        "no_left_turn",
        "from",
        "via",
        "to",
    ];
    let (mut texts, mut out) = (Vec::new(), Vec::new());
    TEXTS.iter().for_each(|text| bytes(&mut texts, 1, text.as_bytes()));
    bytes(&mut out, 1, &texts);
    bytes(&mut out, 2, group);
    framed("OSMData", &out)
}

/// Points 7 to 10 of a square of a hundredth of a degree, 9 with a bollard, and 10 as one of its own; ways 1 (7-8-9) and 2
/// (9-10-7) as streets; no left turn from 1 by 9 into 2.
fn square() -> Vec<u8> {
    let mut dense = Vec::new();
    bytes(&mut dense, 1, &deltas(&[7, 8, 9]));
    bytes(&mut dense, 8, &deltas(&[494_000_000, 494_000_000, 494_100_000]));
    bytes(&mut dense, 9, &deltas(&[86_000_000, 86_100_000, 86_100_000]));
    bytes(&mut dense, 10, &packed(&[0, 0, 3, 4, 0]));
    let mut points = Vec::new();
    bytes(&mut points, 2, &dense);
    let mut point = Vec::new();
    plain(&mut point, 1, 20);
    plain(&mut point, 8, 2 * 494_100_000);
    plain(&mut point, 9, 2 * 86_000_000);
    bytes(&mut points, 1, &point);

    let mut lines = Vec::new();
    for (id, refs) in [(1, [7, 8, 9]), (2, [9, 10, 7])] {
        let mut way = Vec::new();
        plain(&mut way, 1, id);
        bytes(&mut way, 2, &packed(&[1]));
        bytes(&mut way, 3, &packed(&[2]));
        bytes(&mut way, 8, &deltas(&refs));
        bytes(&mut lines, 3, &way);
    }
    let mut relation = Vec::new();
    plain(&mut relation, 1, 5);
    bytes(&mut relation, 2, &packed(&[5, 6]));
    bytes(&mut relation, 3, &packed(&[6, 7]));
    bytes(&mut relation, 8, &packed(&[8, 9, 10]));
    bytes(&mut relation, 9, &deltas(&[1, 9, 2]));
    bytes(&mut relation, 10, &packed(&[1, 0, 1]));
    bytes(&mut lines, 4, &relation);
    [header(), block(&points), block(&lines)].concat()
}

fn read(bytes: &[u8]) -> Result<Extract, ExtractError> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    Extract::read_pbf(file.path(), &Stop::never(), &mut |_| {})
}

#[test]
fn points_ways_and_restrictions_are_read_as_they_stand() {
    let extract = read(&square()).unwrap();
    assert_eq!(extract.x, [86_000_000, 86_100_000, 86_100_000, 86_000_000]);
    assert_eq!(extract.y, [494_000_000, 494_000_000, 494_100_000, 494_100_000]);
    assert_eq!(
        (extract.ways.id.as_slice(), extract.ways.of(0), extract.ways.of(1)),
        (&[1, 2][..], &[0, 1, 2][..], &[2, 3, 0][..])
    );
    assert_eq!(extract.tags.get(extract.ways.tags[1]).get("highway"), Some("residential"));
    let [(point, set)] = extract.marks[..] else { panic!("{:?}", extract.marks) };
    assert_eq!((point, extract.tags.get(set).get("barrier")), (2, Some("bollard")));
    let [turn] = &extract.turns[..] else { panic!("{:?}", extract.turns) };
    assert_eq!((turn.id, &turn.from[..], &turn.via, &turn.to[..]), (5, &[1][..], &Via::Point(2), &[2][..]));
}

/// A block with one list in place of another, and what is said of it.
fn refusal(group: &[u8]) -> String {
    let whole = square();
    read(&[&whole, &block(group)[..]].concat()).expect_err("refused").to_string()
}

#[test]
fn what_a_library_may_panic_on_is_refused() {
    // Differences of points that add up to more than 64 bits; two are 2^63 - 1.
    let mut way = Vec::new();
    bytes(&mut way, 2, &packed(&[1]));
    bytes(&mut way, 3, &packed(&[2]));
    bytes(&mut way, 8, &packed(&[u64::MAX - 1, u64::MAX - 1]));
    let mut group = Vec::new();
    bytes(&mut group, 3, &way);
    assert!(refusal(&group).contains("add up to more than 64 bits"));
    // The same as a dense point's; ids are those of nobody before that.
    let mut dense = Vec::new();
    for field in [1, 8, 9] {
        bytes(&mut dense, field, &packed(&[u64::MAX - 1, u64::MAX - 1]));
    }
    let mut group = Vec::new();
    bytes(&mut group, 2, &dense);
    assert!(refusal(&group).contains("add up to more than 64 bits"));
    // A wanted point so far out that its nanodegrees overflow.
    let mut dense = Vec::new();
    bytes(&mut dense, 1, &deltas(&[7]));
    bytes(&mut dense, 8, &packed(&[u64::MAX - 1]));
    bytes(&mut dense, 9, &packed(&[2]));
    let mut group = Vec::new();
    bytes(&mut group, 2, &dense);
    assert!(refusal(&group).contains("off the globe"));
    // A restriction with a member of kind 3, one with a role that is no text of the block, one whose lists differ.
    for (roles, ids, kinds, words) in [
        (8, &[1][..], &[3][..], "member of an unknown kind"),
        (99, &[1], &[1], "text that is not there"),
        (8, &[1, 2], &[1], "lists that do not belong together"),
    ] {
        let mut relation = Vec::new();
        bytes(&mut relation, 2, &packed(&[5]));
        bytes(&mut relation, 3, &packed(&[6]));
        bytes(&mut relation, 8, &packed(&[roles]));
        bytes(&mut relation, 9, &deltas(ids));
        bytes(&mut relation, 10, &packed(kinds));
        let mut group = Vec::new();
        bytes(&mut group, 4, &relation);
        let told = refusal(&group);
        assert!(told.contains(words), "{words} in {told}");
    }
}

#[test]
fn a_block_that_inflates_beyond_all_bounds_is_refused() {
    let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    deflated.write_all(&vec![0; 33 << 20]).unwrap();
    let mut blob = Vec::new();
    bytes(&mut blob, 3, &deflated.finish().unwrap());
    let bomb = frame("OSMData", &blob, &mut Vec::new());
    let told = read(&[square(), bomb].concat()).expect_err("refused").to_string();
    assert!(told.contains("more than 32 MB"), "{told}");
    let mut head = Vec::new();
    plain(&mut head, 3, 1 << 40);
    let huge = frame("OSMData", &[], &mut head);
    assert!(read(&[header(), huge].concat()).is_err());
    // A block that is there, and larger than any may be.
    let told =
        read(&[header(), framed("OSMData", &vec![0; 33 << 20])].concat()).expect_err("refused").to_string();
    assert!(told.contains("a block of more than 32 MB"), "{told}");
}

/// Everything that both read of a block, as one number.
fn ours(block: &Block<'_>) -> Result<u32, Wrong> {
    let mut hash = crc32fast::Hasher::new();
    block.each(|part| {
        let mut take = |id, place, tags| {
            hash.update(format!("{id} {place:?} {tags:?}").as_bytes());
            Ok(())
        };
        match part {
            Part::Point(point) => block.point(point, |_| true, take)?,
            Part::Points(points) => block.points(points, |_| true, take)?,
            Part::Way(way) => {
                let mut way = block.way(way)?;
                take(way.id, (0, 0), way.tags)?;
                while let Some(point) = way.points.next()? {
                    hash.update(&point.to_le_bytes());
                }
            }
            Part::Relation(relation) => {
                let mut relation = block.relation(relation)?;
                take(relation.id, (0, 0), std::mem::take(&mut relation.tags))?;
                let members = |role: &str, kind, id| hash.update(format!("{role} {kind:?} {id}").as_bytes());
                block.members(&relation, members)?;
            }
        }
        Ok(())
    })?;
    Ok(hash.finalize())
}

fn theirs(block: &osmpbf::PrimitiveBlock) -> u32 {
    use osmpbf::Element;
    use osmpbf::elements::RelMemberType;
    let mut hash = crc32fast::Hasher::new();
    let mut take = |id: i64, place: (i64, i64), tags: Vec<(&str, &str)>| {
        hash.update(format!("{id} {place:?} {tags:?}").as_bytes());
    };
    let mut rest = Vec::new();
    for element in block.elements() {
        match element {
            Element::Node(n) => take(n.id(), (n.nano_lon(), n.nano_lat()), n.tags().collect()),
            Element::DenseNode(n) => take(n.id(), (n.nano_lon(), n.nano_lat()), n.tags().collect()),
            other => rest.push(other),
        }
    }
    for element in rest {
        match element {
            Element::Way(way) => {
                hash.update(
                    format!("{} {:?} {:?}", way.id(), (0, 0), way.tags().collect::<Vec<_>>()).as_bytes(),
                );
                way.refs().for_each(|point| hash.update(&point.to_le_bytes()));
            }
            Element::Relation(relation) => {
                let tags = relation.tags().collect::<Vec<_>>();
                hash.update(format!("{} {:?} {tags:?}", relation.id(), (0, 0)).as_bytes());
                for member in relation.members() {
                    let kind = match member.member_type {
                        RelMemberType::Node => "Point",
                        RelMemberType::Way => "Way",
                        RelMemberType::Relation => "Relation",
                    };
                    hash.update(format!("{} {kind} {}", member.role().unwrap(), member.member_id).as_bytes());
                }
            }
            Element::Node(_) | Element::DenseNode(_) => {}
        }
    }
    hash.finalize()
}

/// The oracle: a library that reads whole files right. Groups of the extract are of one kind each, as is usual.
#[test]
fn heidelberg_says_the_same_to_osmpbf() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/heidelberg/heidelberg.osm.pbf");
    let mut blobs = blobs::Blobs::open(&path).unwrap();
    let all: Vec<usize> = (0..blobs.len()).collect();
    let mut found = Vec::new();
    blobs.each(&all, &Stop::never(), &mut |_| {}, ours, |_, hash| found.push(hash)).unwrap();
    let expected: Vec<u32> = (osmpbf::BlobReader::from_path(&path).unwrap())
        .filter_map(|blob| match blob.unwrap().decode().unwrap() {
            osmpbf::BlobDecode::OsmData(block) => Some(theirs(&block)),
            _ => None,
        })
        .collect();
    assert!(!expected.is_empty());
    assert_eq!(found, expected);
}

/// What happens to a file on its way.
#[derive(Clone, Debug)]
enum Damage {
    Flip(usize, u8),
    Cut(usize),
    /// The largest number of ten bytes, or of five: counts, lengths, differences.
    Huge(usize, bool),
    /// A piece of the file where another was.
    Splice(usize, usize, usize),
    Lose(usize, usize),
}

impl Damage {
    fn to(&self, file: &mut Vec<u8>) {
        let at = |place: &usize, file: &[u8]| place % file.len().max(1);
        match self {
            Self::Flip(place, bit) if !file.is_empty() => {
                let at = at(place, file);
                file[at] ^= 1 << bit;
            }
            Self::Flip(..) => {}
            Self::Cut(place) => file.truncate(at(place, file)),
            Self::Huge(place, long) => {
                let at = at(place, file);
                let (count, last) = if *long { (9, 0x01) } else { (4, 0x0f) };
                let number = std::iter::repeat_n(0xff, count).chain([last]);
                file.splice(at..(at + 1).min(file.len()), number);
            }
            Self::Splice(from, to, length) => {
                let (from, to) = (at(from, file), at(to, file));
                let piece = file[from..(from + length).min(file.len())].to_vec();
                file.splice(to..to, piece);
            }
            Self::Lose(place, length) => {
                let at = at(place, file);
                file.drain(at..(at + length).min(file.len()));
            }
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = 0_usize..1 << 16;
    prop_oneof![
        6 => (place.clone(), 0_u8..8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        1 => place.clone().prop_map(Damage::Cut),
        3 => (place.clone(), any::<bool>()).prop_map(|(at, long)| Damage::Huge(at, long)),
        2 => (place.clone(), place.clone(), 1_usize..80).prop_map(|(a, b, length)| Damage::Splice(a, b, length)),
        1 => (place, 1_usize..9).prop_map(|(at, length)| Damage::Lose(at, length)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_240_509),
        ..ProptestConfig::with_cases(2_000)
    })]

    /// Refused in words, or taken for what it says: then everything refers to what is there, nothing is larger than the
    /// file could say, and a network can be built or has no roads.
    #[test]
    fn a_damaged_file_is_refused_or_consistent(damages in prop::collection::vec(damage(), 1..4)) {
        let mut file = square();
        damages.iter().for_each(|damage| damage.to(&mut file));
        match read(&file) {
            Err(e) => prop_assert!(!matches!(e, ExtractError::Io { .. } | ExtractError::Stopped), "{e}"),
            Ok(extract) => {
                prop_assert!(extract.ways.points.len() <= file.len() && extract.x.len() <= file.len());
                prop_assert!(extract.ways.points.iter().all(|&point| (point as usize) < extract.x.len()));
                prop_assert!(extract.marks.iter().all(|&(point, _)| (point as usize) < extract.x.len()));
                for name in Profile::BUILT_IN {
                    let _ = build(&extract, &Profile::built_in(name).unwrap(), &Stop::never());
                }
            }
        }
    }
}
