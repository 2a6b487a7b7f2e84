"""Problems: what they are made of, and what is said of those that are none."""

from __future__ import annotations

import json
import math
import pickle
from datetime import date, datetime, time
from pathlib import Path

import pytest

import anpai


def test_a_problem_is_the_same_from_a_dictionary_text_bytes_and_a_file(admission: anpai.Problem, tmp_path: Path) -> None:
    text = admission.to_json()
    file = tmp_path / "beds.json"
    file.write_text(text, encoding="utf-8")
    for other in (
        anpai.Problem(admission.document),
        anpai.Problem(text),
        anpai.Problem(text.encode()),
        anpai.Problem(b"\xef\xbb\xbf" + text.encode()),
        pickle.loads(pickle.dumps(admission)),
    ):
        assert other == admission and hash(other) == hash(admission)
    assert anpai.read(file).document == admission.document


def test_a_problem_says_what_is_in_it(admission: anpai.Problem) -> None:
    assert admission.model == "beds-admission"
    assert admission.counts["applicants"] == 50
    assert repr(admission).startswith("Problem(beds-admission: 50 applicants, ")
    assert "People and places are synthetic." in admission.check()
    assert "50 applicants" in admission._repr_html_()


def test_a_changed_document_leaves_its_problem_alone(admission: anpai.Problem) -> None:
    document = admission.document
    document["applicants"].pop()
    assert admission.counts["applicants"] == 50
    assert anpai.Problem(document).counts["applicants"] == 49
    assert anpai.Problem(document) != admission


def test_every_issue_is_told_at_once_with_what_to_do(admission: anpai.Problem) -> None:
    document = admission.document
    document["applicants"][3]["since"] = "yesterday"
    document["applicants"][7]["tier"] = "nobody"
    document["date"] = 5
    with pytest.raises(anpai.BadInput) as caught:
        anpai.Problem(document)
    pointers = {issue["pointer"] for issue in caught.value.issues}
    assert {"/applicants/3/since", "/applicants/7/tier", "/date"} <= pointers
    for issue in caught.value.issues:
        assert set(issue) == {"pointer", "value", "cause", "advice", "code"}
        assert issue["cause"] and issue["advice"] and issue["code"]
    assert "/applicants/3/since" in str(caught.value)
    assert caught.value.table()["pointer"] == [issue["pointer"] for issue in caught.value.issues]
    assert "/applicants/7/tier" in caught.value._repr_html_()
    assert isinstance(caught.value, anpai.Error) and isinstance(caught.value, ValueError)
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.issues == caught.value.issues


def test_numbers_that_are_none_are_issues_with_their_place(admission: anpai.Problem) -> None:
    document = admission.document
    document["applicants"][2]["fen_per_month"] = math.nan
    document["places"][0]["x"] = math.inf
    with pytest.raises(anpai.BadInput) as caught:
        anpai.Problem(document)
    told = {issue["pointer"]: issue for issue in caught.value.issues}
    assert set(told) == {"/applicants/2/fen_per_month", "/places/0/x"}
    assert told["/applicants/2/fen_per_month"]["code"] == "not-finite"
    assert "None" in told["/applicants/2/fen_per_month"]["advice"]


def test_what_has_no_form_in_a_document_is_an_issue() -> None:
    loop: list[object] = []
    loop.append(loop)
    with pytest.raises(anpai.BadInput) as caught:
        anpai.Problem({"anpai": 1, "model": "visits", 5: "five", "places": {1, 2}, "visits": loop})  # type: ignore[dict-item]
    codes = {issue["code"] for issue in caught.value.issues}
    assert codes == {"wrong-key", "unknown-type", "too-deep"}


@pytest.mark.parametrize("document", [None, 5, [], object()])
def test_what_is_no_document_is_refused(document: object) -> None:
    with pytest.raises(anpai.BadInput, match="dictionary"):
        anpai.Problem(document)  # type: ignore[arg-type]


def test_text_that_is_no_json_says_where_it_breaks_off() -> None:
    with pytest.raises(anpai.BadInput, match="line 1"):
        anpai.Problem('{"anpai": 1,')
    with pytest.raises(anpai.BadInput, match="UTF-8"):
        anpai.Problem(b"\xff\xfe{}")


def test_dates_and_times_may_be_those_of_python(admission: anpai.Problem) -> None:
    document = admission.document
    document["date"] = date.fromisoformat(document["date"])
    first = document["applicants"][0]
    first["since"] = datetime.fromisoformat(first["since"])
    assert anpai.Problem(document) == admission
    rounds = anpai.scenario("guandu-rounds").document
    rounds["kitchens"][0]["opens"] = time(10, 5)
    assert json.loads(anpai.Problem(rounds).to_json())["kitchens"][0]["opens"] == "10:05"


def test_unknown_names_are_told_with_those_that_there_are() -> None:
    with pytest.raises(anpai.BadInput, match="no such scenario"):
        anpai.scenario("nowhere")
    with pytest.raises(anpai.BadInput, match="visits, beds-admission"):
        anpai.schema("nothing")
    with pytest.raises(anpai.BadInput, match="folder='roads'"):
        anpai.scenario("guandu-streets")


def test_every_model_has_a_schema_and_its_rules() -> None:
    assert len(anpai.models()) == 11
    for model in anpai.models():
        assert anpai.schema(model)["properties"]["model"]
        assert bool(anpai.rules(model)) == (model != "beds-forecast")


def test_a_scenario_is_that_of_its_seed() -> None:
    assert anpai.scenario("beds-50") == anpai.scenario("beds-50", 1) != anpai.scenario("beds-50", 2)
