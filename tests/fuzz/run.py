"""Fuzz one target: `python -m tests.fuzz.run yaml 600`. Ends with the input that broke something, if one did.

Finds go to `.cache/fuzz-work/<target>/`; `--keep` writes what reached new code, minimised, to the committed corpus.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator"]):
    from tests.fuzz.targets import LONGEST, TARGETS

from tests.fuzz.seeds import seeds

CORPUS = Path(__file__).parent / "corpus"
WORK = Path(".cache/fuzz-work")


def main() -> None:
    """Run libFuzzer for some seconds, or merge what it found."""
    target, rest = sys.argv[1], sys.argv[2:]
    work = WORK / target
    work.mkdir(parents=True, exist_ok=True)
    kept = CORPUS / target
    kept.mkdir(parents=True, exist_ok=True)
    if rest == ["--keep"]:
        limits = ["-merge=1", "-max_len=1024", str(kept), str(work)]
    else:
        for seed in seeds(target):
            (work / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
        limits = [f"-max_total_time={rest[0] if rest else 60}", f"-max_len={LONGEST}", str(work), str(kept)]
    options = ["-timeout=60", "-rss_limit_mb=2048", f"-artifact_prefix={work}/../{target}-", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, *limits], TARGETS[target])
    atheris.Fuzz()


main()
