//! A file is taken as it was written or refused with a reason; it never makes a reader panic.

use anpai_core::place::Datum;
use anpai_core::stop::Stop;

use super::super::{About, Arc, Conditions, Graph, Hook, Hour, Origins, Pairs, Roads, Shapes, Weight};
use super::{ALIGNMENT, CHECKSUM, ENTRY, Fault, FileError, HEADER, Kind, VERSION};

/// Three nodes on a local plane. Node 0 to node 1 along segment 0 (60 m east), node 1 to node 2 along segment 1 (30 m
/// north, bent), and node 1 back to node 0; nothing leaves node 2.
fn roads() -> Roads {
    let arc = |tail, head, millis, centimetres| Arc { tail, head, weight: Weight::new(millis, centimetres) };
    let graph =
        Graph::new(3, &[arc(0, 1, 50_000, 6_000), arc(1, 2, 25_000, 3_100), arc(1, 0, 55_000, 6_000)]);
    let shapes = Shapes {
        first: vec![0, 2, 5].into(),
        x: vec![0, 6_000, 6_000, 6_100, 6_000].into(),
        y: vec![0, 0, 0, 1_500, 3_000].into(),
        along: vec![0, 2, 1].into(),
    };
    whole(graph, shapes)
}

fn whole(graph: Graph, shapes: Shapes) -> Roads {
    let about = About {
        anpai: "0.1.0".into(),
        profile: "walk".into(),
        profile_toml: "name = \"walk\"\n".into(),
        datum: Datum::LocalPlane,
        source: "edges.csv".into(),
    };
    let origins = Origins::unknown(&graph, &shapes);
    Roads::new(about, graph, shapes, origins, &Stop::never(), &mut |_| {}).unwrap()
}

/// Nine nodes in three rows of three, 10 m apart: east and north at 1 m/s, west and south in 11 to 19 s, no two alike.
fn block() -> Roads {
    let (mut arcs, mut along) = (Vec::new(), Vec::new());
    let (mut first, mut x, mut y) = (vec![0], Vec::new(), Vec::new());
    for (tail, head) in (0..9_u32)
        .flat_map(|n| [(n, n + 1, n % 3 < 2), (n, n + 3, n < 6)])
        .filter_map(|(a, b, is)| is.then_some((a, b)))
    {
        let segment = along.len() as u32 / 2;
        for node in [tail, head] {
            x.push(node as i32 % 3 * 1_000);
            y.push(node as i32 / 3 * 1_000);
        }
        first.push(x.len() as u32);
        arcs.push((Arc { tail, head, weight: Weight::new(10_000, 1_000) }, segment << 1));
        arcs.push((
            Arc { tail: head, head: tail, weight: Weight::new(11_000 + 700 * segment, 1_000) },
            segment << 1 | 1,
        ));
        along.extend([0; 2]);
    }
    arcs.sort_by_key(|(arc, _)| arc.tail);
    for (at, (_, way)) in along.iter_mut().zip(&arcs) {
        *at = *way;
    }
    let arcs: Vec<Arc> = arcs.into_iter().map(|(arc, _)| arc).collect();
    let shapes = Shapes { first: first.into(), x: x.into(), y: y.into(), along: along.into() };
    whole(Graph::new(9, &arcs), shapes)
}

fn bytes(roads: &Roads) -> Vec<u8> {
    let mut bytes = Vec::new();
    roads.write(&mut bytes, &Stop::never()).unwrap();
    bytes
}

/// Sets the checksum to what the bytes are: the file of somebody who knows the form.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes[CHECKSUM].fill(0);
    let checksum = crc32fast::hash(&bytes);
    bytes[CHECKSUM].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

/// Where a section lies, by its entry in the table.
fn place(bytes: &[u8], kind: Kind) -> std::ops::Range<usize> {
    let entry = entry(bytes, kind);
    let number = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap()) as usize;
    number(entry + 8)..number(entry + 8) + number(entry + 16)
}
fn entry(bytes: &[u8], kind: Kind) -> usize {
    let at = |i| HEADER + i * ENTRY;
    (0..).map(at).find(|e| bytes[*e..*e + 4] == kind.number().to_le_bytes()).unwrap()
}

/// The file with element `at` of a section set to `value`, with a right checksum.
fn with(kind: Kind, at: usize, value: u32) -> Vec<u8> {
    let mut bytes = bytes(&roads());
    let at = place(&bytes, kind).start + 4 * at;
    bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    signed(bytes)
}

fn refusal(bytes: &[u8]) -> FileError {
    Roads::from_bytes(bytes).expect_err("refused")
}
fn fault(bytes: &[u8]) -> (Kind, Fault) {
    match refusal(bytes) {
        FileError::Section(kind, fault) => (kind, fault),
        other => panic!("{other}"),
    }
}

#[test]
fn what_is_written_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("X.roads");
    let roads = roads();
    roads.save(&path, &Stop::never()).unwrap();
    let read = Roads::open(&path).unwrap();
    assert_eq!(read.about(), roads.about());
    assert_eq!(*read.graph().first, [0, 1, 3, 3]);
    assert_eq!(*read.graph().head, [1, 2, 0]);
    assert_eq!(read.graph().weight(1), Weight::new(25_000, 3_100));
    assert_eq!(*read.shapes().y, [0, 0, 0, 1_500, 3_000]);
    assert_eq!(read.shapes().segment(2), (0, true));
    assert_eq!(bytes(&read), std::fs::read(&path).unwrap(), "the same roads make the same bytes");
}

#[test]
fn sections_begin_at_cache_lines() {
    let bytes = bytes(&roads());
    for kind in Kind::ALL {
        assert_eq!(place(&bytes, kind).start % ALIGNMENT, 0, "{}", kind.name());
    }
    assert_eq!(bytes.len() % ALIGNMENT, 0);
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let bytes = bytes(&roads());
    for length in 0..bytes.len() {
        let refused = refusal(&bytes[..length]);
        assert!(matches!(refused, FileError::Length { .. } | FileError::Foreign), "{length}: {refused}");
    }
    // Whoever cuts it off and knows the form states the new length as well.
    for length in HEADER..bytes.len() {
        let mut cut = bytes[..length].to_vec();
        cut[24..32].copy_from_slice(&(length as u64).to_le_bytes());
        refusal(&signed(cut));
    }
}

#[test]
fn a_file_with_more_at_its_end_is_refused() {
    let mut bytes = bytes(&roads());
    bytes.push(0);
    let stated = bytes.len() as u64 - 1;
    assert!(
        matches!(refusal(&bytes), FileError::Length { found, stated: s } if found == stated + 1 && s == stated)
    );
}

#[test]
fn any_changed_bit_is_refused() {
    let bytes = bytes(&roads());
    for bit in 0..bytes.len() * 8 {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        refusal(&changed);
    }
}

/// Reads everything that the arrays lead to.
fn walk_through(roads: &Roads) {
    let (graph, shapes) = (roads.graph(), roads.shapes());
    for (head, weight) in (0..graph.nodes() as u32).flat_map(|node| graph.from(node)) {
        assert!(graph.of(head).end <= graph.arcs() && weight.exists());
    }
    for arc in 0..graph.arcs() {
        let points = shapes.of(shapes.segment(arc).0);
        assert_eq!(shapes.x[points.clone()].len(), shapes.y[points].len());
    }
    let conditions = Conditions { hour: Hour::new(8), closed: [1].into() };
    roads.under(&conditions, &Stop::never(), &mut |_| {}).unwrap();
}

#[test]
fn a_changed_byte_under_a_right_checksum_never_panics() {
    let bytes = bytes(&roads());
    for at in HEADER..bytes.len() {
        for value in [0, 1, 2, 3, 0x7f, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] = value;
            if let Ok(roads) = Roads::from_bytes(&signed(changed)) {
                walk_through(&roads);
            }
        }
    }
}

#[test]
fn a_changed_hierarchy_under_a_right_checksum_answers_with_ways_of_the_graph() {
    let roads = block();
    assert!(roads.hierarchy().up.via.iter().any(|via| *via != u32::MAX), "there are shortcuts");
    let bytes = bytes(&roads);
    let hierarchy = Kind::ALL.into_iter().filter(|kind| kind.number() >= Kind::HierarchyOrder.number());
    let mut refused = 0;
    for at in hierarchy.flat_map(|kind| place(&bytes, kind)).step_by(4) {
        for value in [0, 1, 2, 5, 8, 9, 10_000, u32::MAX >> 1, u32::MAX] {
            let mut changed = bytes.clone();
            changed[at..at + 4].copy_from_slice(&u32::to_le_bytes(value));
            let Ok(roads) = Roads::from_bytes(&signed(changed)) else {
                refused += 1;
                continue;
            };
            let (mut pairs, hook) =
                (Pairs::new(roads.hierarchy()), |node| [Hook { node, weight: Weight::ZERO }]);
            for (from, to) in (0..9).flat_map(|from| (0..9).map(move |to| (from, to))) {
                if let Some(path) = pairs.path(roads.graph(), &hook(from), &hook(to)) {
                    let sum = path
                        .arcs
                        .iter()
                        .map(|arc| roads.graph().weight(*arc))
                        .fold(Weight::ZERO, |a, b| a + b);
                    assert_eq!(path.weight, sum);
                }
            }
        }
    }
    assert!(refused > 0);
}

#[test]
fn a_link_without_its_way_is_refused() {
    let mut bytes = bytes(&block());
    let at = place(&bytes, Kind::UpMillis).start;
    bytes[at] ^= 1;
    assert_eq!(fault(&signed(bytes)), (Kind::UpVia, Fault::Link { at: 0 }));
}

#[test]
fn another_version_says_which() {
    let mut bytes = bytes(&roads());
    bytes[16..20].copy_from_slice(&(VERSION + 1).to_le_bytes());
    let refused = refusal(&signed(bytes.clone()));
    assert!(matches!(refused, FileError::Version { found } if found == VERSION + 1), "{refused}");
    // Version 1 knew no ways and no hours.
    bytes[16..20].copy_from_slice(&1_u32.to_le_bytes());
    let refused = refusal(&signed(bytes));
    assert!(matches!(refused, FileError::Version { found: 1 }), "{refused}");
    assert!(refused.to_string().contains("version 1"), "{refused}");
}

#[test]
fn other_files_are_foreign() {
    for bytes in [&b""[..], b"x", b"id,lon,lat\n", b"\x89PNG\r\n\x1a\n", &[0; 4096]] {
        assert!(matches!(refusal(bytes), FileError::Foreign), "{bytes:?}");
    }
    // The line ends of a transfer as text.
    let text = bytes(&roads()).iter().filter(|b| **b != b'\r').copied().collect::<Vec<u8>>();
    assert!(matches!(refusal(&text), FileError::Foreign));
}

#[test]
fn a_folder_is_foreign_and_a_missing_file_is_the_systems_word() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Roads::open(folder.path()).is_err());
    assert!(matches!(Roads::open(&folder.path().join("none")), Err(FileError::System(_))));
}

#[test]
fn the_table_holds_known_sections_once_each_in_their_places() {
    let good = bytes(&roads());
    let change = |at: usize, value: &[u8]| {
        let mut bytes = good.clone();
        bytes[at..at + value.len()].copy_from_slice(value);
        refusal(&signed(bytes))
    };
    let (head, millis) = (entry(&good, Kind::GraphHead), entry(&good, Kind::GraphMillis));
    let unknown = change(head, &999_u32.to_le_bytes());
    assert!(matches!(unknown, FileError::Table(Fault::Unknown(999))), "{unknown}");
    let twice = change(head, &Kind::GraphFirst.number().to_le_bytes());
    assert!(matches!(twice, FileError::Section(Kind::GraphFirst, Fault::Twice)), "{twice}");
    let width = change(head + 4, &8_u32.to_le_bytes());
    assert!(matches!(width, FileError::Section(Kind::GraphHead, Fault::Width { found: 8 })), "{width}");
    for (at, value) in
        [(head + 8, 0_u64), (head + 8, u64::MAX), (millis + 16, u64::MAX), (millis + 16, 1 << 40)]
    {
        let moved = change(at, &value.to_le_bytes());
        assert!(matches!(moved, FileError::Section(_, Fault::Bounds)), "{moved}");
    }
    // Twelve bytes are three elements; eleven are none.
    let torn = change(millis + 16, &11_u64.to_le_bytes());
    assert!(matches!(torn, FileError::Section(Kind::GraphMillis, Fault::Bounds)), "{torn}");
    for count in [0_u32, Kind::ALL.len() as u32 - 1, u32::MAX] {
        let refused = change(20, &count.to_le_bytes());
        assert!(matches!(refused, FileError::Table(_) | FileError::Section(..)), "{count}: {refused}");
    }
}

#[test]
fn crafted_values_are_refused_where_they_stand() {
    // Three arcs of three nodes; five points of two segments.
    for (kind, at, value, expected) in [
        (Kind::GraphFirst, 0, 1, Fault::Order { at: 0 }),
        (Kind::GraphFirst, 1, 4, Fault::Order { at: 2 }),
        (Kind::GraphFirst, 3, 2, Fault::Order { at: 3 }),
        (Kind::GraphFirst, 3, 4, Fault::Order { at: 3 }),
        (Kind::GraphHead, 2, 3, Fault::Range { at: 2 }),
        (Kind::GraphMillis, 1, 0, Fault::Range { at: 1 }),
        (Kind::GraphMillis, 1, u32::MAX >> 1, Fault::Range { at: 1 }),
        (Kind::ShapesFirst, 1, 1, Fault::Order { at: 1 }),
        (Kind::ShapesFirst, 1, 4, Fault::Order { at: 2 }),
        (Kind::ShapesAlong, 2, 4, Fault::Range { at: 2 }),
        // The first two classes, of which there is none; 50,001 ms at node 1, where an arc takes 50,000.
        (Kind::OriginsClass, 0, 0, Fault::Range { at: 0 }),
        (Kind::OriginsWait, 1, 50_001, Fault::Range { at: 1 }),
    ] {
        assert_eq!(fault(&with(kind, at, value)), (kind, expected), "{} {at} {value}", kind.name());
    }
}

#[test]
fn factors_are_whole_days_of_numbers_that_can_be() {
    let with = |factor: Vec<f64>| {
        let roads = roads();
        let (about, graph, shapes) = (roads.about().clone(), roads.graph().clone(), roads.shapes().clone());
        let origins = Origins { factor: factor.into(), ..roads.origins().clone() };
        bytes(&Roads::new(about, graph, shapes, origins, &Stop::never(), &mut |_| {}).unwrap())
    };
    assert!(Roads::from_bytes(&with(vec![1.5; 48])).is_ok());
    assert_eq!(fault(&with(vec![1.5; 47])), (Kind::OriginsFactor, Fault::Count { found: 47, expected: 48 }));
    for wrong in [f64::NAN, f64::INFINITY, 0.0, -1.0, 10.5] {
        let mut factors = vec![1.0; 24];
        factors[3] = wrong;
        assert_eq!(fault(&with(factors)), (Kind::OriginsFactor, Fault::Range { at: 3 }), "{wrong}");
    }
}

#[test]
fn words_that_are_no_json_are_refused() {
    let (kind, fault) = fault(&with(Kind::About, 0, u32::from_le_bytes(*b"oops")));
    assert!(kind == Kind::About && matches!(fault, Fault::Words(_)));
}

#[test]
fn an_interrupt_leaves_the_old_file_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("X.roads");
    std::fs::write(&path, "old").unwrap();
    let stop = Stop::never();
    stop.flag().store(true, std::sync::atomic::Ordering::Relaxed);
    assert!(matches!(roads().save(&path, &stop), Err(FileError::Interrupted)));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_full_disk_is_told() {
    struct Full(usize);
    impl std::io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let refused = roads().write(&mut Full(500), &Stop::never());
    assert!(matches!(refused, Err(FileError::System(e)) if e.kind() == std::io::ErrorKind::StorageFull));
}

#[test]
fn a_file_that_is_replaced_while_it_is_open_stays_readable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("X.roads");
    roads().save(&path, &Stop::never()).unwrap();
    let open = Roads::open(&path).unwrap();
    roads().save(&path, &Stop::never()).unwrap();
    assert_eq!(bytes(&open), bytes(&roads()));
}
