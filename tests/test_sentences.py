"""Sentences as values: they are their English text, and remember what it takes to say them in another language."""

import ast
import copy
import pickle
from pathlib import Path

import pytest

from app.errors import RefusedError, UnknownNameError
from app.present.languages import Language, speaker
from app.sentences import Meant, Sentence, either, sentence, stopped, unknown

ROOT = Path(__file__).parents[1]


def test_a_sentence_is_its_english_text() -> None:
    """Wherever a text is wanted there is one, with separators in numbers and whatever the reader typed as it is."""
    made = sentence("'%(text)s' is longer than %(most)s characters.", text="100%s", most=1000)
    assert made == "'100%s' is longer than 1,000 characters."
    assert type(made.english) is str
    assert sentence("100% sure") == "100% sure"
    assert sentence("there are %(known)s", known=("a", "b")) == "there are a, b"
    assert (either(["a"]), either(["a", "b", "c"])) == ("a", "a or b or c")


def test_it_is_said_in_every_language_part_by_part() -> None:
    """Sentences within it are translated too, enumerations and numbers follow the language, what was typed stays."""
    made = unknown(sentence("There is no %(kind)s '%(name)s'", kind=sentence("metric"), name="metric"), "metric",
                   near=["sales", "revenue"])  # fmt: skip
    assert speaker(Language.EN).sentence(made) == "There is no metric 'metric'; did you mean sales or revenue?"
    assert speaker(Language.ZH_HANS).sentence(made) == "没有名为“metric”的指标；您要找的是不是sales或revenue？"
    listed = sentence("it is one of %(choices)s", choices=("linear", "log"))
    assert speaker(Language.ZH_HANT).sentence(listed) == "可用的有：linear、log"
    assert speaker(Language.ZH_HANS).sentence("plain") == "plain"


@pytest.mark.parametrize(
    "carried",
    [
        lambda said: str(ValueError(said)),
        lambda said: UnknownNameError(said).message,
        lambda said: RefusedError([("x", said)]).errors[0][1],
        copy.deepcopy,
        lambda said: pickle.loads(pickle.dumps(said)),  # noqa: S301 - its own dump
    ],
)
def test_it_survives_being_passed_on(carried: object) -> None:
    """Errors hand on the sentence with its parts and with what may have been meant, not only its text."""
    said = unknown(sentence("There is no metric '%(name)s'", name="sale"), "sale", near=["sales"], table="metrics")
    assert callable(carried)
    found = carried(said)
    assert isinstance(found, Sentence)
    assert (found, found.template, found.parts) == (said, said.template, said.parts)
    assert found.meant == Meant(sentence("There is no metric '%(name)s'", name="sale"), "sale", ("sales",), "metrics")


def test_what_is_not_known_is_told_with_what_there_is() -> None:
    """The nearest are offered; where none is near, what else there is to say; and else the sentence ends."""
    clause = sentence("There is no parameter '%(name)s'", name="x")
    assert unknown(clause, "x", near=["y"], else_="there are none") == "There is no parameter 'x'; did you mean y?"
    assert unknown(clause, "x", near=[], else_="there are none") == "There is no parameter 'x'; there are none."
    assert unknown(clause, "x", near=[]) == stopped(clause) == "There is no parameter 'x'."


def test_every_template_can_be_collected() -> None:
    """Each sentence is made of a template that stands there in full, so that the catalogues are held to have it."""
    calls = [
        (path.name, call)
        for path in (ROOT / "app").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "sentence"
    ]
    assert len(calls) > 60
    hidden = [(name, call.lineno) for name, call in calls if not isinstance(call.args[0], ast.Constant)]
    assert hidden == []
