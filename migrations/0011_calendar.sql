-- The working calendar over time. What is recorded is withdrawn, never deleted: it can be told what the calendar
-- was known to be at any moment, and why a dossier was promised for that day.

-- `-infinity`: known from the beginning.
ALTER TABLE special_day
  -- The working day that a make-up day stands for.
  ADD COLUMN replaces date CHECK (replaces IS NULL OR kind = 'make-up'),
  ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT '-infinity',
  ADD COLUMN withdrawn_at timestamptz,
  ADD CONSTRAINT special_day_withdrawn_later CHECK (withdrawn_at > recorded_at),
  DROP CONSTRAINT special_day_pkey,
  ADD PRIMARY KEY (day, recorded_at);
CREATE UNIQUE INDEX special_day_standing ON special_day (day) WHERE withdrawn_at IS NULL;

-- The hours of a one-stop from a day on, until the next; before the first, those of `one_stop`.
CREATE TABLE one_stop_hours (
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  from_day date NOT NULL,
  week jsonb NOT NULL,
  basis text NOT NULL,
  recorded_at timestamptz NOT NULL,
  withdrawn_at timestamptz CHECK (withdrawn_at > recorded_at),
  PRIMARY KEY (one_stop_id, from_day, recorded_at)
);
CREATE UNIQUE INDEX one_stop_hours_standing ON one_stop_hours (one_stop_id, from_day) WHERE withdrawn_at IS NULL;

-- A day on which a one-stop is closed by decision: a flood, a move.
CREATE TABLE closure (
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  day date NOT NULL,
  reason jsonb NOT NULL,
  basis text NOT NULL,
  recorded_at timestamptz NOT NULL,
  withdrawn_at timestamptz CHECK (withdrawn_at > recorded_at),
  PRIMARY KEY (one_stop_id, day, recorded_at)
);
CREATE UNIQUE INDEX closure_standing ON closure (one_stop_id, day) WHERE withdrawn_at IS NULL;

-- What stands now, as a hash: an intake compares it instead of reading the days. No row: nothing was ever recorded.
CREATE TABLE calendar_revision (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  sha256 bytea NOT NULL
);

CREATE FUNCTION revise_calendar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- One change after the other, so that each hash has seen the changes before it.
  PERFORM pg_advisory_xact_lock(hashtext('calendar_revision'));
  INSERT INTO calendar_revision (sha256)
  SELECT sha256(convert_to(json_build_array(
    (SELECT json_agg(json_build_array(day, kind, name, basis, replaces) ORDER BY day)
      FROM special_day WHERE withdrawn_at IS NULL),
    (SELECT json_agg(json_build_array(one_stop_id, from_day, week) ORDER BY one_stop_id, from_day)
      FROM one_stop_hours WHERE withdrawn_at IS NULL),
    (SELECT json_agg(json_build_array(one_stop_id, day, reason, basis) ORDER BY one_stop_id, day)
      FROM closure WHERE withdrawn_at IS NULL))::text, 'UTF8'))
  ON CONFLICT (one) DO UPDATE SET sha256 = excluded.sha256;
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['special_day', 'one_stop_hours', 'closure'] LOOP
    EXECUTE format('CREATE TRIGGER calendar_revised AFTER INSERT OR UPDATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION revise_calendar()', t);
    EXECUTE format('CREATE TRIGGER calendar_keeps BEFORE DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['one_stop_hours', 'closure'] LOOP
    EXECUTE format('CREATE TRIGGER register_changed AFTER INSERT OR UPDATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION tell_register_changed()', t);
  END LOOP;
END $$;

-- What is already there gets its hash.
DO $$
BEGIN
  IF EXISTS (SELECT FROM special_day) THEN
    UPDATE special_day SET withdrawn_at = NULL;
  END IF;
END $$;
