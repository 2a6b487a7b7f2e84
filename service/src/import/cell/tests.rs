use serde_json::json;

use super::*;

fn read(kind: Kind, cell: &Cell) -> Result<Value, &'static str> {
    let formats = Formats { yes: vec!["要".into()], ..Formats::default() };
    let calendar = Calendar { start: Some(jiff::civil::date(2025, 11, 22)), days: Some(7) };
    let (value, faults) = Reading { formats: &formats, calendar }.value(kind, cell);
    match faults.first() {
        Some(fault) => Err(fault.code),
        None => Ok(value.expect("a value where there is no fault")),
    }
}
fn said(kind: Kind, text: &str) -> Result<Value, &'static str> {
    read(kind, &Cell::text(text))
}
fn moment(days: f64, date: Option<Date>) -> Cell {
    Cell::Moment { days, date }
}

#[test]
fn clocks_are_read_in_every_hand() {
    for text in ["08:30", "8:30", "８：３０", "830", "0830", "8点30分", "8点半", "8:30 AM", "上午8:30"]
    {
        assert!(matches!(said(Kind::Clock, text), Ok(v) if v == "08:30"), "{text}");
    }
    assert_eq!(said(Kind::Clock, "下午2:05"), Ok(json!("14:05")));
    assert_eq!(said(Kind::Clock, "12:10 am"), Ok(json!("00:10")));
    assert_eq!(said(Kind::Clock, "9点"), Ok(json!("09:00")));
    // 8.5 h / 24 h
    assert_eq!(read(Kind::Clock, &moment(8.5 / 24.0, None)), Ok(json!("08:30")));
    assert_eq!(read(Kind::Clock, &Cell::Number(8.5 / 24.0)), Ok(json!("08:30")));
    assert_eq!(read(Kind::Clock, &Cell::Number(1430.0)), Ok(json!("14:30")));
    // 25 h 5 min = 1505 min
    assert_eq!(read(Kind::Clock, &moment(1505.0 / 1440.0, None)), Ok(json!("25:05")));
    for text in ["8:77", "8", "25", "noon", "13:00 pm", "-1:00", "8:30:00:00"] {
        assert_eq!(said(Kind::Clock, text), Err("clock"), "{text}");
    }
    for cell in [Cell::Number(8.0), Cell::Number(-0.5), Cell::Number(870.0), Cell::Flag(true)] {
        assert_eq!(read(Kind::Clock, &cell), Err("clock"), "{cell}");
    }
    let dated = moment(45983.5, Some(jiff::civil::date(2025, 11, 22)));
    assert_eq!(read(Kind::Clock, &dated), Err("clock"));
}

#[test]
fn numbers_stored_as_text_are_numbers() {
    assert_eq!(said(Kind::Whole, "１２"), Ok(json!(12)));
    assert_eq!(said(Kind::Whole, "1,200"), Ok(json!(1200)));
    assert_eq!(said(Kind::Number, "-0.25"), Ok(json!(-0.25)));
    for text in ["1,5", "NaN", "inf", "twelve", "1.2.3", "0x10"] {
        assert_eq!(said(Kind::Number, text), Err("number"), "{text}");
    }
    assert_eq!(said(Kind::Whole, "2.5"), Err("whole-number"));
}

#[test]
fn minutes_are_numbers_or_spans() {
    for text in ["45", "45 min", "45分钟", "0:45"] {
        assert_eq!(said(Kind::Minutes, text), Ok(json!(45)), "{text}");
    }
    assert_eq!(read(Kind::Minutes, &moment(1.5 / 24.0, None)), Ok(json!(90)));
    assert_eq!(said(Kind::Minutes, "soon"), Err("minutes"));
}

#[test]
fn days_are_dates_or_numbers() {
    // 2025-11-24 is two days after the first; its serial is 45985.
    for text in ["2025-11-24", "2025/11/24", "2025年11月24日", "20251124", "2"] {
        assert_eq!(said(Kind::Day, text), Ok(json!(2)), "{text}");
    }
    assert_eq!(read(Kind::Day, &Cell::Number(45985.0)), Ok(json!(2)));
    assert_eq!(said(Kind::Days, "2025-11-22; 2025-11-24"), Ok(json!([0, 2])));
    for text in ["2025-11-21", "2025-11-29"] {
        assert_eq!(said(Kind::Day, text), Err("day"), "{text}");
    }
    for text in ["2025-02-30", "tomorrow", "11-24", "2025-11-24-1", "99999999999"] {
        assert_eq!(said(Kind::Day, text), Err("date"), "{text}");
    }
}

#[test]
fn an_id_that_became_a_date_is_told() {
    let cell = moment(45983.0, Some(jiff::civil::date(2025, 11, 22)));
    assert_eq!(read(Kind::Text, &cell), Err("text"));
    assert_eq!(read(Kind::Text, &Cell::Number(101.0)), Ok(json!("101")));
    assert_eq!(said(Kind::Text, "007"), Ok(json!("007")));
}

#[test]
fn lists_keep_what_is_good_in_them() {
    let formats = Formats::default();
    let reading = Reading { formats: &formats, calendar: Calendar::default() };
    let (value, faults) = reading.value(Kind::Levels, &Cell::text("bath:2; meal:x; meal:1; walk"));
    assert_eq!(value, Some(json!({ "bath": 2, "meal": 1, "walk": 1 })));
    assert_eq!(faults.iter().map(|f| f.code).collect::<Vec<_>>(), ["skill-level", "duplicate"]);
    let (value, faults) = reading.value(Kind::LevelMinutes, &Cell::text("2:40; 3"));
    assert_eq!(value, Some(json!([{ "level": 2, "minutes": 40 }])));
    assert_eq!(faults.len(), 1);
}

#[test]
fn words_and_flags_are_translated() {
    let gender = Kind::Choice(&[("female", &["女"]), ("male", &["男"])]);
    assert_eq!(said(gender, "女"), Ok(json!("female")));
    assert_eq!(said(gender, " Male"), Ok(json!("male")));
    assert_eq!(said(gender, "unknown"), Err("choice"));
    assert_eq!(said(Kind::Flag, "是"), Ok(json!(true)));
    assert_eq!(said(Kind::Flag, "要"), Ok(json!(true)));
    assert_eq!(read(Kind::Flag, &Cell::Number(0.0)), Ok(json!(false)));
    assert_eq!(said(Kind::Flag, "maybe"), Err("flag"));
}

#[test]
fn a_failed_formula_is_told() {
    assert_eq!(read(Kind::Whole, &Cell::Error("#REF!".into())), Err("formula"));
}
