-- The ledger: every write is a command, what it changed are events, events are chained by hash.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE installation (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  -- Key of the second secrets that are printed on receipt slips.
  slip_key bytea NOT NULL,
  -- The demonstration runs on a clock of its own: real time plus this many milliseconds.
  clock_offset_ms bigint NOT NULL DEFAULT 0,
  demonstration boolean NOT NULL DEFAULT false
);

-- One chain per office that writes, and one for the registers: offices never wait for each other.
CREATE TABLE ledger_chain (
  id text PRIMARY KEY,
  length bigint NOT NULL DEFAULT 0,
  head bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex')
);

CREATE TABLE event (
  id uuid PRIMARY KEY,
  chain text NOT NULL REFERENCES ledger_chain,
  chain_seq bigint NOT NULL,
  -- What the event is about, and its place in the life of that thing.
  stream uuid NOT NULL,
  stream_seq integer NOT NULL,
  kind text NOT NULL,
  data jsonb NOT NULL,
  actor uuid,
  at timestamptz NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  UNIQUE (chain, chain_seq),
  UNIQUE (stream, stream_seq)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
  EXECUTE FUNCTION refuse_change();

-- A command sent twice with one key takes effect once and gets the first answer again.
CREATE TABLE command (
  actor text NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  input_sha256 bytea NOT NULL,
  answer jsonb,
  at timestamptz NOT NULL,
  PRIMARY KEY (actor, key)
);

-- What other systems and persons must hear; written with the events, sent afterwards.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event,
  topic text NOT NULL,
  sent_at timestamptz
);
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;

-- Files by content. In the database, so that one snapshot holds everything.
CREATE TABLE blob (
  sha256 bytea PRIMARY KEY,
  media_type text NOT NULL,
  size integer NOT NULL CHECK (size = octet_length(bytes)),
  bytes bytea NOT NULL,
  stored_at timestamptz NOT NULL
);
