"""What can go wrong, said in a sentence for the reader; a status, and nothing else of HTTP."""

from collections.abc import Sequence


class AppError(Exception):
    """A problem that the reader can understand and usually mend.

    Attributes:
        message: what is wrong, where, and what would be right, in one or two sentences.
        status: the HTTP status that a web answer would carry.
        title: the kind of problem in two or three words.
    """

    status = 500
    title = "Something went wrong"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnreadableError(AppError, ValueError):
    """A text that does not follow the form expected of it: a number, a period, a filter."""

    status = 400
    title = "Not readable"


class UnknownNameError(AppError, LookupError):
    """A name that is not in the ledger; the message offers the nearest ones."""

    status = 404
    title = "Not found"


class OtherNameError(UnknownNameError):
    """A name that an entry of a table goes by, where its slug is asked for; `name` and `slug` are both."""

    def __init__(self, message: str, *, table: str, name: str, slug: str) -> None:
        super().__init__(message)
        self.table = table
        self.name = name
        self.slug = slug


class RefusedError(AppError, ValueError):
    """Parameters that can't be followed; `errors` names each one, with a sentence of its own."""

    status = 400
    title = "Parameters not understood"

    def __init__(self, errors: Sequence[tuple[str, str]]) -> None:
        super().__init__(" ".join(message for _, message in errors))
        self.errors = tuple(errors)


class UnavailableError(AppError):
    """What this server lacks the means for; the message names them, and what there is instead."""

    status = 501
    title = "Not available here"


class BusyError(AppError):
    """More is asked for at once than can be done; it is worth asking again."""

    status = 503
    title = "Busy"
