//! `docs/service.md` says what is so: every command of its `console` blocks is run, in order and in one shell, and prints what
//! stands below it, where `…` is for anything.

use std::process::Command;

use crate::server::Server;

const PAGE: &str = include_str!("../../../docs/service.md");
/// Where the page says that the server is.
const ADDRESS: &str = "http://127.0.0.1:8080";
/// Between what two commands print.
const BORDER: &str = "@@@";

/// A command with what it prints.
struct Example {
    command: String,
    expected: Vec<String>,
}

/// The examples of a page.
fn examples(page: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let (mut inside, mut goes_on) = (false, false);
    for line in page.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ if goes_on => {
                let example = examples.last_mut().expect("a command goes on after it began");
                example.command += "\n";
                example.command += line.strip_prefix("> ").unwrap_or(line);
                goes_on = line.ends_with('\\');
            }
            _ => match line.strip_prefix("$ ") {
                Some(command) => {
                    goes_on = command.ends_with('\\');
                    examples.push(Example { command: command.to_owned(), expected: Vec::new() });
                }
                None => examples.last_mut().expect("a command first").expected.push(line.to_owned()),
            },
        }
    }
    examples
}

/// Whether a line is as it was expected, `…` standing for anything.
fn fits(expected: &str, line: &str) -> bool {
    let mut parts = expected.split('…');
    let Some(mut rest) = parts.next().and_then(|first| line.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[test]
fn every_command_of_the_page_prints_what_the_page_says() {
    let server = Server::start(&[]);
    let folder = tempfile::TempDir::new().expect("a folder");
    let examples = examples(PAGE);
    assert!(examples.len() >= 20, "{} are few", examples.len());
    let script: String =
        examples.iter().map(|example| format!("{}\necho\necho {BORDER}\n", example.command)).collect();
    let programs = std::path::Path::new(env!("CARGO_BIN_EXE_anpai")).parent().expect("it is in a folder");
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").expect("there are programs"));
    let output = Command::new("bash")
        .args(["-c", &script.replace(ADDRESS, server.address())])
        .current_dir(folder.path())
        .env("PATH", path)
        .output()
        .expect("bash is there");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    let printed: Vec<&str> = printed.split(&format!("{BORDER}\n")).collect();
    for (example, printed) in examples.iter().zip(printed) {
        let lines: Vec<&str> = printed.trim_end().lines().collect();
        let is_so = lines.len() == example.expected.len()
            && example.expected.iter().zip(&lines).all(|(expected, line)| fits(expected, line));
        assert!(
            is_so,
            "$ {}\n{}\n\nand the page says\n{}",
            example.command,
            lines.join("\n"),
            example.expected.join("\n")
        );
    }
}

#[test]
fn anything_fits_dots_and_nothing_else_does() {
    assert!(
        fits("a…c", "abc") && fits("a…", "a") && fits("…", "") && fits("a", "a") && fits("a…b…c", "axxbyyc")
    );
    assert!(!fits("a…c", "abd") && !fits("a", "ab") && !fits("a…b…c", "axxc"));
}
