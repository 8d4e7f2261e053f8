"""What `make` does before the portal runs, and the sentence it leaves with where it cannot."""

import socket
import subprocess
import sys
import venv
from contextlib import closing
from pathlib import Path

import pytest

from portal.setup import environment, system
from portal.setup.data import reset
from portal.setup.errors import SetupFailed
from portal.setup.serve import check_port
from tests.platform.checkout import ROOT, Checkout


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "80 00"])
def test_a_port_that_is_no_port(port: str) -> None:
    with pytest.raises(SetupFailed, match=rf"PORT={port}: укажите число от 1 до 65535\."):
        check_port(port)


def test_a_busy_port_is_told_with_a_free_choice() -> None:
    with closing(socket.socket()) as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(SetupFailed, match=rf"Порт {port} занят: выполните «make run PORT=\d+»\."):
            check_port(str(port))
    check_port(str(port))


def test_a_refusal_is_one_line_and_an_exit_code() -> None:
    refusal = subprocess.run(
        [sys.executable, "-m", "portal.setup", "port", "http"], cwd=ROOT, capture_output=True, text=True
    )
    assert refusal.returncode == 1
    assert refusal.stderr == "PORT=http: укажите число от 1 до 65535.\n"


def test_the_setup_needs_nothing_but_the_standard_library() -> None:
    """It runs before there is a .venv: -S leaves out every installed package, -I the environment."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import portal.setup.__main__"
    assert subprocess.run([sys.executable, "-I", "-S", "-c", code]).returncode == 0


def need(package: str, *, present: bool, required: bool = False) -> system.Need:
    return system.Need(package, "ничего не работает", lambda: present, required)


def test_a_missing_package_is_named_with_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    missing = system.still_missing(
        [need("there", present=True), need("one", present=False), need("two", present=False)]
    )
    for each in missing:
        system.report(each, missing)
    assert (
        capsys.readouterr().out == "Нет one, ничего не работает: выполните «sudo apt-get install one two».\n"
    )


def test_a_package_that_nothing_works_without_stops() -> None:
    missing = [need("python3-venv", present=False, required=True)]
    with pytest.raises(
        SetupFailed, match=r"Нет python3-venv, .*: выполните «sudo apt-get install python3-venv»"
    ):
        system.report(missing[0], missing)


def test_without_apt_nothing_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system.allowed_apt() == []


def test_the_needs_of_this_machine_are_seen() -> None:
    assert system.venv_module()
    assert system.library("libc.so.6")() or sys.platform != "linux"
    assert not system.library("libno-such-library.so.0")()
    assert system.program("no-such-program", "sh")()
    assert not system.program("no-such-program")()


def test_an_environment_is_installed_once_for_each_lock_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pip of this environment stands in .venv, so that the test takes no seconds and no network."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    venv.create(tmp_path / ".venv", system_site_packages=False)
    packages = next((tmp_path / ".venv" / "lib").glob("python*/site-packages"))
    (packages / "pip").symlink_to(Path(pytest.importorskip("pip").__file__).parent)
    lock = tmp_path / "requirements.lock"
    stamp = tmp_path / ".venv" / "requirements.lock.installed"

    lock.write_text("")
    environment.complete(tmp_path)
    first = stamp.stat().st_mtime_ns
    environment.complete(tmp_path)
    assert stamp.stat().st_mtime_ns == first

    lock.write_text("no-such-package==1 --hash=sha256:" + "0" * 64)
    with pytest.raises(SetupFailed, match=r"Библиотеки не установлены: .* повторите «make install»"):
        environment.complete(tmp_path)
    assert stamp.stat().st_mtime_ns == first


def test_an_environment_whose_python_is_gone_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "python").symlink_to("/no/such/python")
    assert not environment.runs(tmp_path / "python")
    assert environment.runs(Path(sys.executable))


def test_reset_stops_the_server_and_leaves_no_data(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = checkout.connected()
    monkeypatch.setenv("PORTAL_VAR", str(checkout.var))
    reset(ROOT)
    assert not checkout.var.exists()
    assert client.leave() == ""
