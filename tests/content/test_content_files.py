"""Files that are missing, cannot be read, or do not have their form."""

from __future__ import annotations

import pytest

from bot.content.content import ONE_OF_EACH, load_content
from bot.content.problems import ContentError
from bot.content.yaml_file import read_yaml


@pytest.mark.parametrize("name", sorted(ONE_OF_EACH))
def test_content_files_missing_one_is_named(content_folder, found, name):
    path = content_folder / f"{name}.yml"
    path.unlink()
    (problem,) = found()
    assert str(problem) == f"{path}: the file is missing. Restore it. [C01]"


def test_content_files_empty_one_is_named(content_folder, found):
    path = content_folder / "levels.yml"
    path.write_text("# nothing but a remark\n")
    (problem,) = found()
    assert (problem.code, problem.path) == ("C04", path)
    assert "it is empty" in problem.what


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        ("süß".encode("latin-1"), 0, "byte 1 is not UTF-8"),
        ("low: [a]".encode("utf-16"), 0, "byte 0 is not UTF-8"),
        (b"low:\n\t- a\n", 2, "cannot start any token"),
        (b"low: [a]\n---\nhigh: [b]\n", 2, "another document"),
        (b"low: !!python/name:os.system x\n", 1, "python/name:os.system"),
        (b"low: a\0b\n", 0, "control characters are not allowed"),
        (b"low: &all [*all]\n", 0, "a part of it contains itself"),
        (b"low: &a [x]\nhigh: [*b]\n", 2, "undefined alias"),
        (b"day: 1\nother: 2026-02-30\n", 2, "day is out of range for month"),
        (b"? [a]\n: b\n", 1, "unhashable"),
    ],
)
def test_content_files_what_is_not_yaml_is_said(
    content_folder, found, data, line, what
):
    path = content_folder / "levels.yml"
    path.write_bytes(data)
    (problem,) = found()
    assert (problem.code, problem.path, problem.line) == ("C02", path, line)
    assert what in problem.what
    assert "\n" not in problem.what
    assert "indentation, colons and quotes" in problem.next_step


def test_content_files_mark_of_windows_editors_is_no_problem(content_folder, found):
    path = content_folder / "levels.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert found() == []


def test_content_files_lines_end_as_on_windows_is_no_problem(content_folder, found):
    path = content_folder / "levels.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found() == []


@pytest.mark.parametrize("text", ["- a\n- b\n", "hello\n", "17\n"])
@pytest.mark.parametrize("name", ["levels", "references"])
def test_content_files_without_keys_are_refused(content_folder, found, name, text):
    path = content_folder / f"{name}.yml"
    path.write_text(text)
    (problem,) = found()
    assert (problem.code, problem.path, problem.line) == ("C04", path, 1)
    assert "this needs keys, each with its value" in problem.what


@pytest.mark.parametrize(
    ("file", "guess"), [("food.yml", "foods"), ("amounts.yaml", "amounts")]
)
def test_content_files_that_are_not_read_are_reported(
    content_folder, found, file, guess
):
    path = content_folder / file
    path.write_text("foods: {}\n")
    (problem,) = found()
    assert (problem.code, problem.path) == ("C14", path)
    assert "no file of this name is read" in problem.what
    assert f"Did you mean '{guess}'?" in problem.next_step


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line", "what", "next_step"),
    [
        pytest.param(
            "foods.yml",
            "\nfoods:\n",
            "\nfoods:\n  Kale Chips: {name: kale chips}\n",
            "C04",
            "Kale Chips:",
            "foods.Kale Chips: this is not an id.",
            "Use small letters, digits, '_' and '-'.",
            id="name in place of an id",
        ),
        pytest.param(
            "helplines.yml",
            "countries:\n",
            "countries:\n  NO: {name: Norway}\n",
            "C04",
            "NO:",
            "countries.NO: this is not a text.",
            "put it in quotes if it is yes, no or a number.",
            id="Norway without quotes",
        ),
        pytest.param(
            "helplines.yml",
            "countries:\n",
            "countries:\n  USA: {name: United States}\n",
            "C04",
            "USA:",
            "countries.USA: this is no country's code.",
            "Use two capital letters, such as US.",
            id="country by three letters",
        ),
        pytest.param(
            "helplines.yml",
            'number: "911"',
            "number: 911",
            "C04",
            "number: 911",
            "countries.US.emergency.0.number: this is not a text.",
            "put it in quotes",
            id="telephone number without quotes",
        ),
        pytest.param(
            "references.yml",
            "  url: https://",
            "  url: www.",
            "C04",
            "url: www.",
            "url: this is not an address.",
            "Begin it with https://",
            id="address without https",
        ),
        pytest.param(
            "references.yml",
            "  url: https://",
            "  year: 2020\n  url: https://",
            "C05",
            "year:",
            "year' is not a key that goes here.",
            "Allowed: short, title, url.",
            id="unknown key of a source",
        ),
        pytest.param(
            "notice.yml",
            "get_tested:",
            "get-tested:",
            "C05",
            "get-tested:",
            "'get-tested' is not a key that goes here.",
            "Did you mean 'get_tested'? Allowed: disclaimer, get_tested.",
            id="unknown key beside the disclaimer",
        ),
    ],
)
def test_content_files_problem_says_where_what_and_next(
    edit, found, line_of, file, old, new, code, line, what, next_step
):
    path = edit(file, old, new)
    problem = next(one for one in found() if one.code == code)
    assert (problem.path, problem.line) == (path, line_of(path, line))
    assert what in problem.what
    assert next_step in problem.next_step


def test_content_files_key_is_refused_where_a_list_holds_it(edit, found, line_of):
    path = edit(
        "foods.yml", "      - serving:", "      - sreving: a cup\n        serving:"
    )
    (problem,) = found()
    assert (problem.code, problem.line) == ("C05", line_of(path, "sreving"))
    assert "servings.0.sreving' is not a key" in problem.what
    assert (
        problem.next_step
        == "Did you mean 'serving'? Allowed: magnesium, serving, vitamin_d."
    )


def test_content_files_problems_of_all_are_reported_at_once(
    content_folder, edit, add_topic, found
):
    (content_folder / "levels.yml").unlink()
    add_topic("title:", "titel:")
    edit("notice.yml", "disclaimer:", "disclaimer: [")
    edit("references.yml", "  url: https://", "  url: www.")
    reported = [(one.path.name, one.code) for one in found()]
    assert reported == [
        ("levels.yml", "C01"),
        ("notice.yml", "C02"),
        ("references.yml", "C04"),
        ("sleep.yml", "C04"),
        ("sleep.yml", "C05"),
    ]


def test_content_files_unsound_ones_are_not_loaded(content_folder):
    (content_folder / "levels.yml").unlink()
    (content_folder / "forms.yml").write_text("forms: [\n")
    with pytest.raises(ContentError) as error:
        load_content(content_folder)
    assert [one.code for one in error.value.problems] == ["C02", "C01"]
    assert "levels.yml: the file is missing." in str(error.value)


def test_content_files_line_of_what_is_not_there_is_that_around_it(tmp_path):
    path = tmp_path / "one.yml"
    path.write_text("first: 1\nsecond:\n  - third: 3\n")
    file = read_yaml(path)
    assert file.line(("second", 0, "third")) == 3
    assert file.line(("second", 0, "fourth", "fifth")) == 3
    assert file.line(("second", 1)) == 2
    assert file.line(("sixth",)) == 1


@pytest.mark.parametrize("name", ["Sleep well.yml", "Sleep.yml", "sleep.yaml"])
def test_content_files_topic_name_that_is_not_read_is_reported(add_topic, found, name):
    path = add_topic()
    path = path.rename(path.with_name(name))
    (problem,) = found()
    assert (problem.code, problem.path, problem.line) == ("C14", path, 0)
    assert "topics/<id>.yml" in problem.next_step


def test_content_files_missing_topic_is_named(content_folder, found):
    path = content_folder / "topics/bone_health.yml"
    path.unlink()
    assert f"{path}: the file is missing. Restore it. [C01]" in map(str, found())


def test_content_files_missing_folder_of_topics_is_named(content_folder, found):
    (content_folder / "topics").rename(content_folder / "old")
    problems = [one for one in found() if one.code == "C01"]
    assert [one.path for one in problems] == [content_folder / "topics"]
