"""Putting typed text back into a page: only into its form, and never what a page may not hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsafe.refill import refill

PAGE = """<!DOCTYPE html>
<html><head><title>A &amp; B</title><script>if (1 < 2 && 3) {}</script></head>
<body><!-- note --><form action="/search"><input name="reason" value="other"></form>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="fresh">
<input type="text" name="reason" value="">
<textarea name="notes" rows="3">
old &lt; text</textarea>
<input type="radio" name="level" value="low" checked><input type="radio" name="level" value="high">
<input type="checkbox" name="told" value="a"><input type="checkbox" name="told" value="b" checked>
<select name="worker"><option value="1" selected>One</option><option value="2">Two</option></select>
<input type="password" name="password"><input type="file" name="photo">
<svg viewBox="0 0 1 1"><path d="M0"/></svg><br/>
<button formaction="/cases/1/draft">Save draft</button></form></body></html>
"""
TYPED = {
    "reason": ['Moved <away> & "back"'],
    "notes": ["line 1\r\nline <2> &amp;"],
    "level": ["high"],
    "told": ["a"],
    "worker": ["2"],
    "password": ["secret"],
    "photo": ["x"],
    "csrfmiddlewaretoken": ["stale"],
}


def filled(fields=TYPED, action="/cases/1/close", html=PAGE, page="/cases/1/close"):
    return refill(html, page=page, action=action, fields=fields, extra={"typed_work": "key"})


def test_typed_text_goes_into_its_boxes_escaped():
    html = filled().html
    assert 'name="reason" value="Moved &lt;away&gt; &amp; &quot;back&quot;"' in html
    assert '<textarea name="notes" rows="3">\nline 1\r\nline &lt;2&gt; &amp;amp;</textarea>' in html
    assert "old &lt; text" not in html


def test_choices_are_marked_as_they_were():
    html = filled().html
    assert 'name="level" value="low"><input' in html
    assert 'name="level" value="high" checked>' in html
    assert 'value="a" checked><input type="checkbox" name="told" value="b">' in html
    assert '<option value="1">One</option><option value="2" selected>' in html


def test_token_password_and_file_are_left_alone():
    html = filled().html
    assert 'name="csrfmiddlewaretoken" value="fresh"' in html
    assert "secret" not in html
    assert '<input type="file" name="photo">' in html


def test_other_forms_and_the_rest_of_the_page_stay_word_for_word():
    html = filled().html
    assert '<form action="/search"><input name="reason" value="other"></form>' in html
    for piece in (
        "<!DOCTYPE html>",
        "A &amp; B",
        "if (1 < 2 && 3) {}",
        "<!-- note -->",
        '<path d="M0"/></svg><br/>',
    ):
        assert piece in html


def test_hidden_extra_names_the_kept_form_once():
    assert filled().html.count('<input type="hidden" name="typed_work" value="key">') == 1


def test_button_of_another_address_finds_its_form():
    assert filled(action="/cases/1/draft?x=1").found


def test_page_without_the_form_stays_as_it_was():
    answer = filled(action="/elsewhere")
    assert (answer.html, answer.found) == (PAGE, False)
    assert answer.left_over == TYPED.keys()


def test_text_without_a_place_is_named():
    assert filled(TYPED | {"gone": ["x"]}).left_over == {"gone"}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_no_text_breaks_out_of_its_box(text):
    html = filled({"reason": [text], "notes": [text]}).html
    again = filled({}, html=html).html
    assert html.count("<form") == again.count("<form") == 2
    assert html.count("</textarea>") == 1
    assert html.count("<script") == 1


@pytest.mark.parametrize("relative", ["", "close", "/cases/1/close", "?tab=2"])
def test_action_is_read_as_a_browser_does(relative):
    html = f'<form method="post" action="{relative}"><input name="reason"></form>'
    assert filled({"reason": ["x"]}, html=html).found
