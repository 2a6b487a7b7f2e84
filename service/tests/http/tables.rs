//! Plans as tables of Arrow.

use arrow_array::cast::AsArray as _;
use arrow_array::types::Int64Type;
use arrow_array::{Array as _, RecordBatch};
use arrow_ipc::reader::StreamReader;
use serde_json::{Value, json};

use crate::client::{Answer, Client};
use crate::lives::DAY;
use crate::server::Server;

const ARROW: &str = "application/vnd.apache.arrow.stream";

fn ask(client: &Client, path: &str, accept: &str) -> Answer {
    client.request("GET", path, &[("accept", accept)], b"")
}

fn table(client: &Client, plan: &str, name: &str) -> RecordBatch {
    let answer = ask(client, &format!("/v1/plans/{plan}/solution?table={name}"), ARROW);
    assert_eq!((answer.status, answer.header("content-type")), (200, Some(ARROW)), "{}", answer.text());
    assert_eq!(answer.header("vary"), Some("accept"));
    let mut reader = StreamReader::try_new(&answer.bytes[..], None).expect("a stream");
    reader.next().expect("a batch").expect("it can be read")
}

fn texts(batch: &RecordBatch, column: &str) -> Vec<String> {
    let column =
        batch.column_by_name(column).unwrap_or_else(|| panic!("no {column} in {:?}", batch.schema()));
    column.as_string::<i32>().iter().map(|text| text.unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_table_of_a_plan_has_the_rows_of_its_json() {
    let server = Server::start(&["--workers=1"]);
    let client = Client::new(server.address());
    let plan = client.submit("/v1/visits/plans?iterations=50", DAY);
    client.ended(&plan);
    let path = format!("/v1/plans/{plan}/solution");
    let solution = ask(&client, &path, "*/*").expect(200);
    let stops = table(&client, &plan, "stops");
    let of_json: Vec<(String, String)> = solution["routes"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|route| route["stops"].as_array().unwrap().iter().map(move |stop| (route, stop)))
        .map(|(route, stop)| {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            (text(&route["caregiver"]), text(&stop["visit"]))
        })
        .collect();
    let of_arrow: Vec<(String, String)> =
        texts(&stops, "caregiver").into_iter().zip(texts(&stops, "visit")).collect();
    assert!(!of_arrow.is_empty());
    assert_eq!(of_arrow, of_json);
    let rules = table(&client, &plan, "rules");
    let cost = rules.column_by_name("cost").expect("a cost").as_primitive::<Int64Type>().clone();
    let of_json: Vec<i64> =
        solution["rules"].as_array().unwrap().iter().map(|rule| rule["cost"].as_i64().unwrap()).collect();
    assert_eq!((cost.values().to_vec(), cost.null_count()), (of_json, 0));
}

#[test]
fn a_table_that_is_not_there_is_refused_with_those_that_are() {
    let server = Server::start(&["--workers=1"]);
    let client = Client::new(server.address());
    let plan = client.submit("/v1/visits/plans?iterations=5", DAY);
    client.ended(&plan);
    let path = format!("/v1/plans/{plan}/solution");
    for (path, pointer) in [
        (path.clone(), "?table"),
        (format!("{path}?table=nothing"), "?table"),
        (format!("{path}?table=stops&x=1"), "?x"),
    ] {
        let problem = ask(&client, &path, ARROW).expect(400);
        assert_eq!(problem["issues"][0]["pointer"], pointer, "{problem}");
    }
    let problem = ask(&client, &path, ARROW).expect(400);
    assert!(problem["issues"][0]["cause"].as_str().unwrap().contains("stops"), "{problem}");
    // A table is told as Arrow and as nothing else.
    assert_eq!(ask(&client, &format!("{path}?table=stops"), "application/json").status, 400);
    assert_eq!(ask(&client, &path, "text/html;q=0.1, */*").expect(200)["anpai"], json!(1));
}
