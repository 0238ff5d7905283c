"""The settings: read once from `CHIPLEDGER_*` variables, handed down, never changed."""

import difflib
import os
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_ROOT = Path(__file__).parents[1]


class Settings(BaseSettings):
    """What can be set from outside; each field is the variable `CHIPLEDGER_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="CHIPLEDGER_", frozen=True, extra="forbid")

    database_url: str = Field(
        default=f"sqlite:///{_ROOT / 'data' / 'chipledger.db'}",
        min_length=1,
        description="Where the ledger is: an SQLAlchemy address such as sqlite:////srv/chipledger.db or "
        "postgresql+psycopg://user:password@host/name.",
    )
    replica_urls: list[str] = Field(
        default=[],
        description="Read replicas of a PostgreSQL ledger, as a JSON list of addresses; reading is spread over them.",
    )
    host: str = Field(default="127.0.0.1", description="The address that `chipledger serve` listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="The port that `chipledger serve` listens on.")
    public_url: str = Field(
        default="",
        pattern=r"^(https?://[^/?#@\s]+)?$",
        description="Scheme and host under which readers reach the server, such as https://chipledger.example.org: "
        "what whole addresses begin with, in feeds, the site map and citations. Empty: as each reader asks for it.",
    )
    seed_path: Path = Field(
        default=_ROOT / "seed",
        description="The folder of CSV files that `chipledger load` reads when it is given none.",
    )
    log_level: Literal["critical", "error", "warning", "info", "debug"] = Field(
        default="info", description="How much `chipledger serve` tells about itself."
    )

    @model_validator(mode="after")
    def refuse_strays(self) -> Self:
        """Refuse a `CHIPLEDGER_*` variable that is none of ours: most likely it is misspelt, and would do nothing."""
        known = [f"CHIPLEDGER_{name}".upper() for name in type(self).model_fields]
        strays = [name for name in os.environ if name.upper().startswith("CHIPLEDGER_") and name.upper() not in known]
        for stray in strays:
            near = difflib.get_close_matches(stray.upper(), known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}."
            raise ValueError(f"There is no setting {stray}; {hint}")
        return self
