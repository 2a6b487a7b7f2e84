"""Tables in and out, with and without the libraries that know them."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import Any

import pytest

import anpai


def without(document: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in names}


def flat(rows: list[dict[str, Any]], nested: str) -> list[dict[str, Any]]:
    """Rows with the fields of one field as columns with dots."""
    flattened = []
    for row in rows:
        own = {key: value for key, value in row.items() if key != nested}
        own.update({f"{nested}.{key}": value for key, value in row.get(nested, {}).items()})
        flattened.append(own)
    return flattened


@pytest.fixture
def document(admission: anpai.Problem) -> dict[str, Any]:
    return admission.document


def frames(rows: list[Any]) -> list[object]:
    """The same table of every library that is there."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    rows = [{name: row.get(name) for name in names} for row in rows]
    made: list[object] = []
    try:
        import polars

        made.append(polars.DataFrame(rows, infer_schema_length=None))
    except ImportError:
        pass
    try:
        import pyarrow

        made.append(pyarrow.Table.from_pylist(rows))
    except ImportError:
        pass
    try:
        import pandas

        made.append(pandas.DataFrame(rows))
    except ImportError:
        pass
    made.append(anpai.Table(rows))
    return made


def test_a_list_of_a_document_may_be_a_table_of_any_library(document: dict[str, Any]) -> None:
    rows = flat(document["care_levels"], "kinds")
    whole = anpai.Problem(document)
    applicants = [without(row, "metres", "wishes", "refused", "stay") for row in document["applicants"]]
    plain = anpai.Problem({**document, "applicants": applicants})
    assert len(frames(rows)) >= 1
    for table in frames(rows):
        assert anpai.Problem({**document, "care_levels": table}) == whole
    for table in frames(applicants):
        assert anpai.Problem({**document, "applicants": table}).document == plain.document


def test_dates_lists_structs_and_categories_have_their_forms(document: dict[str, Any]) -> None:
    polars = pytest.importorskip("polars")
    rows = document["applicants"]
    home = document["institutions"][0]["id"]
    table = polars.DataFrame(
        {
            "id": ["a", "b"],
            "care_level": polars.Series([rows[0]["care_level"]] * 2, dtype=polars.Categorical),
            "tier": [rows[0]["tier"]] * 2,
            "since": [dt.date(2023, 1, 31), dt.date(1999, 12, 31)],
            "wishes": [[home], []],
            "metres": [{home: 1200}, None],
            "fen_per_month": [250000.0, None],
        }
    )
    made = anpai.Problem({**document, "applicants": table}).document["applicants"]
    assert made[0]["since"] == "2023-01-31" and made[1]["since"] == "1999-12-31"
    assert made[0]["wishes"] == [home] and made[1]["wishes"] == []
    assert made[0]["metres"] == {home: 1200} and "metres" not in made[1]
    assert made[0]["fen_per_month"] == 250000 and "fen_per_month" not in made[1]
    assert made[0]["care_level"] == rows[0]["care_level"]


def issues(document: dict[str, Any]) -> list[dict[str, str]]:
    with pytest.raises(anpai.BadInput) as caught:
        anpai.Problem(document)
    return caught.value.issues


def test_a_missing_column_is_one_issue_that_names_those_that_there_are(document: dict[str, Any]) -> None:
    for table in frames([{"id": "a", "care_level": "able", "since": "2024-01-01"}] * 100):
        (issue,) = issues({**document, "applicants": table})
        assert (issue["code"], issue["pointer"], issue["value"]) == ("missing-column", "/applicants/tier", "tier")
        assert "id, care_level, since" in issue["cause"] and "add the column" in issue["advice"]


def test_an_unknown_column_is_one_issue_that_names_those_that_there_may_be(document: dict[str, Any]) -> None:
    rows = [{**without(row, "metres", "wishes", "refused", "stay"), "colour": "red"} for row in document["applicants"]]
    for table in frames(rows):
        (issue,) = issues({**document, "applicants": table})
        assert (issue["code"], issue["pointer"]) == ("unknown-column", "/applicants/colour")
        assert "care_level" in issue["advice"]


def test_cells_of_the_wrong_type_have_their_row(document: dict[str, Any]) -> None:
    polars = pytest.importorskip("polars")
    rows = document["applicants"][:3]
    table = polars.DataFrame([without(row, "metres", "wishes", "refused", "stay") for row in rows])
    wrong = table.with_columns(polars.lit("many").alias("fen_per_month"))
    told = issues({**document, "applicants": wrong})
    assert [issue["pointer"] for issue in told] == [f"/applicants/{n}/fen_per_month" for n in range(3)]
    assert all(issue["value"] == "many" or '"many"' in issue["value"] for issue in told)


def test_a_column_type_without_a_form_is_told_once(document: dict[str, Any]) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    zone = pyarrow.array([dt.datetime(2024, 1, 1, tzinfo=dt.timezone.utc)] * 3, pyarrow.timestamp("us", "UTC"))
    table = pyarrow.table({"id": ["a", "b", "c"], "care_level": ["able"] * 3, "tier": ["general"] * 3, "since": zone})
    (issue,) = issues({**document, "applicants": table})
    assert issue["code"] == "column-type" and "local times" in issue["cause"]


def test_nan_in_a_table_has_its_row_and_what_to_do(document: dict[str, Any]) -> None:
    polars = pytest.importorskip("polars")
    table = polars.DataFrame(document["places"]).with_columns(polars.lit(float("nan")).alias("x"))
    told = issues({**document, "places": table})
    assert told[0]["pointer"] == "/places/0/x" and told[0]["code"] == "not-finite"
    assert "fill_nan" in told[0]["advice"]
    assert anpai.Problem({**document, "places": polars.DataFrame(document["places"])})


def test_pandas_without_pyarrow_is_taken_row_by_row(document: dict[str, Any]) -> None:
    pandas = pytest.importorskip("pandas")

    def without_pyarrow(self: object, requested_schema: object | None = None) -> object:
        raise ImportError("no pyarrow")

    Frame = type("Frame", (pandas.DataFrame,), {"__arrow_c_stream__": without_pyarrow})
    rows = [without(row, "metres", "wishes", "refused", "stay") for row in document["applicants"]]
    rows[0]["gender"] = None
    frame = Frame(rows)
    made = anpai.Problem({**document, "applicants": frame}).document["applicants"]
    assert "gender" not in made[0]
    assert made[1:] == rows[1:]


def test_numbers_and_arrays_of_numpy_are_numbers_and_lists(document: dict[str, Any]) -> None:
    numpy = pytest.importorskip("numpy")
    document["places"][0]["x"] = numpy.float64(document["places"][0]["x"])
    document["applicants"][0]["fen_per_month"] = numpy.int64(470000)
    document["tiers"] = numpy.array(document["tiers"], dtype=object)
    assert anpai.Problem(document).document["applicants"][0]["fen_per_month"] == 470000


def test_a_plan_is_tables_of_every_library(rounds: anpai.Problem) -> None:
    plan = anpai.solve(rounds, iterations=30)
    assert {"trips", "stops", "unserved", "rules", "total"} <= set(plan.tables)
    stops = plan.table("stops")
    assert {"courier", "kitchen", "order"} <= set(stops.column_names)
    assert len(stops) == sum(len(trip["stops"]) for trip in plan.document["trips"])
    assert stops["order"] == [stop["order"] for trip in plan.document["trips"] for stop in trip["stops"]]
    for library in ("polars", "pyarrow", "pandas"):
        try:
            __import__(library)
        except ImportError:
            continue
        frame: Any = {"polars": stops.to_polars, "pyarrow": stops.to_arrow, "pandas": stops.to_pandas}[library]()
        columns = frame.column_names if library == "pyarrow" else list(frame.columns)
        assert columns == stops.column_names
        assert len(frame) == len(stops)
    with pytest.raises(anpai.BadInput, match="trips"):
        plan.table("nothing")


def test_a_table_goes_out_and_comes_back() -> None:
    rows = [
        {"id": "a", "n": 1, "x": 0.5, "on": True, "tags": ["x", "y"], "of.deep": 3},
        {"id": "b", "n": None, "x": 2, "on": None, "tags": [], "of.deep": None},
    ]
    table = anpai.Table(rows)
    assert table.to_dicts() == rows
    for other in frames(rows):
        # pandas has no whole numbers that are missing, nor truths.
        assert [row["id"] for row in anpai.Table(other)] == ["a", "b"]
        assert [row["tags"] for row in anpai.Table(other)] == [["x", "y"], []]
    assert pickle.loads(pickle.dumps(table)) == table
    assert table["n"] == [1, None] and len(table) == 2
    assert repr(table) == "Table(2 rows: id, n, x, on, tags, of.deep)"
    with pytest.raises(KeyError, match="there are id"):
        table["nothing"]
    assert len(anpai.Table([])) == 0 and anpai.Table([]).column_names == []
    assert "&lt;b&gt;" in anpai.Table([{"x": "<b>"}])._repr_html_()


def test_units_are_put_into_their_institutions(document: dict[str, Any]) -> None:
    units = [{"institution": home["id"], **unit} for home in document["institutions"] for unit in home["units"]]
    homes = [without(home, "units") for home in document["institutions"]]
    names = ("date", "tiers", "kinds", "care_levels", "applicants")
    more = without(document, "anpai", "model", "institutions", *names)
    parts = {name: document[name] for name in names}
    for table in (units, anpai.Table(units)):
        made = anpai.beds.admission(institutions=homes, units=table, **parts, **more)
        assert made.document["institutions"] == document["institutions"]
    lost = [{**units[0], "institution": "nowhere"}]
    with pytest.raises(anpai.BadInput, match="'nowhere' is not in the column 'id' of institutions"):
        anpai.beds.admission(institutions=homes, units=lost, **parts, **more)
    with pytest.raises(anpai.BadInput, match="does not say whose it is; it has id"):
        anpai.beds.admission(institutions=homes, units=[{"id": "a"}], **parts, **more)
