import pytest
from bs4 import BeautifulSoup
from django.template import engines

from getsafe.govuk.components import (
    Column,
    Link,
    SummaryList,
    SummaryRow,
    Table,
    Tag,
)


def included(name, **context):
    html = engines["django"].get_template(f"components/{name}.html").render(context)
    return BeautifulSoup(html, "html.parser")


def test_tag_and_link_print_themselves_escaped():
    template = engines["django"].from_string("{{ tag }}{{ link }}")
    html = template.render({"tag": Tag("<Late>", "red"), "link": Link("A&B", "/?a=1&b=2", "case")})

    assert '<strong class="govuk-tag govuk-tag--red">&lt;Late&gt;</strong>' in html
    assert 'href="/?a=1&amp;b=2">A&amp;B<span class="govuk-visually-hidden"> case</span>' in html


def test_tag_in_no_colour_of_the_system_is_refused():
    with pytest.raises(ValueError, match="No tag colour"):
        Tag("Late", "crimson")


def test_table_has_caption_scopes_and_numeric_columns():
    table = Table(
        caption="Open cases",
        columns=[Column("Team"), Column("Cases", numeric=True, sorted="descending", sort_url="?s")],
        rows=[("<North>", 3), (Link("South", "/south"), None)],
        footer=("All", 3),
        row_headings=True,
    )
    html = included("table", table=table)

    assert html.caption.get_text() == "Open cases"
    assert [th["scope"] for th in html.select("thead th")] == ["col", "col"]
    assert html.select_one("th[aria-sort=descending] a")["href"] == "?s"
    assert [th.get_text() for th in html.select("tbody th[scope=row]")] == ["<North>", "South"]
    assert [td.get_text() for td in html.select("tbody td")] == ["3", ""]
    assert "govuk-table__caption--m" in html.caption["class"]
    assert html.select_one("tfoot td.govuk-table__cell--numeric").get_text() == "3"
    region = html.select_one("[role=region][tabindex='0']")
    assert html.find(id=region["aria-labelledby"]).name == "caption"


def test_table_whose_caption_the_heading_says_names_itself_to_a_screen_reader_only():
    table = Table("Open cases", [Column("Team")], [("North",)], caption_size="")
    html = included("table", table=table)

    assert html.caption.get_text() == "Open cases"
    assert html.caption["class"] == ["govuk-table__caption", "govuk-visually-hidden"]


def test_tables_of_one_page_have_ids_of_their_own():
    ids = [Table(caption, [], []).id for caption in ("Open cases", "Closed cases")]

    assert ids == ["table-open-cases", "table-closed-cases"]
    assert Table("x", [], [], id="mine").id == "mine"


def test_table_row_of_another_length_is_refused():
    table = Table(caption="x", columns=[Column("A")], rows=[("1", "2")])

    with pytest.raises(ValueError, match="zip"):
        str(table.body)


def test_table_without_rows_says_so():
    html = included("table", table=Table(caption="x", columns=[], rows=[], empty="No cases yet."))

    assert html.get_text(strip=True) == "No cases yet."


def test_summary_list_leaves_room_where_other_rows_can_be_changed():
    rows = [SummaryRow("Name", "A\nB", [Link("Change", "/n", "name")]), SummaryRow("Age", None)]
    html = included("summary_list", summary=SummaryList(rows, title="Child"))

    assert html.select_one(".govuk-summary-card__title").name == "h2"
    assert html.select_one(".govuk-summary-list__row--no-actions dd").get_text() == ""
    assert html.select_one("dd br")


def test_button_submits_or_links():
    source = (
        "{% load govuk %}{% govuk_button 'Save' 'secondary' name='go' value='1' form_id='f' %}"
        "{% govuk_button 'Start' href='/start' %}"
    )
    html = BeautifulSoup(engines["django"].from_string(source).render(), "html.parser")

    assert html.button["class"] == ["govuk-button", "govuk-button--secondary"]
    assert (html.button["name"], html.button["value"]) == ("go", "1")
    assert html.button["form-id"] == "f"
    assert html.a["role"] == "button"
