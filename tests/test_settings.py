from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from psychobot.settings import is_plain, read_settings, shipped_corpus, user_folder


def test_the_flag_wins_then_the_variable_then_the_file(tmp_path: Path) -> None:
    """Each setting is taken from the first place that has it."""
    file = tmp_path / "settings.toml"
    file.write_text('region = "FR"\ncorpus = "from-file"\nplain = true\n', "utf-8")
    environ = {"PSYCHOBOT_SETTINGS": str(file), "PSYCHOBOT_REGION": "DE", "PSYCHOBOT_JSON": "1"}
    settings, wrong = read_settings({"corpus": "from-flag"}, environ)
    assert (str(settings.corpus), settings.region, settings.json, settings.plain, wrong) == ("from-flag", "DE", True, True, [])


def test_a_broken_settings_file_is_told_and_passed_over(tmp_path: Path) -> None:
    """Settings never stand in the way: what cannot be read is said, and the defaults hold."""
    (tmp_path / "settings.toml").write_bytes(b"region = \xff")
    settings, wrong = read_settings({}, {"PSYCHOBOT_SETTINGS": str(tmp_path / "settings.toml"), "PSYCHOBOT_JSON": "maybe"})
    assert settings.corpus == shipped_corpus() and not settings.json
    assert "settings.toml" in wrong[0] and "json" in wrong[1]


def test_a_settings_folder_in_place_of_the_file_is_no_fault(tmp_path: Path) -> None:
    """A directory where the file should be is told like any unreadable file."""
    assert len(read_settings({}, {"PSYCHOBOT_SETTINGS": str(tmp_path)})[1]) == 1


def test_plain_is_honoured_in_every_way(tmp_path: Path) -> None:
    """NO_COLOR, ACCESSIBLE, TERM=dumb, --plain and a pipe all mean plain."""
    settings, _ = read_settings({}, {"PSYCHOBOT_SETTINGS": str(tmp_path / "none")})
    assert not is_plain(settings, {"TERM": "xterm"}, True)
    assert is_plain(settings, {"TERM": "xterm"}, False)
    for environ in ({"NO_COLOR": "1"}, {"ACCESSIBLE": "1"}, {"TERM": "dumb"}):
        assert is_plain(settings, environ, True)
    assert is_plain(settings._replace(plain=True), {}, True)


@pytest.mark.parametrize("environ", [{"HOME": "/home/a"}, {"HOME": "/home/a/"}, {"HOME": "/"}, {"HOME": "/home/a", "XDG_CACHE_HOME": ""},
                                     {"HOME": "/home/a", "XDG_CACHE_HOME": "/b", "XDG_CONFIG_HOME": "/c"},
                                     {"HOME": "/home/a", "XDG_CONFIG_HOME": "not/whole"}])
def test_the_users_folders_are_those_of_platformdirs(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known without the library is what it says."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "ANDROID_ROOT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert user_folder("cache", environ) == Path(platformdirs.user_cache_dir("psychobot", appauthor=False))
    assert user_folder("config", environ) == Path(platformdirs.user_config_dir("psychobot", appauthor=False))
