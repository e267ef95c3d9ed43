"""A folder is replaced whole: readers see the old one or the new one."""

import threading

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


def test_a_reader_of_the_old_folder_never_misses_a_file(tmp_path):
    target = tmp_path / "site"
    with staging(target) as stage:
        (stage / "page").write_text("0")
    stop, missed = threading.Event(), []

    def read():
        while not stop.is_set():
            try:
                (target / "page").read_text()
            except FileNotFoundError:
                missed.append(1)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(100):
        with staging(target) as stage:
            (stage / "page").write_text(str(number))
    stop.set()
    reader.join()
    assert missed == []
