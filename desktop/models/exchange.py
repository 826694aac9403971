"""The exchange's memory: who the others are, what went and came, and what was acknowledged."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry


class OwnIdentity(Base):
    """This unit's secret keys; they lie only here, inside the encrypted register."""

    __tablename__ = "own_identities"

    made_at: Mapped[str] = mapped_column(primary_key=True)
    secret: Mapped[str]
    withdrawn_at: Mapped[str] = mapped_column(default="")


class Peer(Base):
    """Another unit that files are exchanged with, and where the conversation stands."""

    __tablename__ = "peers"

    unit: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    age_recipient: Mapped[str] = mapped_column(default="")
    signing_key: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="invited")
    database_uid: Mapped[str] = mapped_column(default="")
    sequence_in: Mapped[int] = mapped_column(default=0)
    hash_in: Mapped[str] = mapped_column(default="")
    sequence_out: Mapped[int] = mapped_column(default=0)
    hash_out: Mapped[str] = mapped_column(default="")
    # Counts up where people decide to begin anew, after a register was restored or replaced.
    talk: Mapped[int] = mapped_column(default=1)


class WithdrawnKey(Base):
    """A unit's former key, so that a file signed with it is told from a forged one."""

    __tablename__ = "withdrawn_keys"

    signing_key: Mapped[str] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(index=True)
    age_recipient: Mapped[str]
    withdrawn_at: Mapped[str]


class ExchangedBundle(Entry, Base):
    """A sealed file that was made or taken in."""

    __tablename__ = "bundles"

    direction: Mapped[str]
    peer: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    sequence: Mapped[int]
    hash: Mapped[str] = mapped_column(index=True)
    month: Mapped[str] = mapped_column(default="")
    at: Mapped[str]
    counts: Mapped[str] = mapped_column(default="{}")
    sealed_by: Mapped[str] = mapped_column(default="")
    # The receiver's newest file that the sender had taken in.
    acknowledged: Mapped[int] = mapped_column(default=0)
    talk: Mapped[int] = mapped_column(default=1)


class Acknowledgement(Base):
    """The last word between this register and a peer on one entry's revision."""

    __tablename__ = "acknowledgements"

    peer: Mapped[str] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(primary_key=True)
    direction: Mapped[str] = mapped_column(primary_key=True)
    table: Mapped[str] = mapped_column("table_name")
    revision: Mapped[int]
    verdict: Mapped[str]
    remark: Mapped[str] = mapped_column(default="")
    answered: Mapped[bool] = mapped_column(default=False)
    # The first of our files that carried it; 0 where none did yet.
    told_in: Mapped[int] = mapped_column(default=0)


class KeptField(Base):
    """What a newer program's record told in fields that this one does not know; it goes on as it came."""

    __tablename__ = "kept_fields"

    table: Mapped[str] = mapped_column("table_name", primary_key=True)
    uid: Mapped[str] = mapped_column(primary_key=True)
    # The unit whose file brought them.
    peer: Mapped[str] = mapped_column(default="")
    # A JSON object: name to value.
    fields: Mapped[str] = mapped_column(default="{}")
