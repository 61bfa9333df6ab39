-- Who must hear of what happens, and how it reaches them.

-- Pages that are open hear of every event of a dossier when it is committed. What is said names the offices that it
-- concerns and no person but the assignee; each process passes it on to those who may look.
CREATE FUNCTION live_message(entry outbox) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  happened record;
  message jsonb;
BEGIN
  SELECT stream, stream_seq, data INTO happened FROM event WHERE id = entry.event_id;
  -- The first event says it all itself: intake must not wait for more.
  IF happened.stream_seq = 1 THEN
    RETURN jsonb_build_object('id', entry.id, 'code', happened.data -> 'code', 'version', 1, 'assignee', NULL,
      'oneStops', jsonb_build_array(happened.data -> 'oneStopId'), 'units', jsonb_build_array(happened.data -> 'unitId'));
  END IF;
  -- Whoever has it now, whoever is asked or handed it, and whoever had it before.
  SELECT jsonb_build_object('id', entry.id, 'code', d.code, 'version', happened.stream_seq, 'assignee', d.assignee_id,
    'oneStops', jsonb_build_array(d.one_stop_id, lead.one_stop_id, happened.data #> '{from,oneStopId}'),
    'units', jsonb_build_array(d.unit_id, d.standing #> '{handOver,to,unitId}', happened.data -> 'unitId',
      happened.data #> '{from,unitId}', happened.data #> '{to,unitId}')
      || jsonb_path_query_array(d.standing, '$.consultations[*].unitId'))
  INTO message
  FROM dossier d LEFT JOIN dossier lead ON lead.id = d.lead_id
  WHERE d.id = happened.stream;
  RETURN message;
END $$;

CREATE FUNCTION tell_live_pages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  message jsonb := live_message(NEW);
BEGIN
  IF message IS NOT NULL THEN
    PERFORM pg_notify('dossier_event', message::text);
  END IF;
  RETURN NULL;
END $$;
-- What comes back from a backup was told long ago.
CREATE TRIGGER outbox_told AFTER INSERT ON outbox FOR EACH ROW WHEN (NEW.topic LIKE 'dossier.%' AND NEW.sent_at IS NULL)
  EXECUTE FUNCTION tell_live_pages();

-- What a person is told, over one channel. The text is as it was when it was made; where it goes is looked up when it
-- is sent, so that no telephone number stands here.
CREATE TABLE notice (
  -- Also the reference under which whoever carries it knows it.
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier,
  -- The event that brought it about, or the level and the day.
  cause text NOT NULL,
  kind text NOT NULL,
  -- Null: the applicant.
  person_id uuid REFERENCES person,
  channel text NOT NULL CHECK (channel IN ('sms', 'email', 'page')),
  subject jsonb NOT NULL,
  text jsonb NOT NULL,
  parts integer CHECK (parts > 0),
  state text NOT NULL CHECK (state IN ('pending', 'failed', 'sent', 'given-up')),
  tries integer NOT NULL DEFAULT 0,
  -- The last try has no answer: it may have gone out.
  unanswered boolean NOT NULL DEFAULT false,
  -- Why the last try failed, in the words of whoever carries it; never with an address.
  trouble text,
  created_at timestamptz NOT NULL,
  next_try_at timestamptz,
  -- When somebody asked for another try.
  retried_at timestamptz,
  sent_at timestamptz,
  read_at timestamptz,
  CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  CHECK ((state IN ('pending', 'failed')) = (next_try_at IS NOT NULL)),
  CHECK ((channel = 'sms') = (parts IS NOT NULL)),
  -- A page is an officer's.
  CHECK (channel <> 'page' OR person_id IS NOT NULL),
  CHECK (read_at IS NULL OR channel = 'page'),
  -- None twice.
  UNIQUE NULLS NOT DISTINCT (dossier_id, cause, kind, person_id, channel)
);
CREATE INDEX notice_waiting ON notice (next_try_at) WHERE state IN ('pending', 'failed');
CREATE INDEX notice_given_up ON notice (created_at) WHERE state = 'given-up';
CREATE INDEX notice_on_page ON notice (person_id, created_at) WHERE channel = 'page';

-- What happened up to here is not told: the demonstration's past, and what an installation did before it sent notices.
CREATE TABLE notice_start (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  after bigint NOT NULL,
  -- A citizen is not told either that something has been late since before.
  at timestamptz NOT NULL
);
