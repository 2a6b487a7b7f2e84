"""Pictures: what they draw is what the documents say, nothing on them is clipped or overlaps, and pages need no network."""

from __future__ import annotations

import math
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from matplotlib.text import Text

from anpai import pictures
from anpai.pictures import (
    _capacity,
    _circles,
    _fonts,
    _frame,
    _gantt,
    _interactive,
    _pareto,
    _read,
    _style,
    _waiting,
    _words,
)

# Beside this file: pytest imports each test as a module of its own.
sys.path.insert(0, str(Path(__file__).parent))
import real  # noqa: E402

ROUNDS = ("guandu-normal", "heidelberg-day", "changning-rounds")
SHORT = ("--iterations", "200")


def drawn(name: str, language: str, interactive: bool) -> Any:
    """One picture of everything that can be drawn, by name."""
    how: dict[str, Any] = {"language": language, "interactive": interactive}

    def of(scenario: str, *options: str) -> dict[str, Any]:
        return {"plan": real.solved(scenario, *options), "problem": real.scenario(scenario)}

    kind, _, scenario = name.partition(" ")
    if kind == "routes":
        given = of(scenario, *SHORT)
        return pictures.routes(given["plan"], problem=given["problem"], **how)
    if kind == "picked":
        given = of(scenario, *SHORT)
        return pictures.routes(
            given["plan"], problem=given["problem"], only=[given["plan"]["routes"][3]["caregiver"]], **how
        )
    if kind == "gantt":
        given = of(scenario, *SHORT)
        return pictures.gantt(given["plan"], problem=given["problem"], **how)
    if kind == "capacity":
        given = of(scenario, "--stop", "10s")
        return pictures.capacity(given["plan"], problem=given["problem"], **how)
    if kind == "front":
        target = real.scenario(scenario)["targets"][0]["id"]
        front = real.frontier(scenario, "--target", target, "--points", "3", "--stop", "10s")
        return pictures.pareto(front, title=real.scenario(scenario)["name"], **how)
    if kind == "pareto":
        plan = real.solved(scenario, "--stop", "10s")
        front = real.frontier(scenario, "--points", "2", "--stop", "10s")
        return pictures.pareto(front, chosen={"规划 plan": plan}, title=real.scenario(scenario)["name"], **how)
    if kind in ("list", "waits"):
        given = of(scenario)
        return pictures.waiting(given["plan"], problem=given["problem"], **{**how, "measure": kind})
    if kind == "rings":
        shape = {minutes: star(8.66, 49.38, minutes / 1500) for minutes in (15, 10, 5)}
        features = {f"{minutes} min · 步行 on foot": feature for minutes, feature in shape.items()}
        return pictures.circles(features, stations={"s": (8.66, 49.38)}, title="一个站点 one", note="© anyone", **how)
    if kind == "circles":
        problem = real.scenario(scenario)
        stations = [place["id"] for place in problem["places"] if place["id"].startswith("station")]
        return pictures.circles(problem=problem, at=stations, **how)
    draw = {"cemetery": pictures.cemetery, "meals": pictures.meals, "sites": pictures.sites}[kind]
    given = of(scenario, "--stop", "10s")
    return draw(given["plan"], problem=given["problem"], **how)


ALL = (
    "routes guandu-normal",
    "routes heidelberg-day",
    "routes changning-rounds",
    "picked guandu-normal",
    "gantt guandu-normal",
    "gantt changning-rounds",
    "gantt shapingba-funerals-day",
    "capacity lufeng-beds",
    "pareto lufeng-beds",
    "front changning-network",
    "list changning-waiting",
    "waits changning-waiting",
    "cemetery shapingba-cemetery",
    "cemetery guandu-cemetery",
    "meals changning-meals",
    "sites changning-network",
    "circles guandu-normal",
    "rings",
)


def star(x: float, y: float, radius: float) -> dict[str, object]:
    """A feature as roads make them, with corners that point out."""
    turns = [(math.tau * corner / 40, radius * (1 if corner % 2 else 0.8)) for corner in range(41)]
    ring = [[x + long * math.cos(turn), y + long * math.sin(turn) * 0.65] for turn, long in turns]
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]}, "properties": {}}


@pytest.mark.parametrize("language", ["both", "en", "zh"])
@pytest.mark.parametrize("name", ALL)
def test_no_text_is_clipped_and_no_two_texts_overlap(name: str, language: str) -> None:
    figure = drawn(name, language, interactive=False)
    assert faults(figure) == []


def faults(figure: Any) -> list[str]:
    """What of a figure's text is outside it, and which texts lie on each other."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    page = figure.bbox.padded(1)
    texts = []
    for text in figure.findobj(Text):
        if text.get_visible() and text.get_text().strip():
            box = text.get_window_extent(canvas.get_renderer())
            if shown(figure, text):
                texts.append((text.get_text(), box))
    found = [f"clipped: {said}" for said, box in texts if not (page.contains(*box.min) and page.contains(*box.max))]
    for place, (one, left) in enumerate(texts):
        for other, right in texts[place + 1 :]:
            wide = min(left.x1, right.x1) - max(left.x0, right.x0)
            high = min(left.y1, right.y1) - max(left.y0, right.y0)
            if wide > 1 and high > 1:
                found.append(f"overlap: {one} / {other}")
    return found


def shown(figure: Any, text: Text) -> bool:
    """Whether a text is drawn: ticks outside the limits of their axis are not."""
    for ax in figure.findobj(lambda artist: hasattr(artist, "get_xticklabels")):
        for axis, low, high in ((ax.xaxis, *sorted(ax.get_xlim())), (ax.yaxis, *sorted(ax.get_ylim()))):
            for tick in axis.get_major_ticks() + axis.get_minor_ticks():
                if text in (tick.label1, tick.label2):
                    slack = (high - low) * 1e-6
                    inside = low - slack <= tick.get_loc() <= high + slack
                    return bool(inside and axis.get_tick_params().get("labelbottom", True))
    return True


@pytest.mark.parametrize("name", [name for name in ALL if not name.startswith("picked")])
def test_a_page_needs_no_network(name: str) -> None:
    page = drawn(name, "both", interactive=True).html()
    assert len(page) > 3_000_000, "plotly's script is inside"
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)\s*=", page), "nothing is fetched"
    assert "<iframe srcdoc=" in drawn(name, "both", interactive=True)._repr_html_()


def test_a_title_stands_below_the_buttons_and_above_the_picture() -> None:
    for title, parts in (("one", False), ("one\ntwo", False), ("one\ntwo", True)):
        how = _interactive.layout(title, parts=parts)
        lines = how["title"]["text"].split("<br>")
        assert lines == title.split("\n")
        assert how["title"]["pad"]["t"] == _interactive.BUTTONS
        # Twenty pixels a line of 16, and the titles of parts stand on top of them.
        assert how["margin"]["t"] >= _interactive.BUTTONS + 20 * len(lines) + 20 * parts


def test_bars_of_a_page_are_told_apart() -> None:
    page = drawn("gantt guandu-normal", "en", interactive=True)
    looks = {trace.name: (trace.marker.color, trace.marker.pattern.shape) for trace in page.figure.data}
    assert {"waiting", "break"} <= set(looks)
    assert len(set(looks.values())) == len(looks)


def test_hours_on_the_axis_are_few_enough_to_be_read() -> None:
    def ticks(start: float, end: float) -> list[str]:
        first, last, places = _gantt._hours([_gantt.Bar("a", start, end, "travel", "")])
        assert (first, last) == (places[0], math.ceil(end))
        return [_gantt._clock(place) for place in places]

    assert ticks(10.3, 12.5) == ["10:00", "10:30", "11:00", "11:30", "12:00", "12:30", "13:00"]
    assert ticks(7.5, 18.0) == [f"{hour:02d}:00" for hour in range(7, 19)]
    assert ticks(0, 21.5) == [f"{hour:02d}:00" for hour in range(0, 23, 2)]


def test_points_that_lie_together_share_a_label() -> None:
    points = [(10.0, 100.0, "97"), (10.1, 99.0, "98"), (20.0, 99.0, "99"), (20.0, 40.0, "100")]
    assert _pareto._together(points) == [
        (10.0, 100.0, "97, 98"),
        (10.1, 99.0, ""),
        (20.0, 99.0, "99"),
        (20.0, 40.0, "100"),
    ]
    front = {
        "target": "beds",
        "front": [
            {"at_least_hundredths": 9900, "cost_fen": 100, "unmet_hours": 3},
            {"at_least_hundredths": 9800, "cost_fen": 100, "unmet_hours": 3},
        ],
    }
    page = pictures.pareto(front, title="A", language="en", interactive=True)
    assert [text for text in page.figure.data[0].text if text] == ["98, 99"]
    assert page.figure.layout.title.text.endswith("what is asked of beds")
    assert page.figure.layout.yaxis.title.text == "unmet, hours a week"
    counted = pictures.pareto(front | {"unit": "funerals a year"}, language="en", interactive=True)
    assert counted.figure.layout.yaxis.title.text == "unmet, funerals a year"


def test_the_line_of_a_target_is_drawn() -> None:
    (line,) = pictures.capacity(PLAN, problem=BEDS, interactive=True).figure.layout.shapes
    # plotly's template has shapes without lines.
    assert (line.x0, line.x1, line.line.width > 0, line.opacity) == (100, 100, True, 1)


def test_a_page_is_written_to_a_file(tmp_path: Path) -> None:
    page = drawn("circles guandu-normal", "zh", interactive=True)
    assert page.write(tmp_path / "a.html").read_text(encoding="utf-8") == page.html()


def test_pictures_show_themselves_in_a_notebook_and_leave_no_figure_behind() -> None:
    figure = drawn("circles guandu-normal", "en", interactive=False)
    assert figure._repr_png_().startswith(b"\x89PNG")
    import matplotlib.pyplot

    assert matplotlib.pyplot.get_fignums() == []


def test_chinese_without_a_font_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(_style, "chinese_family", lambda: None)
    figure = pictures.pareto({"points": [{"cost_fen": 1, "mean_need": 2}]}, title="长宁区", language="en")
    with pytest.raises(pictures.FontMissing, match="fonts-noto-cjk"):
        figure.savefig(tmp_path / "a.png")
    figure = pictures.pareto({"points": [{"cost_fen": 1, "mean_need": 2}]}, title="Changning", language="en")
    figure.savefig(tmp_path / "b.png")


def test_a_font_is_named_by_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib import font_manager

    path = font_manager.findfont("DejaVu Serif")
    monkeypatch.setenv("ANPAI_FONT", path)
    _fonts.chinese_family.cache_clear()
    assert _fonts.chinese_family() == "DejaVu Serif"
    monkeypatch.setenv("ANPAI_FONT", "/nowhere/a.ttf")
    _fonts.chinese_family.cache_clear()
    with pytest.raises(pictures.FontMissing):
        _fonts.chinese_family()
    monkeypatch.undo()
    _fonts.chinese_family.cache_clear()


# Two kinds, two years, two homes of which one is a children's home; scenarios of weight 1 and 3. Need in 2021: general 10,
# nursing 20 -> low counts half of nursing: (1 * (10 + 10) + 3 * (10 + 20)) / 4 = 27.5; in 2022 (1 * (12 + 12) + 3 * (12 + 24)) / 4 = 33.
BEDS = {
    "model": "beds-plan",
    "name": "Two years",
    "kinds": [{"id": "general", "name": "普通床位"}, {"id": "nursing"}],
    "institutions": [
        {"id": "h1", "beds": {"general": 30, "nursing": 5}},
        {"id": "h2", "client_group": "child", "beds": {"general": 7}},
    ],
    "communities": [{"id": "c1", "demand": {"general": [10, 12], "nursing": [20, 24]}}],
    "scenarios": [{"id": "low", "weight": 1, "percent": {"nursing": [50, 50]}}, {"id": "high", "weight": 3}],
}
PLAN = {
    "model": "beds-plan",
    "name": "Two years",
    "years": [
        {"year": 2021, "beds": {"general": 25, "nursing": 10}, "spent_fen": {"city": 250_000_000}},
        {"year": 2022, "beds": {"general": 25, "nursing": 16}, "spent_fen": {"city": 100_000_000, "fund": 50_000_000}},
    ],
    "targets": [
        {"id": "nursing", "at_least_hundredths": 2000, "reached_hundredths": 1600, "missing": 400},
        {"id": "government", "name": "public", "at_most_hundredths": 5000, "reached_hundredths": 4000, "missing": 0},
    ],
}


def test_capacity_draws_beds_need_targets_and_money_as_they_are() -> None:
    drawn = _capacity._Drawn(BEDS, PLAN)
    assert drawn.beds == {"general": [30, 25, 25], "nursing": [5, 10, 16]}
    assert drawn.need == [27.5, 33.0]
    assert drawn.spent == {"city": [2.5, 1.0], "fund": [0.0, 0.5]}
    assert drawn.targets == [("nursing", "16 ≥ 20", 80.0, False), ("public", "40 ≤ 50", 80.0, True)]


DAY = {
    "model": "visits",
    "name": "A day",
    "horizon": {"start": "2025-03-03"},
    "services": [{"id": "bath", "name": "助浴"}, {"id": "meal"}],
    "visits": [{"id": "v1", "tasks": [{"service": "meal"}, {"service": "bath"}]}],
}
ROSTER = {
    "model": "visits",
    "name": "A day",
    "unserved": [],
    "routes": [
        {
            "caregiver": "c2",
            "day": 0,
            "from": "s",
            "to": "s",
            "departure": "09:00",
            "finish": "12:30",
            "stops": [{"break": 0, "place": "s", "arrival": "11:00", "start": "11:00", "end": "12:00"}],
        },
        {
            "caregiver": "c1",
            "day": 0,
            "from": "s",
            "to": "s",
            "departure": "07:45",
            "finish": "09:15:30",
            "stops": [{"visit": "v1", "task": 1, "place": "h", "arrival": "08:00", "start": "08:15", "end": "09:00"}],
        },
        {
            "caregiver": "c3",
            "day": 1,
            "from": "s",
            "to": "s",
            "departure": "07:45",
            "finish": "09:00",
            "stops": [{"visit": "v1", "task": 0, "place": "h", "arrival": "08:00", "start": "08:00", "end": "08:30"}],
        },
    ],
}


def test_a_roster_draws_the_tasks_of_its_day_with_waiting_and_breaks() -> None:
    bars = _gantt._visits(DAY, ROSTER, 0, "en")
    assert [(bar.row, bar.start, bar.end, bar.kind) for bar in bars] == [
        ("c2", 9.0, 12.5, "travel"),
        ("c2", 11.0, 12.0, "break"),
        ("c1", 7.75, 9 + 15.5 / 60, "travel"),
        ("c1", 8.0, 8.25, "waiting"),
        ("c1", 8.25, 9.0, "助浴"),
    ]
    assert _gantt._order(DAY, bars) == ["c1", "c2"]


def test_a_night_at_a_funeral_home_is_cut_at_the_midnights_of_the_day() -> None:
    week = {"model": "funerals-week", "horizon": {"start": "2025-05-12", "days": 2}}
    case = {
        "case": "c1",
        "vigil": {"unit": "vigil hall 10 (守灵厅)", "start": "2025-05-11 12:00", "end": "2025-05-13 12:00"},
        "cremation": {"unit": "cremator 2 (炉)", "start": "2025-05-13 13:00", "end": "2025-05-13 14:30"},
    }
    other = {
        "case": "c2",
        "storage": {"pool": "cold", "start": "2025-05-12 08:00", "end": "2025-05-12 08:00"},
        "vigil": {"unit": "vigil hall 9 (守灵厅)", "start": "2025-05-12 12:00", "end": "2025-05-13 12:00"},
    }
    plan = {
        "cases": [case, other],
        "collections": [
            {"collection": "n1", "unit": "hearse 1 (车)", "start": "2025-05-13 01:00", "end": "2025-05-13 02:00"}
        ],
    }
    first = _gantt._funerals(week, plan, 0, "en")
    assert [(bar.row, bar.start, bar.end) for bar in first] == [
        ("vigil hall 10 (守灵厅)", 0.0, 24.0),
        ("vigil hall 9 (守灵厅)", 12.0, 24.0),
    ]
    assert _gantt._order(week, first) == ["vigil hall 9 (守灵厅)", "vigil hall 10 (守灵厅)"], (
        "units by number, not by letter"
    )
    second = _gantt._funerals(week, plan, 1, "en")
    assert [(bar.start, bar.end, bar.kind) for bar in second] == [
        (0, 12, "vigil"),
        (13, 14.5, "cremation"),
        (0, 12, "vigil"),
        (1, 2, "collection"),
    ]
    assert _gantt._order(week, second)[0] == "hearse 1 (车)"


def test_a_straight_circle_is_as_wide_as_people_walk() -> None:
    problem = {
        "model": "visits",
        "datum": "local-plane",
        "places": [{"id": "s", "x": 1000, "y": 500}],
        "travel": {"kind": "straight-line", "modes": {"walk": {"km_per_hour": 4.5, "detour": 1.5}}},
    }
    frame = _frame.Frame(problem, "en")
    ring = _circles._straight(problem, frame, ["s"], "walk", 20)["s"][0]
    # 4.5 km/h for a third of an hour are 1.5 km of way, of which 1 km is straight: from 0 to 2 east, -0.5 to 1.5 north.
    assert min(x for x, _ in ring) == pytest.approx(0.0)
    assert max(x for x, _ in ring) == pytest.approx(2.0)
    assert max(y for _, y in ring) == pytest.approx(1.5)
    with pytest.raises(ValueError, match="no place"):
        pictures.circles(problem=problem, at=["t"])
    with pytest.raises(ValueError, match="boat"):
        pictures.circles(problem=problem, at=["s"], mode="boat")


def test_a_fan_is_that_of_its_kind_by_date() -> None:
    group = {
        "id": "nursing",
        "fan": [{"day": 0, "waiting": [1, 2, 3, 4, 5]}, {"day": 31, "waiting": [2, 3, 4, 5, 9]}],
        "waits": [{"day": 0, "days": None}, {"day": 31, "days": [0.5, 1, 2, 3, 4]}],
    }
    plan = {"kinds": [{"id": "general", "fan": [], "waits": []}, group]}
    start = date(2021, 1, 1)
    assert _waiting._fan(plan, "nursing", "list", start) == [
        (start, [1, 2, 3, 4, 5]),
        (date(2021, 2, 1), [2, 3, 4, 5, 9]),
    ]
    assert _waiting._fan(plan, "nursing", "waits", start) == [(date(2021, 2, 1), [0.5, 1, 2, 3, 4])]


def test_a_scale_is_a_round_length() -> None:
    assert [_frame._round(length) for length in (0.3, 1.0, 3.7, 70)] == [0.2, 1, 2, 50]


@pytest.mark.parametrize(
    ("clock", "expected"), [("07:30", 7.5), ("25:15", 25.25), ("08:00:36", 8.01), ("2025-05-12 06:45", 6.75)]
)
def test_clock_times_are_hours(clock: str, expected: float) -> None:
    assert _read.hours(clock) == pytest.approx(expected)


def test_what_does_not_belong_together_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"beds-plan.*visits"):
        pictures.capacity(ROSTER, problem=BEDS)
    with pytest.raises(TypeError, match="needs the problem"):
        pictures.capacity(PLAN)
    with pytest.raises(ValueError, match="do not belong together"):
        pictures.capacity(PLAN, problem=DAY)
    with pytest.raises(ValueError, match="day 5"):
        pictures.gantt(ROSTER, problem=DAY, day=5)
    with pytest.raises(ValueError, match="frontier"):
        pictures.pareto({"model": "visits"})


def test_every_word_is_there_in_both_languages() -> None:
    for word, (chinese, english) in _words.WORDS.items():
        assert _fonts.has_chinese(chinese) and not _fonts.has_chinese(english), word
    assert _words.say("beds", "both") == "床位 beds"
    assert _words.say("护理型床位", "en") == "护理型床位", "names stay as they are"


def test_the_highest_mark_lies_below_the_top() -> None:
    rows = [{"x": 1, "y": 100.0}, {"x": 2, "y": 99.0}]
    front = {"points": [{"cost_fen": 1, "mean_need": 300_000_000}, {"cost_fen": 2, "mean_need": 299_000_000}]}
    for figure in (pictures.sensitivity(rows, "x", "y", title="a"), pictures.pareto(front, title="a")):
        ax = figure.axes[0]
        assert list(ax.get_ylim()) == [0, pytest.approx(ax.dataLim.ymax * 1.07)]


def test_rows_without_an_answer_are_told_of() -> None:
    rows: list[dict[str, Any]] = [{"x": 1, "y": 5, "by": "a"}, {"x": 1, "y": None, "by": "a"}, {"x": 1, "by": "b"}]
    figure = pictures.sensitivity(rows, "x", "y", by="by", labels={"a": "甲"}, title="A", language="en")
    assert figure.axes[0].get_title(loc="left") == "A · cells without an answer: 2"
    assert [line.get_label() for line in figure.axes[0].get_lines()] == ["甲"]
    with pytest.raises(ValueError, match="nothing to draw"):
        pictures.sensitivity([{"x": 1, "y": None}], "x", "y")
