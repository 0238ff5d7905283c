"""The ledger: its state, loads, reference tables, figures with their history, and the words they are found by.

Revision 0001, the first.
"""

import sqlalchemy as sa
from alembic import op

from app.store.indexes import OWN_INDEXES
from app.store.types import ByteText, ExactDecimal, UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "basis",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh_hans", sa.String(), nullable=False),
        sa.Column("name_zh_hant", sa.String(), nullable=False),
        sa.Column("definition_en", sa.Text(), nullable=False),
        sa.Column("definition_zh_hans", sa.Text(), nullable=False),
        sa.Column("definition_zh_hant", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_basis")),
    )
    op.create_table(
        "document",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("title_zh_hans", sa.Text(), nullable=False),
        sa.Column("title_zh_hant", sa.Text(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("date_certainty", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("quality", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("note_en", sa.Text(), nullable=False),
        sa.Column("note_zh_hans", sa.Text(), nullable=False),
        sa.Column("note_zh_hant", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_document")),
    )
    op.create_table(
        "event",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh_hans", sa.String(), nullable=False),
        sa.Column("name_zh_hant", sa.String(), nullable=False),
        sa.Column("government", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("subjects", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("quality", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_event")),
    )
    op.create_table(
        "exchange_rate",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("base", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("rate", ExactDecimal(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_exchange_rate")),
    )
    op.create_table(
        "geography",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh_hans", sa.String(), nullable=False),
        sa.Column("name_zh_hant", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("definition_en", sa.Text(), nullable=False),
        sa.Column("definition_zh_hans", sa.Text(), nullable=False),
        sa.Column("definition_zh_hant", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["parent"], ["geography.slug"], name=op.f("fk_geography_parent_geography")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_geography")),
    )
    op.create_table(
        "ledger_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_ledger_state_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_state")),
    )
    op.create_table(
        "load",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("corrected", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_load")),
    )
    op.create_table(
        "metric",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh_hans", sa.String(), nullable=False),
        sa.Column("name_zh_hant", sa.String(), nullable=False),
        sa.Column("definition_en", sa.Text(), nullable=False),
        sa.Column("definition_zh_hans", sa.Text(), nullable=False),
        sa.Column("definition_zh_hant", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=True),
        sa.Column("units", sa.String(), nullable=False),
        sa.Column("can_be_negative", sa.Boolean(), nullable=False),
        sa.Column("max_percent", ExactDecimal(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('level', 'share', 'growth', 'cagr', 'price', 'change', 'ratio', 'probability')",
            name=op.f("ck_metric_kind"),
        ),
        sa.ForeignKeyConstraint(["of"], ["metric.slug"], name=op.f("fk_metric_of_metric")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_metric")),
    )
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.CheckConstraint("words <> ''", name=op.f("ck_search_entry_words")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
    )
    with op.batch_alter_table("search_entry", schema=None) as batch_op:
        batch_op.create_index("uq_search_entry_kind_key", ["kind", "key"], unique=True)

    op.create_table(
        "subject",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh_hans", sa.String(), nullable=False),
        sa.Column("name_zh_hant", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("fiscal_year_end", sa.String(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("definition_en", sa.Text(), nullable=False),
        sa.Column("definition_zh_hans", sa.Text(), nullable=False),
        sa.Column("definition_zh_hant", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('company', 'product', 'group', 'market', 'country')", name=op.f("ck_subject_kind")
        ),
        sa.ForeignKeyConstraint(["parent"], ["subject.slug"], name=op.f("fk_subject_parent_subject")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_subject")),
    )
    with op.batch_alter_table("subject", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_subject_parent"), ["parent"], unique=False)

    op.create_table(
        "topic",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("question_en", sa.Text(), nullable=False),
        sa.Column("question_zh_hans", sa.Text(), nullable=False),
        sa.Column("question_zh_hant", sa.Text(), nullable=False),
        sa.Column("caveat_en", sa.Text(), nullable=False),
        sa.Column("caveat_zh_hans", sa.Text(), nullable=False),
        sa.Column("caveat_zh_hant", sa.Text(), nullable=False),
        sa.Column("selection", sa.Text(), nullable=False),
        sa.Column("view", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_topic")),
    )
    op.create_table(
        "entry_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_table", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("former", sa.Text(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_entry_history_load_id_load")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_history")),
    )
    with op.batch_alter_table("entry_history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_history_entry_table"), ["entry_table"], unique=False)
        batch_op.create_index(batch_op.f("ix_entry_history_slug"), ["slug"], unique=False)

    op.create_table(
        "source",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh_hans", sa.String(), nullable=False),
        sa.Column("name_zh_hant", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("note_en", sa.Text(), nullable=False),
        sa.Column("note_zh_hans", sa.Text(), nullable=False),
        sa.Column("note_zh_hant", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('company', 'government', 'research', 'bank', 'media', 'person', 'anonymous')",
            name=op.f("ck_source_kind"),
        ),
        sa.ForeignKeyConstraint(["subject"], ["subject.slug"], name=op.f("fk_source_subject_subject")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_source")),
    )
    op.create_table(
        "figure",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", ByteText(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("buyer", sa.String(), nullable=True),
        sa.Column("relative_to", sa.String(), nullable=True),
        sa.Column("geography", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=True),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("as_reported", sa.Text(), nullable=False),
        sa.Column("as_converted", sa.Text(), nullable=False),
        sa.Column("value_low", ExactDecimal(), nullable=True),
        sa.Column("value", ExactDecimal(), nullable=True),
        sa.Column("value_high", ExactDecimal(), nullable=True),
        sa.Column("bound", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("nature", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("locator", sa.String(), nullable=False),
        sa.Column("stated_on", sa.Date(), nullable=True),
        sa.Column("quotes", sa.String(), nullable=True),
        sa.Column("supersedes", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_note", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", UtcTime(), nullable=False),
        sa.Column("precision_low", ExactDecimal(), nullable=False),
        sa.Column("precision", ExactDecimal(), nullable=False),
        sa.Column("precision_high", ExactDecimal(), nullable=False),
        sa.Column("sort_value", ExactDecimal(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("replaced_by_load_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("as_reported <> ''", name=op.f("ck_figure_print")),
        sa.CheckConstraint(
            "bound IN ('exact', 'about', 'range', 'at_least', 'more_than', 'at_most', 'less_than', 'several')",
            name=op.f("ck_figure_bound"),
        ),
        sa.CheckConstraint(
            "nature IN ('actual', 'estimate', 'forecast', 'guidance', 'target', 'order', 'rumour')",
            name=op.f("ck_figure_nature"),
        ),
        sa.CheckConstraint("status IN ('stands', 'withdrawn', 'denied', 'confirmed')", name=op.f("ck_figure_status")),
        sa.CheckConstraint("(period_start IS NULL) = (period_end IS NULL)", name=op.f("ck_figure_period_whole")),
        sa.CheckConstraint("period_start <= period_end", name=op.f("ck_figure_period_order")),
        sa.CheckConstraint(
            "value IS NOT NULL OR value_low IS NOT NULL OR value_high IS NOT NULL", name=op.f("ck_figure_a_number")
        ),
        sa.CheckConstraint(
            "value_high IS NULL OR value IS NULL OR value <= value_high", name=op.f("ck_figure_high_end")
        ),
        sa.CheckConstraint("value_low IS NULL OR value IS NULL OR value_low <= value", name=op.f("ck_figure_low_end")),
        sa.CheckConstraint(
            "value_low IS NULL OR value_high IS NULL OR value_low <= value_high", name=op.f("ck_figure_ends")
        ),
        sa.ForeignKeyConstraint(["basis"], ["basis.slug"], name=op.f("fk_figure_basis_basis")),
        sa.ForeignKeyConstraint(["buyer"], ["subject.slug"], name=op.f("fk_figure_buyer_subject")),
        sa.ForeignKeyConstraint(["document"], ["document.slug"], name=op.f("fk_figure_document_document")),
        sa.ForeignKeyConstraint(["geography"], ["geography.slug"], name=op.f("fk_figure_geography_geography")),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_figure_load_id_load")),
        sa.ForeignKeyConstraint(["metric"], ["metric.slug"], name=op.f("fk_figure_metric_metric")),
        sa.ForeignKeyConstraint(["relative_to"], ["subject.slug"], name=op.f("fk_figure_relative_to_subject")),
        sa.ForeignKeyConstraint(["replaced_by_load_id"], ["load.id"], name=op.f("fk_figure_replaced_by_load_id_load")),
        sa.ForeignKeyConstraint(["source"], ["source.slug"], name=op.f("fk_figure_source_source")),
        sa.ForeignKeyConstraint(["subject"], ["subject.slug"], name=op.f("fk_figure_subject_subject")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_figure")),
    )
    with op.batch_alter_table("figure", schema=None) as batch_op:
        batch_op.create_index(
            "ix_figure_buyer",
            ["buyer"],
            unique=False,
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.create_index(
            "ix_figure_document",
            ["document"],
            unique=False,
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_figure_id"), ["id"], unique=False)
        batch_op.create_index(batch_op.f("ix_figure_load_id"), ["load_id"], unique=False)
        batch_op.create_index(
            "ix_figure_quotes",
            ["quotes"],
            unique=False,
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.create_index(
            "ix_figure_recorded_at",
            ["recorded_at", "id"],
            unique=False,
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.create_index(
            "ix_figure_relative_to",
            ["relative_to"],
            unique=False,
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.create_index(
            "ix_figure_series",
            ["metric", "subject", "geography", "period_start"],
            unique=False,
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.create_index(
            "ix_figure_sort_value",
            ["sort_value", "id"],
            unique=False,
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.create_index(
            "ix_figure_source",
            ["source"],
            unique=False,
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.create_index(
            "ix_figure_subject",
            ["subject"],
            unique=False,
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.create_index(
            "ix_figure_supersedes",
            ["supersedes"],
            unique=False,
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.create_index(
            "uq_figure_current_id",
            ["id"],
            unique=True,
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )

    op.execute("INSERT INTO ledger_state (id, version) VALUES (1, 0)")
    for statement in OWN_INDEXES[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    with op.batch_alter_table("figure", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_figure_current_id",
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_figure_supersedes",
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_figure_subject",
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_figure_source",
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_figure_sort_value",
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_figure_series",
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_figure_relative_to",
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_figure_recorded_at",
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_figure_quotes",
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_figure_load_id"))
        batch_op.drop_index(batch_op.f("ix_figure_id"))
        batch_op.drop_index(
            "ix_figure_document",
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_figure_buyer",
            sqlite_where=sa.text("replaced_by_load_id IS NULL"),
            postgresql_where=sa.text("replaced_by_load_id IS NULL"),
        )

    op.drop_table("figure")
    op.drop_table("source")
    with op.batch_alter_table("entry_history", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_history_slug"))
        batch_op.drop_index(batch_op.f("ix_entry_history_entry_table"))

    op.drop_table("entry_history")
    op.drop_table("topic")
    with op.batch_alter_table("subject", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_subject_parent"))

    op.drop_table("subject")
    with op.batch_alter_table("search_entry", schema=None) as batch_op:
        batch_op.drop_index("uq_search_entry_kind_key")

    op.drop_table("search_entry")
    op.drop_table("metric")
    op.drop_table("load")
    op.drop_table("ledger_state")
    op.drop_table("geography")
    op.drop_table("exchange_rate")
    op.drop_table("event")
    op.drop_table("document")
    op.drop_table("basis")
