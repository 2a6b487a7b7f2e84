//! Every published solution of the shared benchmark data, against the checkers that came with it. They run in Python, in
//! one process, apart from all of our code.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anpai_core::visits::Plan;
use anpai_core::visits::format::{Format, objective, write_solution};
use anpai_core::visits::rules::referee;
use anpai_core::visits::schedule::retimed;
use serde_json::Value;

use crate::{UHHC, amount, broken, plan, problem};

/// Reads lines `KIND <tab> INSTANCE <tab> SOLUTION`, writes the checker's word on each as a line of JSON.
const DRIVER: &str = "
import json, sys
sys.dont_write_bytecode = True
sys.path[:0] = [sys.argv[1] + '/visits', sys.argv[1] + '/peers']
import evaluate, evaluate_uhhc, vrptw
for line in sys.stdin:
    kind, instance, solution = line.rstrip('\\n').split('\\t')
    if kind == 'hhcrsp':
        i = evaluate.Inst(instance)
        r = evaluate.check(i, *evaluate.load_solution(i, solution))
    elif kind == 'uhhc':
        r = evaluate_uhhc.evaluate(json.load(open(instance)), json.load(open(solution)))
    else:
        routes = [list(map(int, l.split(':')[1].split())) for l in open(solution) if l.startswith('Route')]
        r = dict(cost=vrptw.check(*vrptw.read(instance), routes))
    print(json.dumps(r))
";

/// The shared data; says why where it is not there.
#[expect(clippy::print_stdout, reason = "a test that skips says so")]
pub fn bench() -> Option<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench");
    let folder = std::env::var_os("ANPAI_BENCH").map_or(default, PathBuf::from);
    let there = folder.join("visits/solutions").is_dir();
    if !there {
        println!("skipped: no benchmark data in {}; set ANPAI_BENCH to its folder", folder.display());
    }
    there.then_some(folder)
}

/// What the published checkers say of (format, instance, solution).
pub fn checked(bench: &Path, cases: &[(Format, PathBuf, PathBuf)]) -> Vec<Value> {
    let mut python = Command::new("python3")
        .args(["-c", DRIVER])
        .arg(bench)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 runs the published checkers");
    let lines: String =
        cases.iter().map(|(f, i, s)| format!("{f}\t{}\t{}\n", i.display(), s.display())).collect();
    let mut input = python.stdin.take().expect("piped");
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = python.wait_with_output().expect("python3 ends");
    writer.join().expect("no panic").expect("python3 reads all");
    let answers: Vec<Value> = String::from_utf8(output.stdout)
        .expect("JSON")
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON"))
        .collect();
    assert_eq!(answers.len(), cases.len());
    answers
}

/// The files of a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let list = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut list: Vec<PathBuf> = list.map(|entry| entry.expect("an entry").path()).collect();
    list.sort();
    list
}

/// The instance of `sol-<instance>-<seed>.json`.
fn instance_of(solution: &Path, folder: &Path) -> PathBuf {
    let name = solution.file_stem().expect("a file").to_string_lossy();
    let (instance, _) =
        name.strip_prefix("sol-").and_then(|n| n.rsplit_once('-')).expect("sol-instance-seed");
    folder.join(format!("{instance}.json"))
}

/// A place for what we write, for the checkers to read.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).expect("a writable target folder");
        Self(folder)
    }
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).expect("a writable target folder");
        path
    }
}

/// Holds the referee's word on `plan` to the checker's.
pub fn agree(format: Format, problem: &anpai_core::visits::Problem, plan: &Plan, word: &Value, what: &str) {
    let evaluation = referee(problem, plan);
    let cost = objective(format, &evaluation);
    match format {
        Format::Hhcrsp => {
            let expected = word["cost"].as_f64().expect("a cost");
            let cost: f64 = cost.parse().expect("a number");
            assert!((cost - expected).abs() < 0.001, "{what}: {cost}, checked {expected}");
            assert_eq!(Value::from(broken(&evaluation).is_empty()), word["feasible"], "{what}: {word}");
        }
        Format::Uhhc => {
            assert_eq!(cost, word["cost"].to_string(), "{what}");
            for (name, rule, unit) in UHHC {
                let expected = word["components"][name].as_i64().expect("whole minutes");
                assert_eq!(amount(&evaluation, rule), expected * unit, "{what}: {name}");
            }
            let clean = word["broken"].as_array().is_some_and(Vec::is_empty);
            assert_eq!(broken(&evaluation).is_empty(), clean, "{what}: {word}");
        }
        _ => assert_eq!(Value::from(evaluation.score.soft), word["cost"], "{what}"),
    }
}

#[test]
fn every_hhcrsp_solution_costs_what_its_checker_says() {
    let Some(bench) = bench() else { return };
    let visits = bench.join("visits");
    let scratch = Scratch::new("hhcrsp");
    let mut cases =
        vec![(Format::Hhcrsp, visits.join("toy.json"), visits.join("solutions/sol_toy_optimal.json"))];
    for set in ["mankowska", "kummer", "italian"] {
        for solution in files(&visits.join("solutions").join(set)) {
            cases.push((Format::Hhcrsp, instance_of(&solution, &visits.join(set)), solution));
        }
    }
    let words = checked(&bench, &cases);
    let (mut early, mut again) = (0, Vec::new());
    for ((format, instance, solution), word) in cases.iter().zip(&words) {
        let name = solution.display().to_string();
        let problem = problem(*format, &fs::read(instance).expect("readable"));
        let published = plan(*format, &problem, &fs::read(solution).expect("readable"));
        agree(*format, &problem, &published, word, &name);
        let evaluation = referee(&problem, &published);
        if !evaluation.score.is_feasible() {
            // A hair before a window, and nothing else.
            assert_eq!(broken(&evaluation), ["VisitStartsInWindow"], "{name}");
            early += 1;
        }
        let earliest = retimed(&problem, &published).expect("the orders hold together");
        let retimed = referee(&problem, &earliest);
        assert!(retimed.score.is_feasible(), "{name}");
        assert!(retimed.score.soft <= evaluation.score.soft, "{name}");
        if !evaluation.score.is_feasible() {
            assert_eq!(retimed.score.soft, evaluation.score.soft, "{name}");
        }
        let file = solution.file_name().expect("a file").to_string_lossy();
        let written = scratch.write(&file, &write_solution(*format, &problem, &earliest));
        again.push(((*format, instance.clone(), written), problem, earliest));
    }
    assert_eq!((cases.len(), early), (75, 6));
    // What we write is accepted as well.
    let written: Vec<_> = again.iter().map(|(case, _, _)| case.clone()).collect();
    for ((case, problem, plan), word) in again.iter().zip(checked(&bench, &written)) {
        agree(case.0, problem, plan, &word, &case.2.display().to_string());
    }
}

#[test]
fn every_uhhc_solution_agrees_component_by_component() {
    let Some(bench) = bench() else { return };
    let visits = bench.join("visits");
    let scratch = Scratch::new("uhhc");
    let mut cases = Vec::new();
    for solution in files(&visits.join("solutions/uhhc")) {
        let instance = instance_of(&solution, &visits.join("uhhc/validation"));
        let read = problem(Format::Uhhc, &fs::read(&instance).expect("readable"));
        let published = plan(Format::Uhhc, &read, &fs::read(&solution).expect("readable"));
        let file = solution.file_name().expect("a file").to_string_lossy();
        let written = scratch.write(&file, &write_solution(Format::Uhhc, &read, &published));
        cases.push((Format::Uhhc, instance.clone(), solution));
        cases.push((Format::Uhhc, instance, written));
    }
    assert_eq!(cases.len(), 2 * 15);
    for ((format, instance, solution), word) in cases.iter().zip(checked(&bench, &cases)) {
        let problem = problem(*format, &fs::read(instance).expect("readable"));
        let plan = plan(*format, &problem, &fs::read(solution).expect("readable"));
        agree(*format, &problem, &plan, &word, &solution.display().to_string());
        assert!(referee(&problem, &plan).score.is_feasible());
    }
}

#[test]
fn vrptw_routes_cost_what_the_peers_check_says() {
    let Some(bench) = bench() else { return };
    let scratch = Scratch::new("vrptw");
    let mut cases = Vec::new();
    let mut plans = Vec::new();
    let instances = files(&bench.join("visits/vrptw"));
    let texts =
        |p: &PathBuf| p.extension().is_some_and(|e| e == "txt") && !p.to_string_lossy().contains("LICENSE");
    for instance in instances.into_iter().filter(texts) {
        let problem = problem(Format::Vrptw, &fs::read(&instance).expect("readable"));
        let plan = crate::random::one_after_the_other(&problem);
        let name = instance.file_name().expect("a file").to_string_lossy().into_owned();
        let solution = scratch.write(&name, &write_solution(Format::Vrptw, &problem, &plan));
        assert_eq!(broken(&referee(&problem, &plan)), [""; 0], "{name}");
        cases.push((Format::Vrptw, instance, solution));
        plans.push((problem, plan));
    }
    assert_eq!(cases.len(), 27);
    for (((format, instance, _), (problem, plan)), word) in
        cases.iter().zip(&plans).zip(checked(&bench, &cases))
    {
        agree(*format, problem, plan, &word, &instance.display().to_string());
    }
}
