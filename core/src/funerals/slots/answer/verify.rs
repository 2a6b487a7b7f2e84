//! How anyone can verify the draw.

/// Ten lines of Python that find one's number from the seed and the list of ids. `docs/slots.md` shows the same.
pub const SCRIPT: &str = r#"import hashlib
seed = "SEED"                                          # as published after requests were closed
mine = "ID"                                            # the id on your receipt
ids = open("requests.txt", encoding="utf-8").read().splitlines()  # every id, one a line
def key(id):
    return hashlib.sha256(f"{seed}:{id}".encode("utf-8")).hexdigest(), id
order = sorted(ids, key=key)
print("number", order.index(mine) + 1, "of", len(order))
print("before me:", order[:order.index(mine)][-3:])
print("my key:", key(mine)[0])
"#;

/// The script with the seed of a draw in its place.
#[must_use]
pub fn script(seed: &str) -> String {
    // A text of JSON is one of Python as well.
    SCRIPT.replace("\"SEED\"", &serde_json::Value::from(seed).to_string())
}

/// The steps, line by line.
pub(super) fn steps(seed: &str) -> Vec<String> {
    let mut steps: Vec<String> = [
        "The key of a request is the SHA-256 of the text seed:id in UTF-8, as 64 small hexadecimal digits.",
        "Requests are sorted by key as text, equal keys by id; the place in that order, from 1, is the request's number.",
        "In that order each request takes the first of its wishes that is a peak slot and has room for its people, car and \
         shuttle seats, and is on a day without another booking of its identity or plot.",
        "A peak slot that was full when a number came up shows as `last_number` the last one that got in.",
        "To find your number, write all ids of `requests` into requests.txt, one a line, put your id in, and run:",
    ]
    .map(str::to_owned)
    .into();
    steps.extend(script(seed).lines().map(str::to_owned));
    steps
}
