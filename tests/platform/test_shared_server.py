"""One server for all processes: the first starts it, the last stops it, and no kill harms the next one."""

import os
import signal
import subprocess
import sys

import pytest

from tests.platform.checkout import Checkout, wait_until


def test_the_first_process_starts_it_and_the_last_stops_it(checkout: Checkout) -> None:
    first, second = checkout.connected(), checkout.connected()
    server = checkout.server
    assert server

    first.leave()
    assert checkout.server == server
    assert second.ask("SELECT current_database()") == "portal"

    second.leave()
    assert not checkout.server


@pytest.mark.parametrize("count", [2, 6])
def test_cold_starts_at_once_make_one_cluster(empty_checkout: Checkout, count: int) -> None:
    clients = [empty_checkout.client() for _ in range(count)]
    for client in clients:
        client.say("SELECT 1")

    assert [client.answer() for client in clients] == ["1"] * count
    assert empty_checkout.log.count("creating configuration files") == 1
    assert empty_checkout.log.count("ready to accept connections") == 1


def test_a_killed_process_leaves_the_server_to_the_next(checkout: Checkout) -> None:
    killed = checkout.connected()
    server = checkout.server
    killed.kill()
    assert checkout.server == server

    next_one = checkout.connected()
    assert checkout.server == server
    next_one.leave()
    assert not checkout.server


def test_a_killed_server_comes_back_with_its_data_for_the_same_process(checkout: Checkout) -> None:
    client = checkout.connected()
    client.ask("CREATE TABLE kept AS SELECT 42 AS answer")
    killed = checkout.server
    os.kill(killed, signal.SIGKILL)

    assert client.ask("SELECT answer FROM kept") == "42"
    assert checkout.server not in {0, killed}


def test_a_killed_server_and_process_leave_nothing_in_the_way(checkout: Checkout) -> None:
    client = checkout.connected()
    client.ask("CREATE TABLE kept AS SELECT 42 AS answer")
    client.kill()
    os.kill(checkout.server, signal.SIGKILL)

    assert checkout.connected().ask("SELECT answer FROM kept") == "42"


def test_a_number_taken_by_another_program_is_not_the_server(checkout: Checkout) -> None:
    """After a restart of the machine any program may have the number that postmaster.pid remembers."""
    client = checkout.connected()
    record = checkout.data / "postmaster.pid"
    text = record.read_text()
    client.leave()
    stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    record.write_text(text.replace(text.split()[0], str(stranger.pid), 1))

    checkout.connected().leave()

    assert stranger.poll() is None
    stranger.communicate(b"\n")


def test_an_interrupted_creation_is_begun_anew(empty_checkout: Checkout) -> None:
    client = empty_checkout.client()
    client.say("SELECT 1")
    wait_until(lambda: any(empty_checkout.var.glob("pg-*.new-*/base")))
    client.kill()

    assert empty_checkout.connected().leave() == ""

    def nothing_is_left() -> bool:  # the killed process's initdb writes on for a moment
        empty_checkout.connected().leave()
        return not any(empty_checkout.var.glob("pg-*.new-*"))

    wait_until(nothing_is_left)


def test_a_vanished_socket_is_made_again(checkout: Checkout) -> None:
    """A cleaner of /tmp may remove the socket of a living server."""
    client = checkout.connected()
    next(checkout.var.glob("run/.s.PGSQL.*[0-9]")).unlink()
    assert client.ask("SELECT 1") == "1"  # the open connection still works

    assert checkout.connected().ask("SELECT 1") == "1"


def test_the_shell_s_variables_lead_to_no_other_server(checkout: Checkout) -> None:
    checkout.environment = {"PGPORT": "1", "PGDATA": "/nowhere", "PGHOST": "nowhere", "PGDATABASE": "other"}
    assert checkout.connected().ask("SHOW listen_addresses") == ""
