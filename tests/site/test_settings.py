from pathlib import Path

import pytest

from honeyflow.kernel.errors import SiteError
from honeyflow.site.settings import SETTINGS, Settings, load_settings

KEY = "k" * 32


def test_load_settings_of_an_empty_environment_gives_the_defaults() -> None:
    assert load_settings({}) == Settings(secret_key="", hosts=("127.0.0.1", "localhost", "[::1]"), debug=False)


def test_load_settings_reads_every_setting() -> None:
    environ = {"HONEYFLOW_SECRET_KEY": KEY, "HONEYFLOW_HOSTS": "Hive.example, [::1]", "HONEYFLOW_DEBUG": "Yes"}

    assert load_settings(environ) == Settings(secret_key=KEY, hosts=("hive.example", "[::1]"), debug=True)


def test_load_settings_reads_a_secret_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n", encoding="utf-8")

    assert load_settings({"HONEYFLOW_SECRET_KEY_FILE": str(tmp_path / "key")}).secret_key == KEY


def test_load_settings_refuses_a_secret_given_twice(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY, encoding="utf-8")

    with pytest.raises(SiteError, match="both set"):
        load_settings({"HONEYFLOW_SECRET_KEY": KEY, "HONEYFLOW_SECRET_KEY_FILE": str(tmp_path / "key")})


def test_load_settings_names_a_missing_secret_file(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"HONEYFLOW_SECRET_KEY_FILE: .*absent"):
        load_settings({"HONEYFLOW_SECRET_KEY_FILE": str(tmp_path / "absent")})


def test_load_settings_names_all_wrong_values_and_the_right_ones() -> None:
    with pytest.raises(SiteError) as caught:
        load_settings({"HONEYFLOW_HOSTS": "http://hive.example", "HONEYFLOW_DEBUG": "maybe"})

    hosts, debug = caught.value.faults
    assert hosts.startswith("HONEYFLOW_HOSTS: saw 'http://hive.example'; expected names of hosts")
    assert debug == "HONEYFLOW_DEBUG: saw 'maybe'; expected one of 1, true, yes, on, 0, false, no, off"


def test_load_settings_does_not_show_a_secret() -> None:
    with pytest.raises(SiteError, match="saw 6 characters; expected 32") as caught:
        load_settings({"HONEYFLOW_SECRET_KEY": "s3cret"})

    assert "s3cret" not in str(caught.value)


def test_settings_are_each_explained_once() -> None:
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
    assert all(setting.help.endswith(".") and setting.kind for setting in SETTINGS)
