"""Settings come from CHIPLEDGER_ variables."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.settings import Settings


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"CHIPLEDGER_{name.upper()}", raising=False)


def test_defaults_need_nothing() -> None:
    """With no variable set, the ledger is a file in the project, and only this machine is served."""
    settings = Settings()
    root = Path(__file__).parents[1]
    assert settings.database_url == f"sqlite:///{root}/data/chipledger.db"
    assert settings.seed_path == root / "seed"
    assert (settings.host, settings.port, settings.replica_urls) == ("127.0.0.1", 8000, [])


def test_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable is the field's name in capitals; a list is JSON."""
    monkeypatch.setenv("CHIPLEDGER_PORT", "9000")
    monkeypatch.setenv("CHIPLEDGER_REPLICA_URLS", '["postgresql+psycopg://a/b"]')
    settings = Settings()
    assert settings.port == 9000
    assert settings.replica_urls == ["postgresql+psycopg://a/b"]


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "70000"), ("PROT", "8000"), ("LOG_LEVEL", "loud"), ("DATABASE_URL", "")]
)
def test_impossible_values(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A value that can't be is refused at the start, not somewhere later."""
    monkeypatch.setenv(f"CHIPLEDGER_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


def test_settings_never_change() -> None:
    """Nobody can change a setting under way."""
    with pytest.raises(ValidationError):
        setattr(Settings(), "port", 1)  # noqa: B010


def test_every_setting_says_what_it_is_for() -> None:
    """Each field has a description, from which the documentation is made."""
    assert all(field.description for field in Settings.model_fields.values())
