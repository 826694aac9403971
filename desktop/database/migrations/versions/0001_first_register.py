"""The first register."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "acknowledgements",
        sa.Column("peer", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("told_in", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("peer", "uid", "direction", name=op.f("pk_acknowledgements")),
    )
    op.create_table(
        "audit",
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("changes", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("line", name=op.f("pk_audit")),
    )
    op.create_table(
        "bulletins",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("agency_code", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("areas", sa.String(), nullable=False),
        sa.Column("categories", sa.String(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("wage", sa.Integer(), nullable=True),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_bulletins")),
    )
    with op.batch_alter_table("bulletins", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bulletins_closes_on"), ["closes_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_bulletins_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_bulletins_published_on"), ["published_on"], unique=False)

    op.create_table(
        "bundles",
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("peer", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.Column("sealed_by", sa.String(), nullable=False),
        sa.Column("acknowledged", sa.Integer(), nullable=False),
        sa.Column("talk", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_bundles")),
    )
    with op.batch_alter_table("bundles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bundles_hash"), ["hash"], unique=False)
        batch_op.create_index(batch_op.f("ix_bundles_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_bundles_peer"), ["peer"], unique=False)

    op.create_table(
        "citizens",
        sa.Column("thai_id", sa.String(), nullable=False),
        sa.Column("other_paper", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("former_names", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("birth_date", sa.String(), nullable=False),
        sa.Column("father_name", sa.String(), nullable=False),
        sa.Column("house_number", sa.String(), nullable=False),
        sa.Column("village_number", sa.Integer(), nullable=True),
        sa.Column("road", sa.String(), nullable=False),
        sa.Column("tambon_code", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("phones", sa.String(), nullable=False),
        sa.Column("occupation", sa.String(), nullable=False),
        sa.Column("employment", sa.String(), nullable=False),
        sa.Column("education", sa.String(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("flags", sa.String(), nullable=False),
        sa.Column("notice_version", sa.String(), nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("informant", sa.String(), nullable=False),
        sa.Column("joined_to", sa.String(), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=True),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.Column("sound", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_citizens")),
    )
    with op.batch_alter_table("citizens", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_citizens_joined_to"), ["joined_to"], unique=False)
        batch_op.create_index(batch_op.f("ix_citizens_origin"), ["origin"], unique=False)
        batch_op.create_index("ix_citizens_sort_name_uid", ["sort_name", "uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_citizens_sound"), ["sound"], unique=False)
        batch_op.create_index(batch_op.f("ix_citizens_tambon_code"), ["tambon_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_citizens_thai_id"), ["thai_id"], unique=False)

    op.create_table(
        "documents",
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=False),
        sa.Column("printed_by", sa.String(), nullable=False),
        sa.Column("reprints", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_documents")),
        sa.UniqueConstraint("origin", "number", name=op.f("uq_documents_origin")),
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_documents_form"), ["form"], unique=False)
        batch_op.create_index(batch_op.f("ix_documents_number"), ["number"], unique=False)
        batch_op.create_index(batch_op.f("ix_documents_origin"), ["origin"], unique=False)

    op.create_table(
        "forums",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("begins", sa.String(), nullable=False),
        sa.Column("ends", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("tambon_code", sa.String(), nullable=False),
        sa.Column("village_number", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("men", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        sa.Column("offices", sa.String(), nullable=False),
        sa.Column("opening", sa.String(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("chair_position", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("take_back_reason", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_forums")),
    )
    with op.batch_alter_table("forums", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_forums_on"), ["on"], unique=False)
        batch_op.create_index(batch_op.f("ix_forums_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_forums_tambon_code"), ["tambon_code"], unique=False)

    op.create_table(
        "frozen_reports",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("figures", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_frozen_reports")),
        sa.UniqueConstraint("origin", "month", "report", "subject", name=op.f("uq_frozen_reports_origin")),
    )
    with op.batch_alter_table("frozen_reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_frozen_reports_origin"), ["origin"], unique=False)

    op.create_table(
        "joinings",
        sa.Column("kept_uid", sa.String(), nullable=False),
        sa.Column("joined_uid", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("moved", sa.String(), nullable=False),
        sa.Column("apart_on", sa.Date(), nullable=True),
        sa.Column("apart_by", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_joinings")),
    )
    with op.batch_alter_table("joinings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_joinings_joined_uid"), ["joined_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_joinings_kept_uid"), ["kept_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_joinings_origin"), ["origin"], unique=False)

    op.create_table(
        "kept_fields",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("peer", sa.String(), nullable=False),
        sa.Column("fields", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "uid", name=op.f("pk_kept_fields")),
    )
    op.create_table(
        "list_habits",
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("meaning", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sender", "kind", "word", name=op.f("pk_list_habits")),
    )
    op.create_table(
        "month_verdicts",
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_month_verdicts")),
    )
    with op.batch_alter_table("month_verdicts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_month_verdicts_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_month_verdicts_unit"), ["unit"], unique=False)

    op.create_table(
        "months",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("figures", sa.String(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_months")),
        sa.UniqueConstraint("origin", "month", name=op.f("uq_months_origin")),
    )
    with op.batch_alter_table("months", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_months_origin"), ["origin"], unique=False)

    op.create_table(
        "namesake_decisions",
        sa.Column("first_uid", sa.String(), nullable=False),
        sa.Column("second_uid", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_namesake_decisions")),
    )
    with op.batch_alter_table("namesake_decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_namesake_decisions_first_uid"), ["first_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_namesake_decisions_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_namesake_decisions_second_uid"), ["second_uid"], unique=False)

    op.create_table(
        "own_identities",
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("made_at", name=op.f("pk_own_identities")),
    )
    op.create_table(
        "peers",
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("age_recipient", sa.String(), nullable=False),
        sa.Column("signing_key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("database_uid", sa.String(), nullable=False),
        sa.Column("sequence_in", sa.Integer(), nullable=False),
        sa.Column("hash_in", sa.String(), nullable=False),
        sa.Column("sequence_out", sa.Integer(), nullable=False),
        sa.Column("hash_out", sa.String(), nullable=False),
        sa.Column("talk", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", name=op.f("pk_peers")),
    )
    op.create_table(
        "reference_values",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("fields", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "code", name=op.f("pk_reference_values")),
    )
    op.create_table(
        "running_numbers",
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "kind", "fiscal_year", name=op.f("pk_running_numbers")),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
    )
    op.create_table(
        "situation_reviews",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("area_code", sa.String(), nullable=False),
        sa.Column("situation", sa.String(), nullable=False),
        sa.Column("proposals", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_situation_reviews")),
        sa.UniqueConstraint(
            "origin", "fiscal_year", "quarter", "area_code", name=op.f("uq_situation_reviews_origin")
        ),
    )
    with op.batch_alter_table("situation_reviews", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_situation_reviews_origin"), ["origin"], unique=False)

    op.create_table(
        "situations",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("tambon_code", sa.String(), nullable=False),
        sa.Column("village_number", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("working_age", sa.Integer(), nullable=True),
        sa.Column("farming", sa.Integer(), nullable=True),
        sa.Column("trade", sa.Integer(), nullable=True),
        sa.Column("industry", sa.Integer(), nullable=True),
        sa.Column("state", sa.Integer(), nullable=True),
        sa.Column("without_work", sa.Integer(), nullable=True),
        sa.Column("wanting_work", sa.Integer(), nullable=True),
        sa.Column("wanting_training", sa.Integer(), nullable=True),
        sa.Column("informal", sa.Integer(), nullable=True),
        sa.Column("abroad", sa.Integer(), nullable=True),
        sa.Column("returned", sa.Integer(), nullable=True),
        sa.Column("elderly", sa.Integer(), nullable=True),
        sa.Column("disabled", sa.Integer(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_situations")),
        sa.UniqueConstraint(
            "origin",
            "fiscal_year",
            "quarter",
            "tambon_code",
            "village_number",
            name=op.f("uq_situations_origin"),
        ),
    )
    with op.batch_alter_table("situations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_situations_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_situations_tambon_code"), ["tambon_code"], unique=False)

    op.create_table(
        "stipend_lists",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("budget", sa.String(), nullable=False),
        sa.Column("prepared_on", sa.Date(), nullable=False),
        sa.Column("prepared_by", sa.String(), nullable=False),
        sa.Column("preparer_uid", sa.String(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid_by", sa.String(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_by", sa.String(), nullable=False),
        sa.Column("withdraw_reason", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_stipend_lists")),
    )
    with op.batch_alter_table("stipend_lists", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stipend_lists_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_stipend_lists_origin"), ["origin"], unique=False)

    op.create_table(
        "targets",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=False),
        sa.Column("screened_percent", sa.Integer(), nullable=False),
        sa.Column("assisted_percent", sa.Integer(), nullable=False),
        sa.Column("rounding", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_targets")),
    )
    with op.batch_alter_table("targets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_targets_fiscal_year"), ["fiscal_year"], unique=False)
        batch_op.create_index(batch_op.f("ix_targets_origin"), ["origin"], unique=False)

    op.create_table(
        "users",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_users")),
        sa.UniqueConstraint("name", name=op.f("uq_users_name")),
    )
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_users_origin"), ["origin"], unique=False)

    op.create_table(
        "withdrawn_keys",
        sa.Column("signing_key", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("age_recipient", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("signing_key", name=op.f("pk_withdrawn_keys")),
    )
    with op.batch_alter_table("withdrawn_keys", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_withdrawn_keys_unit"), ["unit"], unique=False)

    op.create_table(
        "forum_decisions",
        sa.Column("forum_uid", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_uid"], ["forums.uid"], name=op.f("fk_forum_decisions_forum_uid_forums")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_forum_decisions")),
    )
    with op.batch_alter_table("forum_decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_forum_decisions_forum_uid"), ["forum_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_forum_decisions_origin"), ["origin"], unique=False)

    op.create_table(
        "groups",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("tambon_code", sa.String(), nullable=False),
        sa.Column("village_number", sa.Integer(), nullable=True),
        sa.Column("formed_on", sa.Date(), nullable=False),
        sa.Column("forum_uid", sa.String(), nullable=True),
        sa.Column("category_code", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["forum_uid"], ["forums.uid"], name=op.f("fk_groups_forum_uid_forums")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_groups")),
    )
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_groups_forum_uid"), ["forum_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_groups_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_groups_tambon_code"), ["tambon_code"], unique=False)

    op.create_table(
        "volunteers",
        sa.Column("person_uid", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("order_number", sa.String(), nullable=False),
        sa.Column("order_date", sa.Date(), nullable=True),
        sa.Column("term_start", sa.Date(), nullable=True),
        sa.Column("term_end", sa.Date(), nullable=True),
        sa.Column("supervisor", sa.String(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("leave_reason", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_uid"], ["citizens.uid"], name=op.f("fk_volunteers_person_uid_citizens")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_volunteers")),
    )
    with op.batch_alter_table("volunteers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteers_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_volunteers_person_uid"), ["person_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_volunteers_term_end"), ["term_end"], unique=False)

    op.create_table(
        "assignments",
        sa.Column("volunteer_uid", sa.String(), nullable=False),
        sa.Column("tambon_code", sa.String(), nullable=False),
        sa.Column("village_number", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_uid"], ["volunteers.uid"], name=op.f("fk_assignments_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_assignments")),
    )
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignments_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignments_tambon_code"), ["tambon_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignments_volunteer_uid"), ["volunteer_uid"], unique=False)

    op.create_table(
        "attainments",
        sa.Column("volunteer_uid", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_uid"], ["volunteers.uid"], name=op.f("fk_attainments_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_attainments")),
    )
    with op.batch_alter_table("attainments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attainments_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_attainments_volunteer_uid"), ["volunteer_uid"], unique=False)

    op.create_table(
        "cases",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("citizen_uid", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("pointed_out_on", sa.Date(), nullable=False),
        sa.Column("found_by", sa.String(), nullable=True),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_uid"], ["citizens.uid"], name=op.f("fk_cases_citizen_uid_citizens")
        ),
        sa.ForeignKeyConstraint(["found_by"], ["volunteers.uid"], name=op.f("fk_cases_found_by_volunteers")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_cases")),
        sa.UniqueConstraint("origin", "fiscal_year", "number", name=op.f("uq_cases_origin")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cases_citizen_uid"), ["citizen_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_found_by"), ["found_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_pointed_out_on"), ["pointed_out_on"], unique=False)

    op.create_table(
        "courses",
        sa.Column("group_uid", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("agency_code", sa.String(), nullable=False),
        sa.Column("curriculum", sa.String(), nullable=False),
        sa.Column("category_code", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("tambon_code", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("hours_a_day", sa.Integer(), nullable=False),
        sa.Column("trainer", sa.String(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("budget", sa.Integer(), nullable=True),
        sa.Column("percent_to_pass", sa.Integer(), nullable=False),
        sa.Column("youngest", sa.Integer(), nullable=True),
        sa.Column("oldest", sa.Integer(), nullable=True),
        sa.Column("declared_on", sa.Date(), nullable=True),
        sa.Column("declared_by", sa.String(), nullable=False),
        sa.Column("called_off_on", sa.Date(), nullable=True),
        sa.Column("call_off_reason", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_uid"], ["groups.uid"], name=op.f("fk_courses_group_uid_groups")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_courses")),
    )
    with op.batch_alter_table("courses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_courses_first_day"), ["first_day"], unique=False)
        batch_op.create_index(batch_op.f("ix_courses_group_uid"), ["group_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_courses_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_courses_tambon_code"), ["tambon_code"], unique=False)

    op.create_table(
        "pay_accounts",
        sa.Column("volunteer_uid", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("bank_code", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_uid"], ["volunteers.uid"], name=op.f("fk_pay_accounts_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_pay_accounts")),
    )
    with op.batch_alter_table("pay_accounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pay_accounts_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_pay_accounts_volunteer_uid"), ["volunteer_uid"], unique=False)

    op.create_table(
        "plan_approvals",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("volunteer_uid", sa.String(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_uid"], ["volunteers.uid"], name=op.f("fk_plan_approvals_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_plan_approvals")),
    )
    with op.batch_alter_table("plan_approvals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_approvals_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_approvals_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_approvals_volunteer_uid"), ["volunteer_uid"], unique=False)

    op.create_table(
        "plan_items",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("volunteer_uid", sa.String(), nullable=True),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("days", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("tambon_code", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("with_whom", sa.String(), nullable=False),
        sa.Column("writer_uid", sa.String(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_uid"], ["volunteers.uid"], name=op.f("fk_plan_items_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_plan_items")),
    )
    with op.batch_alter_table("plan_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_items_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_items_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_items_volunteer_uid"), ["volunteer_uid"], unique=False)

    op.create_table(
        "received_reports",
        sa.Column("volunteer_uid", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_uid"], ["volunteers.uid"], name=op.f("fk_received_reports_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_received_reports")),
        sa.UniqueConstraint("volunteer_uid", "month", name=op.f("uq_received_reports_volunteer_uid")),
    )
    with op.batch_alter_table("received_reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_received_reports_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_received_reports_origin"), ["origin"], unique=False)

    op.create_table(
        "stipend_counts",
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("volunteer_uid", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "amount >= 0 AND amount = CAST(amount AS INTEGER)", name=op.f("ck_stipend_counts_whole_satang")
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_uid"], ["volunteers.uid"], name=op.f("fk_stipend_counts_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_stipend_counts")),
        sa.UniqueConstraint("volunteer_uid", "month", name=op.f("uq_stipend_counts_volunteer_uid")),
    )
    with op.batch_alter_table("stipend_counts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stipend_counts_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_stipend_counts_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_stipend_counts_unit"), ["unit"], unique=False)

    op.create_table(
        "stipend_lines",
        sa.Column("list_uid", sa.String(), nullable=False),
        sa.Column("volunteer_uid", sa.String(), nullable=False),
        sa.Column("person_uid", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("released_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "amount > 0 AND amount = CAST(amount AS INTEGER)", name=op.f("ck_stipend_lines_whole_satang")
        ),
        sa.ForeignKeyConstraint(
            ["list_uid"], ["stipend_lists.uid"], name=op.f("fk_stipend_lines_list_uid_stipend_lists")
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_uid"], ["volunteers.uid"], name=op.f("fk_stipend_lines_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_stipend_lines")),
    )
    with op.batch_alter_table("stipend_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stipend_lines_list_uid"), ["list_uid"], unique=False)
        batch_op.create_index(
            "ix_stipend_lines_living",
            ["volunteer_uid", "month"],
            unique=True,
            sqlite_where=sa.text("released_on IS NULL"),
            postgresql_where=sa.text("released_on IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_stipend_lines_origin"), ["origin"], unique=False)
        batch_op.create_index(
            "ix_stipend_lines_person",
            ["person_uid", "month"],
            unique=True,
            sqlite_where=sa.text("released_on IS NULL"),
            postgresql_where=sa.text("released_on IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_stipend_lines_volunteer_uid"), ["volunteer_uid"], unique=False)

    op.create_table(
        "work_notes",
        sa.Column("volunteer_uid", sa.String(), nullable=True),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("problems", sa.String(), nullable=False),
        sa.Column("proposals", sa.String(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("opinion_by", sa.String(), nullable=False),
        sa.Column("opinion_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_uid"], ["volunteers.uid"], name=op.f("fk_work_notes_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_work_notes")),
    )
    with op.batch_alter_table("work_notes", schema=None) as batch_op:
        batch_op.create_index("ix_work_notes_month", ["month", "volunteer_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_notes_origin"), ["origin"], unique=False)

    op.create_table(
        "activities",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("volunteer_uid", sa.String(), nullable=True),
        sa.Column("plan_item_uid", sa.String(), nullable=True),
        sa.Column("forum_uid", sa.String(), nullable=True),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("tambon_code", sa.String(), nullable=False),
        sa.Column("village_number", sa.Integer(), nullable=True),
        sa.Column("men", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["forum_uid"], ["forums.uid"], name=op.f("fk_activities_forum_uid_forums")),
        sa.ForeignKeyConstraint(
            ["plan_item_uid"], ["plan_items.uid"], name=op.f("fk_activities_plan_item_uid_plan_items")
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_uid"], ["volunteers.uid"], name=op.f("fk_activities_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_activities")),
    )
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activities_forum_uid"), ["forum_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_activities_on"), ["on"], unique=False)
        batch_op.create_index(batch_op.f("ix_activities_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_activities_plan_item_uid"), ["plan_item_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_activities_tambon_code"), ["tambon_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_activities_volunteer_uid"), ["volunteer_uid"], unique=False)

    op.create_table(
        "bulletin_tellings",
        sa.Column("bulletin_uid", sa.String(), nullable=False),
        sa.Column("person_uid", sa.String(), nullable=False),
        sa.Column("case_uid", sa.String(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_uid"], ["cases.uid"], name=op.f("fk_bulletin_tellings_case_uid_cases")
        ),
        sa.ForeignKeyConstraint(
            ["person_uid"], ["citizens.uid"], name=op.f("fk_bulletin_tellings_person_uid_citizens")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_bulletin_tellings")),
    )
    with op.batch_alter_table("bulletin_tellings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bulletin_tellings_bulletin_uid"), ["bulletin_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_bulletin_tellings_case_uid"), ["case_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_bulletin_tellings_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_bulletin_tellings_person_uid"), ["person_uid"], unique=False)

    op.create_table(
        "course_sessions",
        sa.Column("course_uid", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_uid"], ["courses.uid"], name=op.f("fk_course_sessions_course_uid_courses")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_course_sessions")),
    )
    with op.batch_alter_table("course_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_course_sessions_course_uid"), ["course_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_course_sessions_on"), ["on"], unique=False)
        batch_op.create_index(batch_op.f("ix_course_sessions_origin"), ["origin"], unique=False)

    op.create_table(
        "enrolments",
        sa.Column("course_uid", sa.String(), nullable=False),
        sa.Column("person_uid", sa.String(), nullable=False),
        sa.Column("case_uid", sa.String(), nullable=True),
        sa.Column("enrolled_on", sa.Date(), nullable=False),
        sa.Column("seated_on", sa.Date(), nullable=True),
        sa.Column("income_before", sa.Integer(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdraw_reason", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("hours_attended", sa.Integer(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_uid"], ["cases.uid"], name=op.f("fk_enrolments_case_uid_cases")),
        sa.ForeignKeyConstraint(
            ["course_uid"], ["courses.uid"], name=op.f("fk_enrolments_course_uid_courses")
        ),
        sa.ForeignKeyConstraint(
            ["person_uid"], ["citizens.uid"], name=op.f("fk_enrolments_person_uid_citizens")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_enrolments")),
    )
    with op.batch_alter_table("enrolments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolments_case_uid"), ["case_uid"], unique=False)
        batch_op.create_index(
            "ix_enrolments_living",
            ["course_uid", "person_uid"],
            unique=True,
            sqlite_where=sa.text("withdrawn_on IS NULL"),
            postgresql_where=sa.text("withdrawn_on IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_enrolments_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolments_person_uid"), ["person_uid"], unique=False)

    op.create_table(
        "events",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("heard_on", sa.Date(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("happened_at", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("tambon_code", sa.String(), nullable=False),
        sa.Column("village_number", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("employer", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("what_happened", sa.String(), nullable=False),
        sa.Column("what_was_done", sa.String(), nullable=False),
        sa.Column("what_is_needed", sa.String(), nullable=False),
        sa.Column("case_uid", sa.String(), nullable=True),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_note", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_uid"], ["cases.uid"], name=op.f("fk_events_case_uid_cases")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_events")),
        sa.UniqueConstraint("origin", "fiscal_year", "number", name=op.f("uq_events_origin")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_events_case_uid"), ["case_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_events_heard_on"), ["heard_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_events_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_events_tambon_code"), ["tambon_code"], unique=False)

    op.create_table(
        "forum_matters",
        sa.Column("forum_uid", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("raised_by", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("category_code", sa.String(), nullable=False),
        sa.Column("case_uid", sa.String(), nullable=True),
        sa.Column("group_uid", sa.String(), nullable=True),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_uid"], ["cases.uid"], name=op.f("fk_forum_matters_case_uid_cases")),
        sa.ForeignKeyConstraint(
            ["forum_uid"], ["forums.uid"], name=op.f("fk_forum_matters_forum_uid_forums")
        ),
        sa.ForeignKeyConstraint(
            ["group_uid"], ["groups.uid"], name=op.f("fk_forum_matters_group_uid_groups")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_forum_matters")),
    )
    with op.batch_alter_table("forum_matters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_forum_matters_case_uid"), ["case_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_forum_matters_category_code"), ["category_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_forum_matters_forum_uid"), ["forum_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_forum_matters_group_uid"), ["group_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_forum_matters_origin"), ["origin"], unique=False)

    op.create_table(
        "group_members",
        sa.Column("group_uid", sa.String(), nullable=False),
        sa.Column("person_uid", sa.String(), nullable=False),
        sa.Column("case_uid", sa.String(), nullable=True),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_uid"], ["cases.uid"], name=op.f("fk_group_members_case_uid_cases")),
        sa.ForeignKeyConstraint(
            ["group_uid"], ["groups.uid"], name=op.f("fk_group_members_group_uid_groups")
        ),
        sa.ForeignKeyConstraint(
            ["person_uid"], ["citizens.uid"], name=op.f("fk_group_members_person_uid_citizens")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_group_members")),
    )
    with op.batch_alter_table("group_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_members_case_uid"), ["case_uid"], unique=False)
        batch_op.create_index(
            "ix_group_members_living",
            ["group_uid", "person_uid"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_group_members_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_members_person_uid"), ["person_uid"], unique=False)

    op.create_table(
        "hand_overs",
        sa.Column("case_uid", sa.String(), nullable=False),
        sa.Column("from_volunteer_uid", sa.String(), nullable=False),
        sa.Column("to_volunteer_uid", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_uid"], ["cases.uid"], name=op.f("fk_hand_overs_case_uid_cases")),
        sa.ForeignKeyConstraint(
            ["from_volunteer_uid"],
            ["volunteers.uid"],
            name=op.f("fk_hand_overs_from_volunteer_uid_volunteers"),
        ),
        sa.ForeignKeyConstraint(
            ["to_volunteer_uid"], ["volunteers.uid"], name=op.f("fk_hand_overs_to_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_hand_overs")),
    )
    with op.batch_alter_table("hand_overs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hand_overs_case_uid"), ["case_uid"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_hand_overs_from_volunteer_uid"), ["from_volunteer_uid"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_hand_overs_origin"), ["origin"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_hand_overs_to_volunteer_uid"), ["to_volunteer_uid"], unique=False
        )

    op.create_table(
        "needs",
        sa.Column("case_uid", sa.String(), nullable=False),
        sa.Column("category_code", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_uid"], ["cases.uid"], name=op.f("fk_needs_case_uid_cases")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_needs")),
    )
    with op.batch_alter_table("needs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_needs_case_uid"), ["case_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_needs_category_code"), ["category_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_needs_origin"), ["origin"], unique=False)

    op.create_table(
        "steps",
        sa.Column("case_uid", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("agency_code", sa.String(), nullable=False),
        sa.Column("letter_number", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("in_work", sa.Boolean(), nullable=True),
        sa.Column("income_before", sa.Integer(), nullable=True),
        sa.Column("income_after", sa.Integer(), nullable=True),
        sa.Column("satisfaction", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_uid"], ["cases.uid"], name=op.f("fk_steps_case_uid_cases")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_steps")),
    )
    with op.batch_alter_table("steps", schema=None) as batch_op:
        batch_op.create_index(
            "ix_steps_life", ["case_uid", "kind", "verdict", "on", "agency_code"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_steps_on"), ["on"], unique=False)
        batch_op.create_index(batch_op.f("ix_steps_origin"), ["origin"], unique=False)
        batch_op.create_index("ix_steps_reached", ["kind", "verdict", "on", "case_uid"], unique=False)

    op.create_table(
        "stipend_receipts",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line_uid", sa.String(), nullable=False),
        sa.Column("volunteer_uid", sa.String(), nullable=False),
        sa.Column("person_uid", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("payee", sa.String(), nullable=False),
        sa.Column("payee_id", sa.String(), nullable=False),
        sa.Column("payee_address", sa.String(), nullable=False),
        sa.Column("payer", sa.String(), nullable=False),
        sa.Column("payer_position", sa.String(), nullable=False),
        sa.Column("replaces_uid", sa.String(), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("voided_by", sa.String(), nullable=False),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "amount > 0 AND amount = CAST(amount AS INTEGER)", name=op.f("ck_stipend_receipts_whole_satang")
        ),
        sa.ForeignKeyConstraint(
            ["line_uid"], ["stipend_lines.uid"], name=op.f("fk_stipend_receipts_line_uid_stipend_lines")
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_uid"], ["volunteers.uid"], name=op.f("fk_stipend_receipts_volunteer_uid_volunteers")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_stipend_receipts")),
        sa.UniqueConstraint("origin", "fiscal_year", "number", name=op.f("uq_stipend_receipts_origin")),
    )
    with op.batch_alter_table("stipend_receipts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stipend_receipts_line_uid"), ["line_uid"], unique=False)
        batch_op.create_index(
            "ix_stipend_receipts_living",
            ["volunteer_uid", "month"],
            unique=True,
            sqlite_where=sa.text("voided_on IS NULL"),
            postgresql_where=sa.text("voided_on IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_stipend_receipts_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_stipend_receipts_origin"), ["origin"], unique=False)
        batch_op.create_index(
            "ix_stipend_receipts_person",
            ["person_uid", "month"],
            unique=True,
            sqlite_where=sa.text("voided_on IS NULL"),
            postgresql_where=sa.text("voided_on IS NULL"),
        )
        batch_op.create_index(
            batch_op.f("ix_stipend_receipts_volunteer_uid"), ["volunteer_uid"], unique=False
        )

    op.create_table(
        "attendances",
        sa.Column("session_uid", sa.String(), nullable=False),
        sa.Column("enrolment_uid", sa.String(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("hours >= 0 AND hours <= 24", name=op.f("ck_attendances_hours_of_a_day")),
        sa.ForeignKeyConstraint(
            ["enrolment_uid"], ["enrolments.uid"], name=op.f("fk_attendances_enrolment_uid_enrolments")
        ),
        sa.ForeignKeyConstraint(
            ["session_uid"], ["course_sessions.uid"], name=op.f("fk_attendances_session_uid_course_sessions")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_attendances")),
        sa.UniqueConstraint("session_uid", "enrolment_uid", name=op.f("uq_attendances_session_uid")),
    )
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendances_enrolment_uid"), ["enrolment_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendances_origin"), ["origin"], unique=False)

    op.create_table(
        "certificates",
        sa.Column("enrolment_uid", sa.String(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("voided_by", sa.String(), nullable=False),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_uid"], ["enrolments.uid"], name=op.f("fk_certificates_enrolment_uid_enrolments")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_certificates")),
        sa.UniqueConstraint("origin", "fiscal_year", "number", name=op.f("uq_certificates_origin")),
    )
    with op.batch_alter_table("certificates", schema=None) as batch_op:
        batch_op.create_index(
            "ix_certificates_living",
            ["enrolment_uid"],
            unique=True,
            sqlite_where=sa.text("voided_on IS NULL"),
            postgresql_where=sa.text("voided_on IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_certificates_origin"), ["origin"], unique=False)

    op.create_table(
        "event_tellings",
        sa.Column("event_uid", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"], ["events.uid"], name=op.f("fk_event_tellings_event_uid_events")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_event_tellings")),
    )
    with op.batch_alter_table("event_tellings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_tellings_event_uid"), ["event_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_tellings_origin"), ["origin"], unique=False)

    op.create_table(
        "photographs",
        sa.Column("activity_uid", sa.String(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_uid"], ["activities.uid"], name=op.f("fk_photographs_activity_uid_activities")
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_photographs")),
    )
    with op.batch_alter_table("photographs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_photographs_activity_uid"), ["activity_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_photographs_origin"), ["origin"], unique=False)

    op.create_table(
        "training_follow_ups",
        sa.Column("enrolment_uid", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("in_work", sa.Boolean(), nullable=True),
        sa.Column("uses_skill", sa.Boolean(), nullable=True),
        sa.Column("income", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_uid"],
            ["enrolments.uid"],
            name=op.f("fk_training_follow_ups_enrolment_uid_enrolments"),
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_training_follow_ups")),
        sa.UniqueConstraint("enrolment_uid", "days", name=op.f("uq_training_follow_ups_enrolment_uid")),
    )
    with op.batch_alter_table("training_follow_ups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_training_follow_ups_origin"), ["origin"], unique=False)
