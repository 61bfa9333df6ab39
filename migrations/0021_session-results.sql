-- What signed minutes say of each item, row by row, so that a whole campaign is summed up without opening any minutes.
CREATE TABLE session_result (
  session_id uuid NOT NULL REFERENCES minutes,
  item text NOT NULL,
  -- What counts: what the team found, else what the unit stated. Missing where neither answered.
  counted jsonb,
  -- { code, text, label, rows, rowsSha256 }: where statement, figure and what was found differ.
  finding jsonb,
  PRIMARY KEY (session_id, item)
);

-- The only way in: from the minutes themselves.
CREATE FUNCTION note_results(session uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO session_result (session_id, item, counted, finding)
  SELECT m.session_id, r ->> 'item', coalesce(nullif(r -> 'found', 'null'), nullif(r -> 'stated', 'null')),
    nullif(r -> 'finding', 'null') || jsonb_build_object('label', r -> 'label', 'rows', r #> '{figure,rows}',
      'rowsSha256', r #> '{figure,rowsSha256}')
  FROM minutes m, jsonb_array_elements(m.content -> 'results') r
  WHERE m.session_id = session
$$;
SELECT note_results(s.id) FROM survey_session s JOIN minutes m ON m.session_id = s.id WHERE s.state = 'signed';

CREATE TRIGGER keep_signed BEFORE INSERT OR UPDATE OR DELETE ON session_result
  FOR EACH ROW EXECUTE FUNCTION keep_signed_session();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON session_result EXECUTE FUNCTION refuse_change();

-- Points of signed minutes, beside the content: reading them there would unpack all of it.
ALTER TABLE minutes ADD COLUMN points jsonb GENERATED ALWAYS AS (nullif(content -> 'points', 'null')) STORED;
