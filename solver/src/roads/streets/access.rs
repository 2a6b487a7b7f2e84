//! Who may go where, and where nobody cuts through.

use super::*;

/// ```text
/// 4 --- 250 --- 5 --- 250 --- 3      open
/// |                           |
/// 250                        250
/// 0 --- 200 --- 1 --- 300 --- 2      tagged; from 1 a spur of 50 m to 6
/// ```
/// A service road at 15 km/h: 50 m take 12 s, 200 m 48 s, 300 m 72 s. The open way from 0 to 2 is 1,000 m at 25 km/h,
/// 144 s; the service road 120 s.
fn court(tags: &[(&str, &str)], gate: Option<&[(&str, &str)]>) -> Extract {
    let mut extract = points([(0, 0), (200, 0), (500, 0), (500, 250), (0, 250), (250, 250), (200, -50)]);
    let service = [&[("highway", "service")], tags].concat();
    extract.draw(1, &service, &[0, 1, 2]);
    extract.draw(2, &service, &[1, 6]);
    extract.draw(3, &[RESIDENTIAL], &[0, 4, 5, 3, 2]);
    if let Some(gate) = gate {
        extract.mark(1, gate);
    }
    extract
}

#[test]
fn nobody_cuts_through_and_everybody_gets_in_and_out() {
    assert_eq!(seconds(&court(&[], None), "car", 0, 2), Some(120));
    for value in ["private", "destination", "customers", "delivery"] {
        let extract = court(&[("access", value)], None);
        let car = |from, to| seconds(&extract, "car", from, to);
        assert_eq!((car(0, 2), car(2, 0)), (Some(144), Some(144)), "{value}");
        // In and out at true times, by either end, and about inside.
        assert_eq!((car(0, 6), car(6, 0)), (Some(48 + 12), Some(60)), "{value}");
        assert_eq!((car(2, 6), car(6, 2), car(1, 6)), (Some(84), Some(84), Some(12)), "{value}");
        // On foot only what is private is shut: 500 m at 1.2 m/s.
        let on_foot = if value == "private" { 1000 } else { 500 };
        assert_eq!(way(&extract, "walk", 0, 2).unwrap().1, on_foot, "{value}");
    }
}

#[test]
fn a_place_where_a_private_road_begins_cuts_through_no_more_than_others() {
    let extract = court(&[("access", "private")], None);
    let car = |from, to| between_places(&extract, from, to);
    // On the crossings themselves, and on the open streets 50 m before them, 7.2 s each.
    assert_eq!((car((0, 0), (500, 0)), car((500, 0), (0, 0))), (144, 144));
    assert_eq!((car((0, 50), (500, 50)), car((500, 50), (0, 0))), (129, 136));
    // Along the private road, in from either crossing and out again: 50 m in 12 s.
    assert_eq!((car((0, 0), (50, 0)), car((50, 0), (0, 0)), car((450, 0), (500, 0))), (12, 12, 12));
    // From one end of it to the other inside, 400 m; nobody has to leave.
    assert_eq!(car((50, 0), (450, 0)), 96);
    // 50 m on from 2 in the open, 72 m on in the private road: 300 m at 15 km/h, 50 m at 25 km/h.
    assert_eq!(car((200, 0), (500, 50)), 79);
}

#[test]
fn a_private_gate_is_entered_and_not_cut_through() {
    let private = [("barrier", "gate"), ("access", "private")];
    let extract = court(&[], Some(&private));
    // The spur begins at the gate, which costs 30 s.
    assert_eq!(
        (seconds(&extract, "car", 0, 2), seconds(&extract, "car", 0, 6)),
        (Some(144), Some(48 + 30 + 12))
    );
    // With a gate that nothing is said of: 150 s through it.
    assert_eq!(seconds(&court(&[], Some(&private[..1])), "car", 0, 2), Some(144));
    assert_eq!(way(&court(&[], Some(&private[..1])), "walk", 0, 2).unwrap().1, 500);
}

#[test]
fn an_open_street_behind_a_private_road_is_reached() {
    // 6 and 7 are joined by an open street, to which only private roads lead: from 1, and from 3 in 100 m.
    let mut extract = court(&[("access", "private")], None);
    extract.x.push(60_000);
    extract.y.push(25_000);
    extract.draw(4, &[RESIDENTIAL], &[6, 7]);
    extract.draw(5, &[("highway", "service"), ("access", "private")], &[7, 3]);
    let metres = |from, to| way(&extract, "car", from, to).unwrap().1;
    // From (200, -50) to (600, 250) it is 500 m; from 0 inwards 200 + 50 + 500 m.
    assert_eq!((metres(0, 7), metres(7, 0)), (750, 750));
    assert_eq!((metres(6, 7), metres(7, 6), metres(3, 7)), (500, 500, 100));
    // Out of the court by any door: from 1 to 0 in 200 m, to 3 by 2 in 300 + 250 m.
    assert_eq!((metres(1, 0), metres(1, 3)), (200, 550));
}

#[test]
fn what_is_shut_is_shut_and_the_most_special_tag_counts() {
    let metres = |tags: &[(&str, &str)], who: &str| way(&court(tags, None), who, 0, 2).map(|w| w.1);
    assert_eq!(metres(&[("access", "no")], "car"), Some(1000));
    assert_eq!(metres(&[("access", "no"), ("motorcar", "yes")], "car"), Some(500));
    assert_eq!(metres(&[("access", "no"), ("motorcar", "yes")], "walk"), Some(1000));
    assert_eq!(metres(&[("vehicle", "no")], "walk"), Some(500));
    assert_eq!(metres(&[("vehicle", "no"), ("bicycle", "yes")], "ebike"), Some(500));
    // Of several values the kindest.
    assert_eq!(metres(&[("motor_vehicle", "agricultural;yes")], "car"), Some(500));
}
