"""Files that are no text: known by their first bytes, and what is to be done with each."""

from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

_WORKBOOK = "This is {}, and only CSV files are read; save its sheet as “CSV UTF-8”."
_BEGINNINGS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _WORKBOOK.format(
        "an Excel workbook of the old kind (.xls) or with a password"
    ),
    b"%PDF-": "This is a PDF, and only CSV files are read; copy its table into a sheet, and save that as “CSV UTF-8”.",
    b"\x1f\x8b": "This is a compressed file (gzip); decompress it first.",
}
_PARTS = {
    "xl/": _WORKBOOK.format("an Excel workbook"),
    "Index/": _WORKBOOK.format("a Numbers document"),
    "content.xml": _WORKBOOK.format("an OpenDocument file"),
}
_ZIP = b"PK\x03\x04"
_LONGEST = 8


def foreign_kind(stream: BinaryIO) -> str:
    """Say what a file is that is no text, and what to do; "" if it may be one. The stream is left at its start."""
    head = stream.read(_LONGEST)
    kind = next((kind for beginning, kind in _BEGINNINGS.items() if head.startswith(beginning)), "")
    if head.startswith(_ZIP):
        kind = _kind_of_archive(stream)
    stream.seek(0)
    return kind


def _kind_of_archive(stream: BinaryIO) -> str:
    try:
        names = ZipFile(stream).namelist()
    except BadZipFile:
        return "This is a ZIP archive or a workbook, and a part of it is missing; get the file once more."
    told = (kind for part, kind in _PARTS.items() if any(name.startswith(part) for name in names))
    return next(told, "This is a ZIP archive; take the CSV files out of it.")
