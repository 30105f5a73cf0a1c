"""Which country's lines are shown."""

import pytest

from psychobot.crisis import INTERNATIONAL, region_from, regions


@pytest.mark.parametrize(
    ("setting", "environ", "zone", "code"),
    [
        ("GB", {}, None, "GB"),
        ("gb", {"LANG": "en_US.UTF-8"}, "America/New_York", "GB"),
        ("uk", {}, None, "GB"),
        ("Germany", {}, None, "DE"),
        (" fr ", {}, None, "FR"),
        ("ZZ", {"LANG": "en_US.UTF-8"}, "America/New_York", "ZZ"),
        (None, {"LANG": "en_US.UTF-8"}, "America/New_York", "US"),
        (None, {"LANG": "en_US.UTF-8"}, "Europe/Berlin", "ZZ"),
        (None, {"LANG": "de_DE.UTF-8"}, "Europe/Berlin", "DE"),
        (None, {"LANG": "C.UTF-8"}, "Europe/London", "ZZ"),
        (None, {}, "America/New_York", "ZZ"),
        (None, {"LC_ALL": "en_GB.UTF-8", "LANG": "en_US.UTF-8"}, "Europe/London", "GB"),
        (None, {"LANG": "en_GB.UTF-8", "TZ": ":Europe/London"}, None, "GB"),
        (None, {"LANG": "nonsense", "TZ": "also nonsense"}, None, "ZZ"),
        ("", {"LANG": "fr_FR@euro"}, "Europe/Paris", "FR"),
    ],
)
def test_region_is_chosen(setting: str | None, environ: dict[str, str], zone: str | None, code: str) -> None:
    """An explicit wish wins; else locale and time zone where they agree; else no country."""
    assert region_from(setting, environ, zone).code == code


def test_an_unknown_wish_is_said() -> None:
    """A wish that names no region leaves the international lines and says so, without control characters."""
    region = region_from("XX\x1b[31m", {"LANG": "en_US.UTF-8"}, "America/New_York")
    assert region.code == INTERNATIONAL.code
    assert region.remark is not None
    assert "\x1b" not in region.remark


def test_regions_end_with_the_international_one() -> None:
    """Every region is listed once, by name."""
    names = [region.name for region in regions()[:-1]]
    assert names == sorted(names)
    assert regions()[-1] == INTERNATIONAL
