"""Compressed text files: unpacked as they are read, a block at a time, whatever size they unpack to."""

import gzip
import io
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import pyarrow as pa

from cxcli.errors import BadCompression, Place
from cxcli.readers.raw_file import RawFile
from cxcli.words import Words

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_BUFFER = 1 << 20
_CUT_OFF = "Truncated"


class _Unpacking(Protocol):
    def read(self, size: int, /) -> bytes:
        """Return the next bytes, none at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompressedFile(RawFile):
    """A file that reads as what it holds; its SHA-256 stays that of the file as it is stored."""

    stored: RawFile
    unpack: Callable[[BinaryIO], _Unpacking]

    @property
    def is_as_stored(self) -> bool:
        """Return no."""
        return False

    def open(self) -> BinaryIO:
        """Return the unpacked bytes from the start; reading them raises `BadCompression` where they are damaged."""
        stream = self.stored.open()
        return io.BufferedReader(_Unpacked(stream, self.unpack(stream), self.path), _BUFFER)

    def sha256(self, stopped: Callable[[], bool] | None = None) -> str:
        """Return the SHA-256 of the compressed bytes, in hexadecimal."""
        return self.stored.sha256(stopped)


def is_compressed(raw: RawFile) -> bool:
    """Return whether the bytes are compressed with gzip or zstd."""
    return _start(raw) in _UNPACK


def unpacked(raw: RawFile) -> CompressedFile:
    """Return a compressed file as what it holds."""
    return CompressedFile(raw.path, folder=raw.folder, stored=raw, unpack=_UNPACK[_start(raw)])


def _start(raw: RawFile) -> bytes:
    start = raw.first_bytes(len(ZSTD))
    return GZIP if start.startswith(GZIP) else start


def _gunzip(stream: BinaryIO) -> _Unpacking:
    return gzip.GzipFile(fileobj=stream, mode="rb")


def _unzstd(stream: BinaryIO) -> _Unpacking:
    packed: _Unpacking = pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")
    return packed


_UNPACK: Mapping[bytes, Callable[[BinaryIO], _Unpacking]] = {GZIP: _gunzip, ZSTD: _unzstd}


class _Unpacked(io.RawIOBase):
    """The unpacked bytes as a stream, whose errors say what to do."""

    def __init__(self, stored: BinaryIO, unpacking: _Unpacking, path: str) -> None:
        self._stored, self._unpacking, self._path = stored, unpacking, path

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # BufferedReader gives a memoryview
        try:
            block = self._unpacking.read(len(buffer))
        except (EOFError, zlib.error) as error:
            raise _broken(self._path, cut_off=isinstance(error, EOFError)) from error
        except OSError as error:
            if error.errno is not None:  # the system's own
                raise
            raise _broken(self._path, cut_off=_CUT_OFF in str(error)) from error
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        self._stored.close()
        super().close()


def _broken(path: str, *, cut_off: bool) -> BadCompression:
    what = Words("is damaged", "est abîmé") if not cut_off else Words("ends too early", "s'arrête trop tôt")
    return BadCompression(
        Words(
            f"{path} {what.en} and cannot be unpacked.", f"{path} {what.fr} et ne peut pas être décompressé."
        ),
        Words(
            "Copy or download it again, or export the responses again.",
            "Copiez-le ou téléchargez-le à nouveau, ou refaites l'export des réponses.",
        ),
        Place(file=path),
    )
