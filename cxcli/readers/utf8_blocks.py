"""The bytes of a text file as UTF-8, block by block, whatever they were written in; never replaced."""

import codecs
import hashlib
from collections.abc import Generator, Iterator
from itertools import islice
from threading import Thread

import numpy as np
import pyarrow as pa

from cxcli.errors import Notice, Place, WrongEncoding
from cxcli.readers.quoting import line_breaks
from cxcli.readers.raw_file import RawFile, read
from cxcli.sniffing.encoding import (
    UNDEFINED_IN_CP1252,
    decode_cp1252,
    guessed_encoding,
    whole_characters,
)
from cxcli.words import Words

BLOCK = 4 << 20


class Utf8Blocks:
    """Iterates over the file's text as UTF-8 bytes, each block ending with a whole character.

    `encoding` is what the file is read as; while it is `None` only ASCII was seen, and the first
    other byte decides between UTF-8 and cp1252. `sha256` is that of the file once it is read to its end.
    """

    def __init__(
        self, raw: RawFile, encoding: str | None, *, lenient: bool, size: int = BLOCK, alone: bool = False
    ) -> None:
        """Prepare reading.

        Args:
            raw: the file.
            encoding: as written or seen; None: it shows.
            lenient: whether bytes that cp1252 does not define are kept, which is then said.
            size: of the blocks, in stored bytes.
            alone: whether no other thread works out the hash meanwhile.
        """
        self.encoding = encoding
        self._given = 0
        self.notices: list[Notice] = []
        self._raw = raw
        self._as_opened = (encoding, lenient)
        self._lenient = lenient
        self._size = size
        self._alone = alone
        self._hash = hashlib.sha256()
        self._hashing: Thread | None = None
        self._pending = b""
        self._decoder: codecs.IncrementalDecoder | None = None

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes read so far, in hexadecimal; of a compressed file, of all it stores."""
        return self._hash.hexdigest() if self._raw.is_as_stored else self._raw.sha256()

    def __iter__(self) -> Generator[bytes]:
        """Yield the blocks.

        Raises:
            WrongEncoding: a byte that the encoding cannot decode, with its line.
        """
        try:
            with self._raw.open() as stream:
                while block := read(stream, self._size, self._raw.path):
                    if self._raw.is_as_stored:
                        self._hash_in(block)
                    yield from self._handed_out(self._to_utf8(block, final=False))
                yield from self._handed_out(self._to_utf8(b"", final=True))
        finally:
            self._finish_hashing()

    def _hash_in(self, block: bytes) -> None:
        """Take a block into the hash, if possible while others work on it; one block after the other."""
        if self._alone:
            self._hash.update(block)
            return
        self._finish_hashing()
        self._hashing = Thread(target=self._hash.update, args=(block,))
        self._hashing.start()

    def _finish_hashing(self) -> None:
        if self._hashing is not None:
            self._hashing.join()

    def _handed_out(self, data: bytes) -> Iterator[bytes]:
        if data:
            self._given += 1
            yield data

    def _to_utf8(self, block: bytes, *, final: bool) -> bytes:
        if self.encoding is None:
            self.encoding = guessed_encoding(block)
            self._lenient = self.encoding == "cp1252"
        if self.encoding in {None, "utf-8", "utf-8-sig"}:
            return self._checked(self._pending + block, final=final)
        return self._from_cp1252(block) if self._lenient else self._decoded(block, final=final)

    def _checked(self, data: bytes, *, final: bool) -> bytes:
        end = len(data) if final else whole_characters(data)
        self._pending = data[end:]
        data = data[:end]
        if data.isascii() or _is_utf8(data):
            return data
        try:
            data.decode()
        except UnicodeDecodeError as error:
            raise self._wrong(data[: error.start], data[error.start]) from error
        return data

    def _from_cp1252(self, block: bytes) -> bytes:
        if block.isascii():
            return block
        if not self.notices:
            at = next(i for i, byte in enumerate(block) if byte >= 0x80)
            self.notices.append(self._guess(block[:at], block[at]))
        if len(self.notices) == 1 and len(block.translate(None, UNDEFINED_IN_CP1252)) < len(block):
            at = min(i for byte in UNDEFINED_IN_CP1252 if (i := block.find(byte)) >= 0)
            self.notices.append(self._kept(block[:at], block[at]))
        return decode_cp1252(block).encode()

    def _decoded(self, block: bytes, *, final: bool) -> bytes:
        if self._decoder is None:
            self._decoder = codecs.getincrementaldecoder(self.encoding or "utf-8")("strict")
        try:
            return self._decoder.decode(block, final).encode()
        except UnicodeDecodeError as error:
            raise self._wrong(error.object[: error.start], error.object[error.start]) from error

    def _line(self, before: bytes) -> int:
        """Return the line of a byte; those of earlier blocks are counted only now, by reading them again."""
        encoding, lenient = self._as_opened
        again = Utf8Blocks(self._raw, encoding, lenient=lenient, size=self._size)
        earlier = sum(line_breaks(block) for block in islice(again, self._given))
        return earlier + line_breaks(before) + 1

    def _wrong(self, before: bytes, byte: int) -> WrongEncoding:
        line, path = self._line(before), self._raw.path
        return WrongEncoding(
            Words(
                f"{path}, line {line}: byte 0x{byte:02X} does not fit the encoding {self.encoding}.",
                f"{path}, ligne {line} : l'octet 0x{byte:02X} ne convient pas à l'encodage {self.encoding}.",
            ),
            Words(
                "Write the file's encoding, for example 'source: {encoding: cp1252}' or 'mac_roman'.",
                "Indiquez l'encodage du fichier, par exemple « source: {encoding: cp1252} » ou « mac_roman ».",
            ),
            Place(file=path, line=line),
        )

    def _guess(self, before: bytes, byte: int) -> Notice:
        line, path = self._line(before), self._raw.path
        return Notice(
            "CX0101",
            Words(
                f"{path} is not UTF-8 (line {line}, byte 0x{byte:02X}); it is read as cp1252.",
                f"{path} n'est pas en UTF-8 (ligne {line}, octet 0x{byte:02X}) ; il est lu en cp1252.",
            ),
            Words(
                "If accents look wrong, write source.encoding, for example 'mac_roman'.",
                "Si les accents sont faux, indiquez source.encoding, par exemple « mac_roman ».",
            ),
        )

    def _kept(self, before: bytes, byte: int) -> Notice:
        line, path = self._line(before), self._raw.path
        return Notice(
            "CX0101",
            Words(
                f"{path}, line {line}: byte 0x{byte:02X} is no character of cp1252; it is kept as U+{byte:04X}.",
                f"{path}, ligne {line} : l'octet 0x{byte:02X} n'est pas un caractère de cp1252 ; il reste U+{byte:04X}.",
            ),
            Words(
                "Files from older Macs hold such bytes: try 'source: {encoding: mac_roman}'.",
                "Les fichiers d'anciens Mac ont de tels octets : essayez « source: {encoding: mac_roman} ».",
            ),
        )


def _is_utf8(data: bytes) -> bool:
    """Return whether the bytes are UTF-8; Arrow looks at 16 bytes at a time."""
    offsets = pa.py_buffer(np.array([0, len(data)], dtype=np.int32))
    try:
        pa.StringArray.from_buffers(1, offsets, pa.py_buffer(data)).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True
