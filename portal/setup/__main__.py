"""python3 -m portal.setup port|install|serve|reset; `serve` starts `work` beside itself"""

import argparse
import sys
from pathlib import Path

from portal.setup import data, environment, serve, system, worker
from portal.setup.errors import SetupFailed

CHECKOUT = Path(__file__).resolve().parents[2]
LOCKS = {
    "run": "requirements.lock",
    "test": "requirements-test.lock",
    "bench": "requirements-bench.lock",
}
"""Each holds the one before it."""


def main() -> None:
    options = arguments()
    try:
        match options.action:
            case "port":
                serve.check_port(options.port)
            case "install":
                system.complete(for_tests=options.lock != LOCKS["run"])
                environment.complete(CHECKOUT, options.lock)
            case "serve":
                serve.serve(CHECKOUT, options.port)
            case "work":
                worker.work(options.server)
            case "reset":
                data.reset(CHECKOUT)
    except SetupFailed as failure:
        sys.exit(f"{failure}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="portal.setup")
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("reset")
    installed = actions.add_parser("install")
    installed.set_defaults(lock=LOCKS["run"])
    for purpose in ("test", "bench"):
        installed.add_argument(f"--{purpose}", dest="lock", action="store_const", const=LOCKS[purpose])
    actions.add_parser("work").add_argument("server")
    for name in ("port", "serve"):
        actions.add_parser(name).add_argument("port")
    return parser.parse_args()


if __name__ == "__main__":
    main()
