"""Configuration from the environment and `.env`; every name is in the README. Frozen."""

import ipaddress
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import AliasChoices, BeforeValidator, Field, PositiveInt, SecretStr, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ParserMode = Literal["auto", "builtin", "llm"]

DEFAULT_DATABASE_URL = "sqlite:///.data/commandbar.sqlite3"


def _named(name: str) -> AliasChoices:
    """For the variables that do not begin with COMMANDBAR_."""
    return AliasChoices(name, name.lower())


class Shares(NamedTuple):
    """How many for one member, for one workspace, and for everybody together."""

    member: PositiveInt
    workspace: PositiveInt
    everybody: PositiveInt


def _split(shares: object) -> object:
    return shares.split("/") if isinstance(shares, str) else shares


SlashedShares = Annotated[Shares, NoDecode, BeforeValidator(_split)]
"""Written like `1200/6000/30000`."""


class Settings(BaseSettings):
    """All optional: without any, the demo's builtin grammar works over SQLite on loopback."""

    model_config = SettingsConfigDict(
        env_prefix="COMMANDBAR_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        env_ignore_empty=True,
    )

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    database_url: str = DEFAULT_DATABASE_URL
    demo: bool = False
    public_url: str | None = None
    """Where people reach this server, for links; by default its own address."""

    parser: ParserMode = "auto"
    openai_api_key: SecretStr | None = Field(
        default=None, validation_alias=_named("OPENAI_API_KEY")
    )
    llm_base_url: str | None = None
    llm_model: str = "gpt-4.1-mini"
    llm_timeout_s: float = Field(default=20.0, gt=0, le=120)
    """For everything that one prompt asks of the model, a repair included."""

    log: Literal["auto", "json", "text"] = "auto"
    """auto: text on a terminal, else JSON."""
    metrics_token: SecretStr | None = None
    """Opens `/metrics`; without one it answers callers on this machine only."""

    limit_prompts: SlashedShares = Shares(1_200, 6_000, 30_000)
    """A minute. Reading a sentence with the grammar costs milliseconds."""
    limit_llm: SlashedShares = Shares(120, 600, 3_000)
    """Readings by the model, a minute; each is at most two calls of the provider."""
    limit_llm_daily: SlashedShares = Shares(2_000, 10_000, 50_000)

    slack_signing_secret: SecretStr | None = Field(
        default=None, validation_alias=_named("SLACK_SIGNING_SECRET")
    )
    slack_bot_token: SecretStr | None = Field(
        default=None, validation_alias=_named("SLACK_BOT_TOKEN")
    )
    slack_response_hosts: str = "hooks.slack.com"
    slack_api_url: str = "https://slack.com/api/"

    @property
    def has_model(self) -> bool:
        """A key, or an endpoint that may need none, connects a language model."""
        return self.openai_api_key is not None or self.llm_base_url is not None

    @property
    def base_url(self) -> str:
        return self.public_url or f"http://{self.host}:{self.port}"

    @model_validator(mode="after")
    def _demo_only_on_loopback(self) -> Self:
        if self.demo and not is_loopback(self.host):
            raise ValueError(
                "The demo workspace has fixed tokens: it is served on loopback only "
                f"(COMMANDBAR_HOST is {self.host})."
            )
        return self


def is_loopback(host: str) -> bool:
    """Whether the name or address is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


PROMPTS_FOLDER = Path(__file__).resolve().parent.parent / "prompts"
