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
BEGIN
  PERFORM pg_notify('dossier_event', live_message(NEW)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_told AFTER INSERT ON outbox FOR EACH ROW WHEN (NEW.topic LIKE 'dossier.%')
  EXECUTE FUNCTION tell_live_pages();
