"""Which encoding a text file is in, found by what it can't be."""

import codecs
import re
from typing import BinaryIO

from app.errors import UnreadableError

_CHUNK = 1 << 20
_SAMPLE = 100_000
_LIKELY = 0.75
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def find_encoding(stream: BinaryIO) -> str:
    """Find the encoding of a text: UTF-8 with or without its mark, UTF-16 with its mark, or GB18030.

    A text that is not valid UTF-8 is taken as GB18030, which Excel writes on a Chinese Windows, only where it reads
    as everyday simplified Chinese: nearly any bytes are *some* GB18030. The stream is left at its start.

    Raises:
        UnreadableError: it is in another encoding, broken, or no text.
    """
    head = stream.read(3)
    if head.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8"
    line = _undecodable_line(stream, encoding)
    if line and encoding == "utf-8" and _reads_as_chinese(stream):
        encoding = "gb18030"
    elif line:
        named = encoding.upper().removesuffix("-SIG")
        also = " nor GB18030" if encoding == "utf-8" else ""
        raise UnreadableError(
            f"Line {line} is not valid {named}{also}; save the file as “CSV UTF-8”, and check its Chinese text first."
            if also
            else f"The file is marked as {named}, and line {line} is not valid {named}; save it again as “CSV UTF-8”."
        )
    stream.seek(0)
    return encoding


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


def _reads_as_chinese(stream: BinaryIO) -> bool:
    """Say whether a text reads as everyday simplified Chinese in GB18030."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("gb18030")()
    seen = likely = 0
    while True:
        chunk = stream.read(_CHUNK)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            return False
        if "\0" in text:
            return False
        if seen < _SAMPLE:
            found = _BEYOND_ASCII.findall(text)
            seen += len(found)
            likely += sum(map(_is_everyday, found))
        if not chunk:
            return likely >= _LIKELY * seen


def _is_everyday(character: str) -> bool:
    """Say whether a character is punctuation, full-width or one of the 3,755 commonest of GB 2312."""
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return lead in {0xA1, 0xA3} or 0xB0 <= lead <= 0xD7
