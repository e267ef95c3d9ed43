"""What the fuzzer has found is tried again in every run: nothing raises, and each target's promise holds."""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

FOUND = [
    pytest.param(name, path, id=f"{name}-{path.name}")
    for name in TARGETS
    for path in sorted((Path(__file__).parent / "fuzz" / "corpus" / name).glob("*"))
]


@pytest.mark.parametrize(("target", "path"), FOUND)
def test_an_input_that_reached_new_code_keeps_the_promise(target, path):
    TARGETS[target](path.read_bytes())


def test_every_target_has_its_corpus():
    assert {param.values[0] for param in FOUND} == set(TARGETS)
