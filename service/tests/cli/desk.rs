//! The booking desk from outside: one ledger, commands as lines, and a ledger that outlives whatever ends the process.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use serde_json::{Value, json};

use super::{Folder, anpai, code, run, run_with, stderr, stdout};

const AT: &str = "2026-04-01T12:00:00+08:00";

/// The example's pools without its cases.
fn folder() -> Folder {
    let folder = Folder::new();
    let example = include_str!("../../../core/tests/data/funerals-week.json");
    let mut document: Value = serde_json::from_str(example).expect("JSON");
    document["cases"] = json!([]);
    folder.put("home.json", document.to_string().as_bytes());
    folder
}

fn command(request: &str, kind: &str, fields: &Value) -> Value {
    let mut command = json!({"anpai": 1, "model": "funerals-desk", "request": request, "command": kind});
    command.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
    command
}

fn hold(id: &str, start: &str) -> Value {
    let case = json!({"id": id, "cremation": {"class": "ordinary", "minutes": 60}});
    let service = json!({"case": id, "cremation": {"pool": "ordinary", "start": start}});
    command(&format!("hold {id}"), "hold", &json!({"case": case, "service": service}))
}

fn confirm(id: &str) -> Value {
    command(&format!("confirm {id}"), "confirm", &json!({"booking": id}))
}

fn lines(commands: &[Value]) -> Vec<u8> {
    commands.iter().map(|command| format!("{command}\n")).collect::<String>().into_bytes()
}

/// Gives commands on standard input; the exit code and the answers.
fn ask(folder: &Folder, at: &str, commands: &[Value]) -> (i32, Vec<Value>) {
    let asked =
        ["desk", "run", &folder.arg("home.json"), "--ledger", &folder.arg("ledger.jsonl"), "--at", at];
    let output = run_with(&asked, &lines(commands));
    assert_eq!(stderr(&output), "");
    let answers = stdout(&output).lines().map(|line| serde_json::from_str(line).expect("JSON"));
    (code(&output), answers.collect())
}

fn listed(folder: &Folder, more: &[&str]) -> Value {
    let (home, ledger) = (folder.arg("home.json"), folder.arg("ledger.jsonl"));
    let output = run(&[&["desk", "list", &home, "--ledger", &ledger, "--json"], more].concat());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    super::json(&output)
}

#[test]
fn a_family_is_offered_holds_and_confirms() {
    let folder = folder();
    let case = json!({"id": "a", "farewell": {"size": 1, "minutes": 60}, "cremation": {"class": "ordinary", "minutes": 60},
        "wishes": {"windows": [{"start": "10:00", "end": "10:00"}]}});
    let fields = json!({"case": case, "weekdays": ["friday", "saturday"], "cremated_by": "12:30"});
    let offer = command("offer", "offer", &fields);
    let (exit, answers) = ask(&folder, AT, &[offer]);
    assert_eq!(
        (exit, &answers[0]["status"], answers[0]["offers"].as_array().map(Vec::len)),
        (0, &json!("offers"), Some(3))
    );
    // Friday is the 3rd: the farewell from 10:00 to 11:00, ten minutes of transfer, the cremation at once.
    let best = &answers[0]["offers"][0];
    assert_eq!(
        (&best["cost"]["soft"], &best["steps"]["cremation"]["end"]),
        (&json!(0), &json!("2026-04-03 12:10"))
    );
    let held = command("hold", "hold", &json!({"case": best["case"], "service": best["service"]}));
    let (exit, answers) =
        ask(&folder, AT, &[held.clone(), command("confirm", "confirm", &json!({"booking": "a"})), held]);
    let states: Vec<_> = answers.iter().map(|answer| answer["status"].as_str().expect("a status")).collect();
    assert_eq!((exit, &*states), (0, &["done", "done", "repeated"][..]));
    assert_eq!(listed(&folder, &[])["bookings"][0]["state"], "confirmed");
    let table = run(&["desk", "list", &folder.arg("home.json"), "--ledger", &folder.arg("ledger.jsonl")]);
    assert!(stdout(&table).contains("a        confirmed  2026-04-03 10:00"), "{}", stdout(&table));
}

#[test]
fn the_calendar_is_written_as_it_is_at_an_instant_and_the_ledger_stays_as_it_was() {
    let folder = folder();
    ask(&folder, AT, &[hold("a", "2026-04-03 10:00"), hold("b", "2026-04-03 13:00"), confirm("b")]);
    let ledger = folder.read("ledger.jsonl");
    let state = |more: &[&str]| {
        let listed = listed(&folder, &[more, &["--report", &folder.arg("page.html")][..]].concat());
        let states = listed["bookings"].as_array().expect("a list").iter().map(|b| b["state"].to_string());
        (states.collect::<Vec<_>>().join(" "), folder.read("page.html"))
    };
    let (states, page) = state(&[]);
    assert_eq!(states, "\"held\" \"confirmed\"");
    assert!(page.contains("Content-Security-Policy") && page.contains("\"label\":\"a\",\"state\":\"held\""));
    // A hold lasts 30 minutes.
    let (states, page) = state(&["--at", "2026-04-01T12:30:00+08:00"]);
    assert_eq!(states, "\"expired\" \"confirmed\"");
    assert!(page.contains("\"label\":\"a\",\"state\":\"expired\""));
    assert_eq!(folder.read("ledger.jsonl"), ledger);
    let nowhere = folder.arg("no/such/folder.html");
    let output = run(&[
        "desk",
        "list",
        &folder.arg("home.json"),
        "--ledger",
        &folder.arg("ledger.jsonl"),
        "--report",
        &nowhere,
    ]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
}

#[test]
fn plots_are_sold_from_the_command_line() {
    let folder = folder();
    let plot = |request: &str, kind: &str| command(request, kind, &json!({"plot": "n1", "right": "f1"}));
    let mut pay = plot("pay", "pay-plot");
    (pay["certificate"], pay["fee_years"]) = (json!("k1"), json!(20));
    let open = command("open", "open-plots", &json!({"plots": [{"id": "n1", "kind": "niche"}]}));
    let (exit, answers) = ask(&folder, AT, &[open, plot("hold", "hold-plot"), pay, plot("inter", "inter")]);
    assert_eq!((exit, answers.len(), &answers[2]["receipt"]["fee_until"]), (0, 4, &json!("2046-04-01")));
    let plots = listed(&folder, &["--plots"]);
    assert_eq!(
        (&plots["plots"][0]["state"], &plots["plots"][0]["right"]),
        (&json!("interred"), &json!("f1"))
    );
}

#[test]
fn a_bad_command_is_told_all_its_issues_and_the_next_one_is_carried_out() {
    let folder = folder();
    let bad = command("bad", "hold", &json!({"case": {"id": ""}, "best": 0, "hold_minutes": -1, "plt": 1}));
    let (exit, answers) = ask(&folder, AT, &[bad, hold("a", "2026-04-03 10:00")]);
    let codes = |answer: &Value| {
        let issues = answer["issues"].as_array().expect("issues");
        let mut codes: Vec<_> =
            issues.iter().map(|issue| issue["code"].as_str().expect("a code").to_owned()).collect();
        codes.sort();
        codes
    };
    let expected = [
        "empty-id",
        "missing-field",
        "negative-duration",
        "no-rite",
        "not-of-this-command",
        "number-out-of-range",
        "unknown-field",
    ];
    assert_eq!((exit, codes(&answers[0])), (2, expected.map(str::to_owned).to_vec()));
    assert_eq!(answers[1]["status"], "done");
    let ask = |text: &[u8]| {
        let (home, ledger) = (folder.arg("home.json"), folder.arg("ledger.jsonl"));
        run_with(&["desk", "run", &home, "--ledger", &ledger], text)
    };
    let output = ask(b"{\"anpai\": 1,\n\n[1]\n\xff\n");
    assert_eq!((code(&output), stdout(&output).lines().count()), (2, 3));
    assert!(stdout(&output).lines().all(|line| line.contains("\"status\":\"refused\"")));
}

#[test]
fn what_cannot_be_opened_is_told() {
    let folder = folder();
    let (home, ledger) = (folder.arg("home.json"), folder.arg("ledger.jsonl"));
    let bad = |args: &[&str], what: &str| {
        let output = run_with(args, b"");
        assert_eq!((code(&output), stdout(&output)), (2, ""));
        assert!(stderr(&output).contains(what), "{}", stderr(&output));
    };
    bad(&["desk", "list", &home, "--ledger", &ledger], "cannot read");
    bad(&["desk", "run", "-", "--ledger", &ledger], "cannot both come from standard input");
    bad(&["desk", "run", &home, "--ledger", &ledger, "--at", "tomorrow"], "write an instant with its offset");
    bad(&["desk", "run", &folder.arg("day.json"), "--ledger", &ledger], "/model");
    folder.put(
        "ledger.jsonl",
        b"{\"seq\":2,\"at\":\"2026-04-01T04:00:00Z\",\"event\":\"confirmed\",\"booking\":\"a\"}\nno\n",
    );
    bad(&["desk", "run", &home, "--ledger", &ledger], "line 2");
    folder.put(
        "ledger.jsonl",
        b"{\"seq\":2,\"at\":\"2026-04-01T04:00:00Z\",\"event\":\"confirmed\",\"booking\":\"a\"}\n",
    );
    bad(&["desk", "run", &home, "--ledger", &ledger], "line 1 /seq [wrong-number]");
    bad(&["desk", "run", &home, "--ledger", &ledger], "line 1 /booking [unknown-booking]");
}

#[test]
fn a_ledger_belongs_to_one_process_at_a_time() {
    let folder = folder();
    let asked =
        ["desk", "run", &folder.arg("home.json"), "--ledger", &folder.arg("ledger.jsonl"), "--at", AT];
    let mut first =
        anpai(&asked).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the binary starts");
    let mut input = first.stdin.take().expect("piped");
    writeln!(input, "{}", hold("a", "2026-04-03 10:00")).expect("it reads");
    let mut answers = BufReader::new(first.stdout.take().expect("piped"));
    let mut answer = String::new();
    answers.read_line(&mut answer).expect("it answers");
    assert!(answer.contains("\"status\":\"done\""), "{answer}");
    let second = run_with(&asked, b"");
    assert_eq!(code(&second), 2);
    assert!(stderr(&second).contains("another process has this ledger open"), "{}", stderr(&second));
    // To look is allowed.
    assert_eq!(listed(&folder, &[])["bookings"][0]["state"], "held");
    drop(input);
    assert!(first.wait().expect("it ends").success());
}

#[test]
fn a_torn_line_is_cut_and_told() {
    let folder = folder();
    ask(&folder, AT, &[hold("a", "2026-04-03 10:00"), confirm("a")]);
    let whole = folder.read("ledger.jsonl");
    folder.put("ledger.jsonl", format!("{whole}{{\"seq\":3,\"at\":\"20").as_bytes());
    let asked =
        ["desk", "run", &folder.arg("home.json"), "--ledger", &folder.arg("ledger.jsonl"), "--at", AT];
    let output = run_with(&asked, &lines(&[hold("b", "2026-04-03 13:00")]));
    assert_eq!(code(&output), 0);
    assert!(stderr(&output).contains("cut 17 bytes of a line that was not finished"), "{}", stderr(&output));
    let now = folder.read("ledger.jsonl");
    assert!(now.starts_with(&whole) && now.lines().count() == 3, "{now}");
    assert_eq!(listed(&folder, &[])["bookings"].as_array().map(Vec::len), Some(2));
}

#[test]
fn whatever_was_answered_outlives_a_kill() {
    let folder = folder();
    let asked =
        ["desk", "run", &folder.arg("home.json"), "--ledger", &folder.arg("ledger.jsonl"), "--at", AT];
    let mut confirmed: Vec<String> = Vec::new();
    // Killed after so many answers, with more commands on their way, wherever it is then.
    for (round, after) in [1_usize, 2, 5, 8, 12, 3, 7].into_iter().enumerate() {
        let mut child = anpai(&asked)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let commands: Vec<Value> = (0..10)
            .flat_map(|n| {
                let (id, clock) = (format!("{round}-{n}"), 8 * 60 + 30 + 80 * (n % 5));
                let start = format!("2026-04-{:02} {:02}:{:02}", 3 + (round + n) % 3, clock / 60, clock % 60);
                [hold(&id, &start), confirm(&id)]
            })
            .collect();
        // A pipe holds more than these, so that nobody waits for anybody.
        let _ = child.stdin.take().expect("piped").write_all(&lines(&commands));
        let mut answers = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut take = |line: Option<std::io::Result<String>>| {
            let answer: Value = serde_json::from_str(&line?.ok()?).ok()?;
            if answer["status"] == "done" && answer["receipt"]["event"] == "confirmed" {
                confirmed.push(answer["receipt"]["booking"].as_str().expect("an id").to_owned());
            }
            Some(())
        };
        for _ in 0..after {
            take(answers.next());
        }
        child.kill().expect("it is a child");
        // What it had answered before it died.
        while take(answers.next()).is_some() {}
        child.wait().expect("it has ended");
        // Opens again, and cuts what was torn.
        let opened = run_with(&asked, b"");
        assert_eq!(code(&opened), 0, "{}", stderr(&opened));
    }
    let listed = listed(&folder, &[]);
    let states: std::collections::BTreeMap<&str, &str> = listed["bookings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|b| (b["booking"].as_str().expect("an id"), b["state"].as_str().expect("a state")))
        .collect();
    assert!(confirmed.len() > 5, "{confirmed:?}");
    assert!(confirmed.iter().all(|id| states.get(&**id) == Some(&"confirmed")), "{confirmed:?} {states:?}");
    assert_eq!(listed["overbooked"], json!([]));
}

#[test]
fn the_schemas_are_the_committed_ones() {
    for (args, file) in [
        (&["desk", "schema"][..], "funerals-desk"),
        (&["desk", "schema", "--ledger"], "funerals-desk-ledger"),
    ] {
        let path = format!("{}/../docs/schema/{file}.schema.json", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(stdout(&run(args)), super::read(path.as_ref()), "{file}");
    }
}
