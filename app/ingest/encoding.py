"""Which encoding a text file is in, found by what it can't be."""

import codecs
import re
from typing import BinaryIO

from app.errors import UnreadableError
from app.ingest.foreign import foreign_kind

_CHUNK = 1 << 20
_SAMPLE = 100_000
_LIKELY = 0.75
_COMMON = {"gb18030": ("gb2312", range(0xB0, 0xD8), {0xA1, 0xA3}), "cp950": ("big5", range(0xA4, 0xC7), {0xA1, 0xA3})}
"""By encoding: the standard that its everyday characters are in, their first bytes, and those of punctuation."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def find_encoding(stream: BinaryIO) -> str:
    """Find the encoding of a text: UTF-8 with or without its mark, UTF-16 with its mark, or GB18030.

    A text that is not valid UTF-8 is taken as GB18030, which Excel writes on a Chinese Windows, only where it reads
    as everyday simplified Chinese: nearly any bytes are *some* GB18030. The stream is left at its start.

    Raises:
        UnreadableError: it is in another encoding, broken, or no text.
    """
    if kind := foreign_kind(stream):
        raise UnreadableError(kind)
    head = stream.read(3)
    if head.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8"
    line = _undecodable_line(stream, encoding)
    if line and encoding == "utf-8":
        encoding = _chinese_encoding(stream, line)
    elif line:
        named = encoding.upper().removesuffix("-SIG")
        raise UnreadableError(
            f"The file is marked as {named}, and line {line} is not valid {named}; save it again as “CSV UTF-8”."
        )
    stream.seek(0)
    return encoding


def _chinese_encoding(stream: BinaryIO, line: int) -> str:
    """Give the encoding that a text, whose line is no UTF-8, reads as everyday Chinese in.

    Raises:
        UnreadableError: there is none, or it is not one that is taken.
    """
    shares = {encoding: _everyday_share(stream, encoding) for encoding in _COMMON}
    likeliest = max(shares, key=lambda encoding: shares[encoding])
    if shares[likeliest] < _LIKELY:
        raise UnreadableError(
            f"Line {line} is not valid UTF-8 nor GB18030; save the file as “CSV UTF-8”, and check its Chinese text "
            "first."
        )
    if likeliest == "cp950":
        raise UnreadableError(
            f"Line {line} is not valid UTF-8; the file looks like Big5, which Excel writes on a Taiwanese Windows. "
            "Save it as “CSV UTF-8”."
        )
    return likeliest


def _undecodable_line(stream: BinaryIO, encoding: str) -> int:
    """Give the first line that does not decode, or 0.

    Raises:
        UnreadableError: there is a NUL in it.
    """
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    while True:
        chunk = stream.read(_CHUNK)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return line + _line_ends(error.object[: error.start].decode(encoding, "replace"))
        if "\0" in text:
            line += _line_ends(text[: text.index("\0")])
            raise UnreadableError(
                f"Line {line} holds a NUL character, which no text has; is it a CSV file? "
                "Unicode text without a mark is to be saved as “CSV UTF-8”."
            )
        if not chunk:
            return 0
        line += _line_ends(text)


def _line_ends(text: str) -> int:
    return text.count("\n") or text.count("\r")


def _everyday_share(stream: BinaryIO, encoding: str) -> float:
    """Say how much of a text beyond ASCII is everyday Chinese if it is in an encoding; 0 if it can't be."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    seen = everyday = 0
    while True:
        chunk = stream.read(_CHUNK)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            return 0
        if "\0" in text:
            return 0
        if seen < _SAMPLE:
            found = _BEYOND_ASCII.findall(text)
            seen += len(found)
            everyday += sum(_is_everyday(character, encoding) for character in found)
        if not chunk:
            return everyday / seen if seen else 0


def _is_everyday(character: str, encoding: str) -> bool:
    """Say whether a character is punctuation, full-width or one of the commonest: 3,755 of GB 2312, 5,401 of Big5."""
    standard, common, punctuation = _COMMON[encoding]
    try:
        lead = character.encode(standard)[0]
    except UnicodeEncodeError:
        return False
    return lead in common or lead in punctuation
