"""Which encoding the first bytes of a text file speak for, and the Windows code page without gaps."""

import codecs

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENOUGH_FOR_NULS = 4096
_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


def _cp1252_characters() -> str:
    known = (byte.to_bytes() for byte in range(256))
    return "".join(raw.decode("cp1252" if raw[0] not in _UNDEFINED else "latin-1") for raw in known)


_CP1252 = _cp1252_characters()
UNDEFINED_IN_CP1252 = bytes(_UNDEFINED)


def marked_encoding(head: bytes) -> str | None:
    """Return the encoding that a byte-order mark or the pattern of NUL bytes shows, else None."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    return _by_nuls(head[:_ENOUGH_FOR_NULS])


def guessed_encoding(head: bytes) -> str | None:
    """Return what unmarked bytes are: `utf-8`, `cp1252`, or None while every byte is ASCII."""
    if head.isascii():
        return None
    return "utf-8" if is_utf8(head[: whole_characters(head)]) else "cp1252"


def is_utf8(data: bytes) -> bool:
    """Return whether the bytes are strict UTF-8."""
    try:
        codecs.utf_8_decode(data, "strict", True)  # noqa: FBT003 - the codec's signature
    except UnicodeDecodeError:
        return False
    return True


def whole_characters(data: bytes) -> int:
    """Return how many bytes at most end with a whole UTF-8 character, when more may follow."""
    for back in range(1, min(4, len(data) + 1)):
        byte = data[-back]
        if byte >= 0xC0:
            needed = 2 + (byte >= 0xE0) + (byte >= 0xF0)
            return len(data) - back if needed > back else len(data)
        if byte < 0x80:
            break
    return len(data)


def decode_cp1252(data: bytes) -> str:
    """Return the text; the five bytes that cp1252 leaves undefined stay U+0081, U+008D ..."""
    return codecs.charmap_decode(data, "strict", _CP1252)[0]


def is_text_encoding(name: str) -> bool:
    """Return whether Python knows the name as an encoding of text."""
    try:
        b"a".decode(name)
    except LookupError:
        return False
    except UnicodeError:
        return True  # one byte is no whole character of it
    return True


def _by_nuls(head: bytes) -> str | None:
    pairs = len(head) // 2
    if pairs == 0:
        return None
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd >= 0.4 * pairs and even <= 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even >= 0.4 * pairs and odd <= 0.05 * pairs else None
