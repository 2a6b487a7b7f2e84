//! The files of `deploy/` and the page say what the program knows: every command of theirs is one of its, and every option and
//! variable has its place in the program's own help. Whether a container starts is not asked here.

use std::collections::BTreeSet;
use std::process::Command;

const PAGE: &str = include_str!("../../../docs/service.md");
const UNIT: &str = include_str!("../../../deploy/anpai.service");
const IMAGE: &str = include_str!("../../../deploy/Dockerfile");
const COMPOSE: &str = include_str!("../../../deploy/compose.yaml");
const IGNORED: &str = include_str!("../../../.dockerignore");

/// The verbs whose options and variables the page and the files speak of.
const VERBS: [&[&str]; 4] = [&["serve"], &["worker"], &["admin", "keys", "create"], &["admin", "backup"]];
/// What compose asks its caller for, and the tests their reader.
const OTHERS: [&str; 2] = ["ANPAI_DB_PASSWORD", "ANPAI_HISTORY"];

/// What the program answers to these words and `--help`: it reads them in order, and refuses the first that it does not know.
fn help(words: &[&str]) -> Result<String, String> {
    let output = Command::new(env!("CARGO_BIN_EXE_anpai")).args(words).arg("--help").output();
    let output = output.expect("the binary starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
}

fn whole_help() -> String {
    VERBS.iter().map(|verb| help(verb).expect("the verb is known")).collect()
}

/// The maximal pieces of such characters that begin so.
fn pieces<'a>(text: &'a str, begin: &str, is_part: impl Fn(char) -> bool) -> BTreeSet<&'a str> {
    text.split(|c| !is_part(c))
        .filter(|piece| piece.starts_with(begin) && piece.len() > begin.len())
        .collect()
}

fn variables(text: &str) -> BTreeSet<&str> {
    pieces(text, "ANPAI_", |c| c.is_ascii_uppercase() || c == '_')
}

fn options(text: &str) -> BTreeSet<&str> {
    pieces(text, "--", |c| c.is_ascii_lowercase() || c == '-')
}

/// The words of a command line, of which quotes may hold several together.
fn words(line: &str) -> Vec<&str> {
    let line = line.split(" # ").next().unwrap_or(line);
    let outside_or_in = line.split('"').enumerate();
    outside_or_in
        .flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
        .collect()
}

/// The words of a list in brackets, as JSON and YAML have it.
fn list(line: &str) -> Vec<&str> {
    let inside = line.split_once('[').and_then(|(_, rest)| rest.split_once(']')).expect("a list").0;
    inside.split(',').map(|word| word.trim().trim_matches('"')).collect()
}

/// Every command of this program in the files, and in the page's blocks that no other test runs.
fn commands() -> Vec<Vec<&'static str>> {
    let mut all = Vec::new();
    for line in UNIT.lines() {
        let line = line.trim_start_matches("# ").trim();
        let command = line.strip_prefix("anpai ").or(line.strip_prefix("ExecStart=/usr/local/bin/anpai "));
        all.extend(command.map(words));
    }
    all.extend(IMAGE.lines().filter(|line| line.starts_with("CMD ")).map(list));
    all.extend(COMPOSE.lines().filter(|line| line.trim().starts_with("command: ")).map(list));
    all.extend(COMPOSE.lines().filter_map(|line| Some(words(line.split_once(" run --rm serve ")?.1))));
    let blocks = PAGE.split("```sh\n").skip(1).filter_map(|rest| rest.split_once("```"));
    all.extend(
        blocks.flat_map(|(block, _)| block.lines()).filter_map(|line| line.strip_prefix("anpai ")).map(words),
    );
    all
}

#[test]
fn every_command_of_the_files_and_of_the_page_is_one_that_the_program_takes() {
    let commands = commands();
    assert!(commands.len() >= 10, "{commands:?} are few");
    for command in commands {
        if let Err(told) = help(&command) {
            panic!("anpai {}\n{told}", command.join(" "));
        }
    }
    assert!(help(&["serve", "--listne", "127.0.0.1:8080"]).is_err(), "what is unknown is refused");
}

#[test]
fn every_variable_of_the_files_and_of_the_page_has_its_place_in_the_help() {
    let help = whole_help();
    let known = variables(&help);
    for (name, text) in [("page", PAGE), ("unit", UNIT), ("image", IMAGE), ("compose", COMPOSE)] {
        let unknown: Vec<_> =
            variables(text).into_iter().filter(|it| !known.contains(it) && !OTHERS.contains(it)).collect();
        assert!(unknown.is_empty(), "{name}: {unknown:?} are nowhere in the help");
    }
}

#[test]
fn every_option_that_the_page_speaks_of_has_its_place_in_the_help() {
    let help = whole_help();
    let known = options(&help);
    // Outside blocks, between backticks; what is in them is run.
    let prose: String = PAGE.split("```").step_by(2).collect();
    let spoken: String = prose.split('`').skip(1).step_by(2).flat_map(|code| [code, " "]).collect();
    let spoken = options(&spoken);
    assert!(spoken.len() >= 10, "{spoken:?} are few");
    // The last one is cargo's.
    let unknown: Vec<_> = spoken
        .into_iter()
        .filter(|it| !known.contains(it) && !["--features", "--release"].contains(it))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?} are nowhere in the help");
}

#[test]
fn the_image_is_built_from_what_is_named_and_every_member_of_the_workspace_is() {
    assert_eq!(IGNORED.lines().find(|line| !line.starts_with('#')), Some("*"), "what is not named stays out");
    let manifest = include_str!("../../../Cargo.toml");
    let members = manifest.lines().find(|line| line.starts_with("members = ")).expect("a workspace");
    for part in list(members).into_iter().chain(["Cargo.toml", "Cargo.lock", "benches", "docs", "tests"]) {
        assert!(IGNORED.lines().any(|line| line.strip_prefix('!') == Some(part)), "{part} is left out");
    }
}

#[test]
fn words_in_quotes_stay_together_and_a_remark_is_no_word() {
    assert_eq!(
        words(r#"keys create --label "night planner" # once"#),
        ["keys", "create", "--label", "night planner"]
    );
    assert_eq!(list(r#"CMD ["serve", "--workers", "0"]"#), ["serve", "--workers", "0"]);
    assert_eq!(options("a --most-mib 256, --x=1"), BTreeSet::from(["--most-mib", "--x"]));
}
