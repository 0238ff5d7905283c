"""Indexes that each database spells in its own way: full text, and orders in which empty days come first.

They are made by a migration, and no part of what the tables declare; their names tell the comparison to pass them over.
"""

FIRST_DAY = {"sqlite": "'0001-01-01'", "postgresql": "DATE '0001-01-01'"}
"""What stands for an empty day in an order, so that it comes before every other."""

_BY_DAY = "CREATE INDEX own_figure_{day} ON figure (coalesce({day}, {first}), id) WHERE replaced_by_load_id IS NULL"
_ORDERED_DAYS = ("stated_on", "period_start")


def _by_day(database: str) -> tuple[str, ...]:
    return tuple(_BY_DAY.format(day=day, first=FIRST_DAY[database]) for day in _ORDERED_DAYS)


OWN_NAMES = ("own_", "search_index")
"""How the names of these indexes, and of the tables that one of them is made of, begin."""

OWN_INDEXES = {
    "sqlite": (
        *_by_day("sqlite"),
        (
            "CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_entry', content_rowid='id', "
            "tokenize='unicode61 remove_diacritics 0', detail='none')"
        ),
        (
            "CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN "
            "INSERT INTO search_index(rowid, words) VALUES (new.id, new.words); END"
        ),
        (
            "CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN "
            "INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', old.id, old.words); END"
        ),
    ),
    "postgresql": (
        *_by_day("postgresql"),
        "CREATE INDEX own_search_entry ON search_entry USING gin (array_to_tsvector(string_to_array(words, ' ')))",
    ),
}
"""The statements that make them. On SQLite, triggers keep the full text: its rows are replaced, never updated."""
