-- The end of a chain is known only while the chain is held. So the last part of an event's hash is made here, and a
-- chain is held for one statement and the commit, whatever the command did before.
--
-- `said` is everything of an event that is known beforehand: {data, id, kind, stream, streamSeq} in canonical JSON
-- (RFC 8785). Its hash is SHA-256 over the hash before it and the canonical JSON of all its members; in their order
-- actor, at and chain stand before chainSeq, and what is said behind it.
CREATE FUNCTION append_events(to_chain text, said text[], by_actor uuid, happened timestamptz, opening text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  place bigint;
  previous bytea;
  linked bytea;
  one text;
  event_id uuid;
BEGIN
  LOOP
    SELECT length, head INTO place, previous FROM ledger_chain WHERE id = to_chain FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO ledger_chain (id) VALUES (to_chain) ON CONFLICT DO NOTHING;
  END LOOP;
  FOREACH one IN ARRAY said LOOP
    place := place + 1;
    linked := sha256(previous || convert_to(opening || place || ',' || substr(one, 2), 'UTF8'));
    INSERT INTO event (id, chain, chain_seq, stream, stream_seq, kind, data, actor, at, previous_hash, hash)
    SELECT e.id, to_chain, place, e.stream, e."streamSeq", e.kind, e.data, by_actor, happened, previous, linked
    FROM jsonb_to_record(one::jsonb) AS e(id uuid, stream uuid, "streamSeq" integer, kind text, data jsonb)
    RETURNING id INTO event_id;
    INSERT INTO outbox (event_id, topic) SELECT event_id, one::jsonb ->> 'kind';
    previous := linked;
  END LOOP;
  UPDATE ledger_chain SET length = place, head = previous WHERE id = to_chain;
END $$;
