"""Where the server keeps its socket and data: long and odd paths, root, and another user's folder."""

import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import pytest

from portal.embedded_postgres.errors import ServerUnavailable
from portal.embedded_postgres.identity import Identity
from portal.embedded_postgres.locate import Binaries
from portal.embedded_postgres.place import LONGEST_SOCKET, Place, make_folder, make_private
from tests.platform.checkout import Checkout

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
SYSTEM = Binaries(Path("/usr/bin"), 18)
NOBODY = pwd.getpwnam("nobody")


@pytest.mark.parametrize("name", ["очень-длинная-папка" * 5, 'it\'s "odd", $HOME; `x`'], ids=["long", "odd"])
def test_any_path_of_the_checkout_serves(empty_checkout: Checkout, name: str) -> None:
    empty_checkout.var = empty_checkout.var / name / "var"
    outside = Place(empty_checkout.var, SYSTEM).sockets
    assert not outside.is_relative_to(empty_checkout.var)
    assert len(os.fsencode(outside / ".s.PGSQL.5432")) <= LONGEST_SOCKET

    assert empty_checkout.connected().ask("SHOW unix_socket_directories") == str(outside)
    assert outside.stat().st_mode & 0o777 == 0o700
    empty_checkout.close()
    shutil.rmtree(outside)


def test_the_socket_lies_beside_the_data_where_the_path_is_short() -> None:
    assert Place(Path("/srv/портал НКО/var"), SYSTEM).sockets == Path("/srv/портал НКО/var/run")


def test_a_folder_that_someone_else_made_first_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "sockets").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ServerUnavailable, match="занята другим пользователем: удалите её командой"):
        make_private(tmp_path / "sockets", Identity())


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(
        ServerUnavailable, match=r"Нельзя писать в папку .*file/var: задайте свою папку в PORTAL_VAR"
    ):
        make_folder(tmp_path / "file" / "var")


@only_root
def test_root_works_in_a_namespace_with_its_own_files(checkout: Checkout) -> None:
    checkout.connected()
    assert checkout.data.stat().st_uid == 0


@only_root
def test_root_without_namespaces_serves_from_var_tmp_as_an_unprivileged_user(
    empty_checkout: Checkout, tmp_path: Path
) -> None:
    barred = tmp_path / "bin" / "unshare"
    barred.parent.mkdir()
    barred.write_text("#!/bin/sh\necho 'unshare failed: Operation not permitted' >&2\nexit 1\n")
    barred.chmod(0o755)
    empty_checkout.environment = {"PATH": f"{barred.parent}:{os.environ['PATH']}"}
    tmp_path.chmod(0o700)

    client = empty_checkout.connected()
    data = Path(client.ask("SHOW data_directory"))
    empty_checkout.var = data.parent
    try:
        assert data.parent.parent == Path("/var/tmp")
        assert data.stat().st_uid != 0
        assert Path(f"/proc/{empty_checkout.server}").stat().st_uid == data.stat().st_uid
        assert empty_checkout.connected().ask("SELECT 1") == "1"
        psql = next(data.parent.glob("binaries-*/*/pginstall/bin/psql"))
        assert subprocess.run([psql, "--version"], capture_output=True).returncode == 0
    finally:
        empty_checkout.close()
        shutil.rmtree(data.parent)


@only_root
def test_root_serves_another_user_s_data_as_that_user(checkout: Checkout) -> None:
    checkout.connected().leave()
    for path in (checkout.var, *checkout.var.rglob("*")):
        os.chown(path, NOBODY.pw_uid, NOBODY.pw_gid)
    open_parents(checkout.var)

    checkout.connected()
    assert Path(f"/proc/{checkout.server}").stat().st_uid == NOBODY.pw_uid


@only_root
def test_root_does_not_leave_data_that_it_cannot_serve(checkout: Checkout) -> None:
    for path in (checkout.var, *checkout.var.rglob("*")):
        os.chown(path, NOBODY.pw_uid, NOBODY.pw_gid)
    client = checkout.client()  # below a folder that pytest has closed to nobody
    client.say("SELECT 1")
    assert "недоступна серверу, который не может работать от root" in client.leave()


@only_root
def test_root_in_a_user_s_checkout_leaves_it_usable_for_that_user(empty_checkout: Checkout) -> None:
    become_nobody(empty_checkout)
    empty_checkout.var.rmdir()
    os.chown(empty_checkout.var.parent, NOBODY.pw_uid, NOBODY.pw_gid)
    nobody, empty_checkout.user = empty_checkout.user, None

    empty_checkout.connected().leave()
    empty_checkout.user = nobody
    assert empty_checkout.connected().ask("SELECT 1") == "1"


@only_root
def test_an_ordinary_user_has_a_server_and_another_user_is_told_whose_it_is(empty_checkout: Checkout) -> None:
    become_nobody(empty_checkout)
    empty_checkout.connected().leave()
    assert empty_checkout.data.stat().st_uid == NOBODY.pw_uid

    for path in (empty_checkout.data, *empty_checkout.data.rglob("*")):
        os.chown(path, 0, 0)
    refused = empty_checkout.client()
    refused.say("SELECT 1")
    assert "создана другим пользователем: запустите портал от его имени" in refused.leave()


def become_nobody(checkout: Checkout) -> None:
    """Run the checkout's processes as nobody, with a Python that nobody can read."""
    open_parents(checkout.var)
    checkout.var.mkdir()
    os.chown(checkout.var, NOBODY.pw_uid, NOBODY.pw_gid)
    checkout.user = NOBODY
    python = next(filter(readable_by_nobody, (sys.executable, "/usr/bin/python3")), None)
    if python is None:
        pytest.skip("no Python of this version can be read by nobody")
    checkout.environment = {"PYTHON": python, "PYTHONPATH": sysconfig.get_path("purelib"), "HOME": "/"}


def open_parents(path: Path) -> None:
    """pytest closes its folders to other users."""
    for parent in path.relative_to(tempfile.gettempdir()).parents[:-1]:
        (tempfile.gettempdir() / parent).chmod(0o755)


def readable_by_nobody(python: str) -> bool:
    version = f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    try:
        answer = subprocess.run(
            [python, "-c", f"{version}"], user=NOBODY.pw_uid, group=NOBODY.pw_gid, extra_groups=[]
        )
    except OSError:
        return False
    return answer.returncode == 0
