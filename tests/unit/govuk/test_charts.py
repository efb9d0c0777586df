import pytest
from bs4 import BeautifulSoup
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from getsafe.govuk.charts import FLOOR, TOP, Point, bar_chart, line_chart, scale_ticks

YEARS = [
    Point("2012", None),
    Point("2013", 0),
    Point("2014", 17),
    Point("2015", 37, mark="c"),
    Point("2016", None, mark="c"),
]
WORDS = {"title": "Children supported", "label": "Year", "unit": "Children"}


def percent(text):
    return float(text.rstrip("%"))


def test_bars_stand_on_the_floor_in_proportion():
    bars = [shape for shape in bar_chart(YEARS, **WORDS).shapes if not shape.gap]

    assert [float(bar.y) + float(bar.height) for bar in bars] == pytest.approx([FLOOR] * 3)
    none, small, large = (float(bar.height) for bar in bars)
    assert none == 0
    assert large / small == pytest.approx(37 / 17, abs=0.02)


def test_gap_is_outlined_and_explained_never_drawn_as_none():
    chart = bar_chart(YEARS, **WORDS)

    assert [shape.gap for shape in chart.shapes] == [True, False, False, False, True]
    assert [word.text for word in chart.numbers] == ["0", "17", "37"]
    assert "(c, not recorded)" in chart.gap_note
    assert [row[1] for row in chart.table.rows] == ["not recorded", "0", "17", "37", "c"]
    assert chart.description.endswith("2 without a figure.")
    assert "Highest: 37 (2015)" in chart.description


def test_line_breaks_at_a_gap():
    points = [Point(str(year), value) for year, value in enumerate([1, 2, None, 4, 5])]
    chart = line_chart(points, **WORDS)

    assert len(chart.dots) == 4
    assert len(chart.segments) == 2
    assert chart.segments[0].x2 == chart.dots[1].x
    assert chart.segments[1].x1 == chart.dots[2].x


def test_chart_of_nothing_known_says_so():
    chart = bar_chart([Point("2010", None)], **WORDS)

    assert chart.description == "Bar chart of children. Nothing recorded."


def test_chart_without_points_is_refused():
    with pytest.raises(ValueError, match="at least one point"):
        bar_chart([], **WORDS)


def test_few_words_stay_on_a_telephone_and_many_give_way():
    few = bar_chart([Point(str(2020 + n), n) for n in range(5)], **WORDS)
    many = bar_chart([Point(str(2000 + n), n) for n in range(12)], **WORDS)

    assert not any(word.minor for word in few.words)
    assert [word.text for word in many.words if not word.minor] == [
        "2001", "2003", "2005", "2007", "2009", "2011",
    ]  # fmt: skip


@given(st.floats(min_value=0.001, max_value=1e7))
def test_scale_holds_the_highest_in_few_even_steps(highest):
    ticks = scale_ticks(highest)

    assert ticks[0] == 0
    assert ticks[-1] >= highest
    assert 2 <= len(ticks) <= 6
    assert ticks[-1] - highest <= ticks[1]


@given(st.lists(st.none() | st.integers(0, 10**6), min_size=1, max_size=40))
def test_everything_lies_inside_the_picture(values):
    points = [Point(f"m{index}", value) for index, value in enumerate(values)]
    for draw in (bar_chart, line_chart):
        chart = draw(points, **WORDS)
        for shape in chart.shapes:
            assert percent(shape.x) >= 10
            assert percent(shape.x) + percent(shape.width) <= 100.1
        for word in (*chart.words, *chart.numbers):
            assert 0 < float(word.y) <= chart.height
        for dot in chart.dots:
            assert TOP <= float(dot.y) <= FLOOR


def test_chart_template_has_name_description_and_table_but_no_style():
    template = engines["django"].get_template("components/chart.html")
    html = template.render({"chart": bar_chart(YEARS, **WORDS, chart_id="kids")})
    page = BeautifulSoup(html, "html.parser")

    assert page.svg["role"] == "img"
    named = [page.find(id=target).name for target in page.svg["aria-labelledby"].split()]
    assert named == ["title", "desc"]
    assert "style" not in html
    assert len(page.select("tbody tr")) == 5
