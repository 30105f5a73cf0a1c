"""Settings: the flag wins, then the environment variable, then the settings file.

A settings file that cannot be read is told about and passed over: no setting may stand before a crisis
notice.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from psychobot.errors import SettingError

FILE = "settings.toml"
NAMES = frozenset({"corpus", "index", "region", "json", "plain"})
TRUE, FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"", "0", "false", "no", "off"})


class Settings(NamedTuple):
    """What a person may set, whatever the way they set it."""

    corpus: Path
    index_root: Path | None = None
    """Where indexes are kept; set as ``index``."""
    region: str | None = None
    json: bool = False
    plain: bool = False


def read_settings(flags: Mapping[str, Any], environ: Mapping[str, str]) -> tuple[Settings, list[str]]:
    """The settings in force, and a line for every one that could not be used."""
    wrong: list[str] = []
    file = _read_file(environ, wrong)

    def chosen(name: str) -> Any:
        for value in (flags.get(name), environ.get(f"PSYCHOBOT_{name.upper()}"), file.get(name)):
            if value not in (None, False, ""):
                return value
        return None

    def switch(name: str) -> bool:
        try:
            return _truth(name, chosen(name))
        except SettingError as error:
            wrong.append(str(error))
            return False

    corpus, index = chosen("corpus"), chosen("index")
    settings = Settings(
        corpus=_path(corpus) if corpus else shipped_corpus(),
        index_root=_path(index) if index else None,
        region=str(chosen("region")) if chosen("region") else None,
        json=switch("json"),
        plain=switch("plain"),
    )
    return settings, wrong


def _truth(name: str, value: Any) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    if str(value).strip().lower() in TRUE | FALSE:
        return str(value).strip().lower() in TRUE
    raise SettingError(f"setting {name} is {value!r}; use 1 or 0")


def _read_file(environ: Mapping[str, str], wrong: list[str]) -> dict[str, Any]:
    path: Path | str = FILE
    try:
        path = settings_path(environ)
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except Exception as error:  # a setting that cannot be read must never stand before a crisis notice
        wrong.append(f"{path}: cannot be read ({error}); it is passed over")
        return {}
    try:
        import tomllib

        table = tomllib.loads(data.decode("utf-8"))
    except Exception as error:
        wrong.append(f"{path}: is not TOML ({error}); it is passed over")
        return {}
    odd = [name for name, value in table.items() if name not in NAMES or not isinstance(value, (str, bool))]
    wrong.extend(f"{path}: {name} is no setting, or neither text nor true or false; it is passed over" for name in odd)
    return {name: value for name, value in table.items() if name not in odd}


def _path(value: Any) -> Path:
    try:
        return Path(str(value)).expanduser()
    except RuntimeError:  # "~somebody" whose home nobody knows
        return Path(str(value))


def settings_path(environ: Mapping[str, str]) -> Path:
    """Where the settings file is looked for: the user's configuration folder."""
    if named := environ.get("PSYCHOBOT_SETTINGS"):
        return Path(named)
    return user_folder("config", environ) / FILE


def user_folder(kind: Literal["cache", "config"], environ: Mapping[str, str]) -> Path:
    """The user's own folder for psychobot's settings or indexes.

    Where nothing sets it otherwise, that of Linux is known without platformdirs, which a question would wait for.
    """
    home, otherwise = environ.get("HOME", ""), {f"XDG_{kind.upper()}_HOME", "ANDROID_ROOT"}
    if sys.platform == "linux" and home.startswith("/") and otherwise.isdisjoint(environ):
        return Path(home, f".{kind}", "psychobot")
    import platformdirs

    found = platformdirs.user_cache_dir if kind == "cache" else platformdirs.user_config_dir
    return Path(found("psychobot", appauthor=False))


def shipped_corpus() -> Path:
    """The corpus inside the installed package, or that of the checkout it runs from."""
    here = Path(__file__).resolve().parent
    packaged = here / "corpus"
    return packaged if packaged.is_dir() else here.parent.parent / "corpus"


def is_plain(settings: Settings, environ: Mapping[str, str], to_terminal: bool) -> bool:
    """Whether to write without colours and drawing marks."""
    refused = any(environ.get(name) for name in ("NO_COLOR", "ACCESSIBLE"))
    return settings.plain or refused or environ.get("TERM") == "dumb" or not to_terminal
