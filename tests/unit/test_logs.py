import json
import logging
import sys

from getsafe.logs import JsonLines


def line(message: str, *arguments, exc_info=None) -> dict:
    record = logging.LogRecord("getsafe", logging.ERROR, __file__, 1, message, arguments, exc_info)
    text = JsonLines().format(record)
    assert "\n" not in text
    return json.loads(text)


def test_line_tells_time_level_logger_and_message():
    told = line("Sealed %s rows", 3)
    assert told["message"] == "Sealed 3 rows"
    assert told["level"] == "error"
    assert told["logger"] == "getsafe"
    assert told["time"].endswith("+00:00")


def test_query_string_is_left_out():
    assert "Alex" not in line("Not Found: /search?name=Alex")["message"]
    assert line("Not Found: /search?name=Alex")["message"] == "Not Found: /search?..."


def test_error_tells_its_type_and_place_but_not_what_it_says():
    try:
        int("Alex Example")
    except ValueError:
        told = line("Task failed", exc_info=sys.exc_info())
    assert told["error"] == "ValueError"
    assert any("test_logs.py" in place for place in told["places"])
    assert "Alex" not in json.dumps(told)
