"""Coverage-guided fuzzing of everything that reads what strangers write. `make fuzz SECONDS=600` runs it.

targets    what is fuzzed: functions of bytes, each with what must hold whatever the bytes are
seeds      where it begins: the cases of `tests/cases/`
run        the fuzzer (atheris, libFuzzer underneath)
corpus/    what reached new code, minimised; `tests/test_fuzz_corpus.py` replays it in every test run
"""
