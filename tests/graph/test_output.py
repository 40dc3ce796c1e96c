"""Files that people asked for are written as a whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from remit.graph.output import replacing

POSIX = pytest.mark.skipif(os.name == "nt", reason="devices and links of this sort are POSIX")


def test_a_file_has_its_old_content_until_the_new_is_whole(tmp_path: Path) -> None:
    """While it is being written the old file stands; afterwards the new one, alone in its folder."""
    place = tmp_path / "答.csv"
    place.write_bytes(b"old")
    with replacing(place) as out:
        out.write(b"new")
        assert place.read_bytes() == b"old"
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("答.csv", b"new")]


def test_an_error_leaves_the_old_file_alone(tmp_path: Path) -> None:
    """Whatever goes wrong, the file is as it was and nothing lies beside it."""
    place = tmp_path / "a"
    place.write_bytes(b"old")
    with pytest.raises(TypeError), replacing(place) as out:
        out.writelines([b"half", None])  # type: ignore[list-item]
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"old")]


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    """A full disk is told about the name that the person gave, not about the name beside it."""
    place = tmp_path / "a.csv"
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as caught, replacing(place):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert (caught.value.filename, caught.value.errno) == (str(place), errno.ENOSPC)
    assert not list(tmp_path.iterdir())


def test_a_folder_and_a_missing_folder_are_told_apart(tmp_path: Path) -> None:
    """A folder in the place of the file, and a folder that is not there, are named with what to do."""
    with pytest.raises(IsADirectoryError, match="give the name of a file") as folder, replacing(tmp_path):
        pass
    with pytest.raises(FileNotFoundError, match="make it first") as missing, replacing(tmp_path / "no" / "x"):
        pass
    assert folder.value.filename == str(tmp_path)
    assert missing.value.filename == str(tmp_path.resolve() / "no")


@POSIX
def test_devices_are_written_to_and_never_replaced() -> None:
    """What is written to /dev/null is gone, and the device is still one."""
    with replacing("/dev/null") as out:
        out.write(b"x")
    assert not Path("/dev/null").is_file()


@POSIX
def test_links_and_permissions_stay(tmp_path: Path) -> None:
    """A link points to the new content, which has the permissions of the old; a new file has those of the mask."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    with replacing(link) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"new", 0o640)
    plain, written = tmp_path / "plain", tmp_path / "written"
    plain.touch()
    with replacing(written) as out:
        out.write(b"")
    assert written.stat().st_mode == plain.stat().st_mode
