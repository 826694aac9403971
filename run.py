#!/usr/bin/env python3
"""One door to everything a fresh clone can do: ``python3 run.py`` and ``python3 run.py test``.

It needs nothing but Python 3.11 or later. It makes a virtual environment in ``.venv``, installs what the lock
file pins (with hashes), on Debian also the system libraries that Qt needs, and then runs what was asked for.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MAIN_JOB = ROOT / "main-job"
# Where pytest remembers what failed, how it says so, and how many may be tried once more.
FAILED = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
TESTS_FAILED = 1
FEW = 5

# What Qt's platform plug-ins load on Debian.
QT_LIBRARIES = [
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
]
# A virtual screen for the one journey in a real window, poppler, which reads papers back, the server on which
# a province's register may lie, and the stock tools that open a sealed file.
TEST_PACKAGES = ["poppler-utils", "xvfb", "xauth", "postgresql", "age", "unzip", "zip", "openssl"]
# What a province does is tried once more with its register on a server.
ON_SERVER = [
    "cases",
    "citizens",
    "document",
    "exchange",
    "list",
    "misspelt",
    "reports",
    "search",
    "shown",
    "stipend_r",
]

USAGE = """\
python3 run.py            install, then run the main job: with a screen, the window on a demonstration
                          register; without, the self-test, leaving papers, pictures and sealed files
                          in main-job/
python3 run.py test       install, then run every check and every test
python3 run.py check      only the quick checks: format, lint, types
python3 run.py pictures   make docs/pictures anew
python3 run.py languages  bring the catalogue of window texts up to date with the code, and compile it
python3 run.py -- ARGS    install, then run labour-centre with ARGS
"""


def main() -> int:
    """Do what the arguments ask for, and return the exit code."""
    asked, *rest = sys.argv[1:] or ["main"]
    doors = {"main": main_job, "test": lambda: test(rest), "check": check}
    doors |= {"pictures": pictures, "languages": languages}
    if asked == "--":
        install("requirements.lock", QT_LIBRARIES)
        return run(["-m", "desktop", *rest])
    if asked not in doors:
        print(USAGE)
        return 0 if asked in ("-h", "--help", "help") else 2
    return doors[asked]()


def main_job() -> int:
    """Open the window on a demonstration register, or run the self-test where there is no screen."""
    install("requirements.lock", QT_LIBRARIES)
    if has_screen():
        home = MAIN_JOB / "demonstration"
        if not (home / "register.db").exists():
            code = run(["-m", "desktop", "demo", "--home", str(home), "--citizens", "600", "--months", "3"])
            if code:
                return code
        print(f"The demonstration register lies in {home}")
        print("Sign in with one of its users:", (home / "USERS.txt").read_text("utf-8"), sep="\n", flush=True)
        return run(["-m", "desktop", "--home", str(home)])
    print("There is no screen here, so the main job runs as the self-test.", flush=True)
    code = run(["-m", "desktop", "self-test", "--keep", str(MAIN_JOB)])
    print(f"Papers (PDF), pictures of the window (PNG) and sealed files (.lcx) lie in {MAIN_JOB}")
    return code


def pictures() -> int:
    """Make the pictures that the README shows."""
    install("requirements.lock", QT_LIBRARIES)
    return run(["-m", "desktop", "pictures", "--out", str(ROOT / "docs" / "pictures")])


def languages() -> int:
    """Extract the window's texts into the Thai catalogue, and compile it."""
    install("requirements-test.lock", QT_LIBRARIES)
    return run(["installer/languages.py"])


def test(arguments: list[str]) -> int:
    """Run every check and every test."""
    install("requirements-test.lock", [*QT_LIBRARIES, *TEST_PACKAGES])
    code = check()
    if code:
        return code
    code = run_tests(arguments)
    if code or arguments:
        return code
    served = [
        str(found)
        for name in ON_SERVER
        for found in sorted((ROOT / "tests/services").glob(f"test_{name}*.py"))
    ]
    return run_tests(["--on-server", *served])


def run_tests(arguments: list[str]) -> int:
    """Run tests side by side; the few that fail are tried once more, alone, and named.

    A test of the window may lose a race on a busy machine. What fails alone as well has failed;
    what passes alone is printed, so that its race is mended and not forgotten.
    """
    FAILED.unlink(missing_ok=True)
    workers = [] if "-n" in arguments else ["-n", str(min(4, os.cpu_count() or 1))]
    code = run(["-m", "pytest", *workers, *arguments])
    failed = sorted(json.loads(FAILED.read_text("utf-8"))) if code == TESTS_FAILED and FAILED.exists() else []
    if not 0 < len(failed) <= FEW:
        return code
    print("Tried once more, alone:", *failed, sep="\n  ", flush=True)
    options = [one for one in arguments if one.startswith("--")]
    code = run(["-m", "pytest", *options, *failed])
    print("They fail alone too." if code else "They pass alone: a race to be mended.", flush=True)
    return code


def check() -> int:
    """Format, lint and types."""
    steps = (
        ["-m", "ruff", "format", "--check", "--quiet", "."],
        ["-m", "ruff", "check", "--quiet", "."],
        ["-m", "mypy"],
    )
    return next((code for code in map(run, steps) if code), 0)


def has_screen() -> bool:
    """Whether a window can be shown to somebody."""
    return os.name == "nt" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(arguments: list[str]) -> int:
    """Run the environment's Python in the clone."""
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, check=False).returncode


def install(lock: str, packages: list[str]) -> None:
    """Make the environment whole: system libraries on Debian, then what the lock file pins."""
    install_packages(packages)
    make_environment()
    wanted = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    done = ENVIRONMENT / f"{lock}.installed"
    if done.exists() and done.read_text() == wanted:
        return
    pip = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--only-binary=:all:",
    ]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / lock)], check=True)
    done.write_text(wanted)


def make_environment() -> None:
    """Make ``.venv``; Debian's Python may come without the part that does it."""
    if PYTHON.exists():
        return
    if importlib.util.find_spec("ensurepip") is None:
        install_packages([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"])
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)


def install_packages(packages: list[str]) -> None:
    """Install the Debian packages that are missing; elsewhere do nothing."""
    if shutil.which("apt-get") is None:
        return
    missing = [package for package in packages if not is_installed(package)]
    if not missing:
        return
    command = ["apt-get"] if os.geteuid() == 0 else ["sudo", "-n", "apt-get"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Installing system libraries:", " ".join(missing), flush=True)
    subprocess.run([*command, "update", "-qq"], check=True, env=quiet, stdout=subprocess.DEVNULL)
    install_command = [*command, "install", "-y", "-qq", "--no-install-recommends", *missing]
    subprocess.run(install_command, check=True, env=quiet, stdout=subprocess.DEVNULL)


def is_installed(package: str) -> bool:
    """Whether a Debian package is there, also under the name of its 64-bit-time successor."""
    for name in (package, f"{package}t64"):
        asked = ["dpkg-query", "-W", "-f=${Status}", name]
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
        if "ok installed" in answer.stdout:
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
