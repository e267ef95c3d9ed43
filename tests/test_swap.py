"""A folder is replaced whole: readers see the old one or the new one."""

import threading
from pathlib import Path

import pytest

from generator.swap import staging


def files(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_the_new_folder_takes_the_place_of_the_old(tmp_path):
    target = tmp_path / "site"
    for text in ("one", "two"):
        with staging(target) as stage:
            (stage / text).write_text(text)
    assert files(target) == {"two": "two"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failure_leaves_the_last_good_folder_and_nothing_else(tmp_path):
    target = tmp_path / "site"
    with staging(target) as stage:
        (stage / "good").write_text("good")

    def break_off():
        with staging(target) as stage:
            (stage / "half").mkdir()
            (stage / "half").mkdir()

    with pytest.raises(FileExistsError):
        break_off()
    assert files(target) == {"good": "good"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_run_left_behind_does_not_get_in(tmp_path):
    (tmp_path / ".site.staging").mkdir()
    (tmp_path / ".site.staging" / "half").write_text("half")
    with staging(tmp_path / "site") as stage:
        (stage / "whole").write_text("whole")
    assert files(tmp_path / "site") == {"whole": "whole"}


def test_two_writers_take_turns(tmp_path):
    target, inside, overlapped = tmp_path / "site", threading.Semaphore(1), []

    def write(name):
        with staging(target) as stage:
            overlapped.append(not inside.acquire(blocking=False))
            (stage / name).write_text(name)
            inside.release()

    writers = [threading.Thread(target=write, args=(f"w{n}",)) for n in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert overlapped == [False] * 8
    assert len(files(target)) == 1


def test_a_reader_misses_no_file_at_any_step(tmp_path, monkeypatch):
    target, seen, rename = tmp_path / "site", [], Path.rename

    def watched(folder, to):
        moved = rename(folder, to)
        seen.append((target / "page").is_file())
        return moved

    for number in range(3):  # the second has something to replace, the third something to begin with
        with staging(target, spare=tmp_path / "spare") as stage:
            (stage / "page").write_text(str(number))
            monkeypatch.setattr(Path, "rename", watched)
        assert files(target) == {"page": str(number)}
    assert seen
    assert all(seen)
