-- Surveys: what is asked (checklists), by whom and where (campaigns, visits), what was found (sessions), what was
-- asked for (recommendations).

CREATE TABLE checklist (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE
);

CREATE TABLE checklist_version (
  id uuid PRIMARY KEY,
  checklist_id uuid NOT NULL REFERENCES checklist,
  number integer NOT NULL CHECK (number > 0),
  state text NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
  definition jsonb NOT NULL,
  -- Of the canonical JSON of the definition, from publication on.
  sha256 bytea CHECK ((sha256 IS NULL) = (state = 'draft')),
  published_at timestamptz CHECK ((published_at IS NULL) = (state = 'draft')),
  withdrawn_at timestamptz CHECK ((withdrawn_at IS NULL) = (state <> 'withdrawn')),
  withdrawn_ground text CHECK ((withdrawn_ground IS NULL) = (state <> 'withdrawn')),
  UNIQUE (checklist_id, number)
);
CREATE UNIQUE INDEX checklist_one_draft ON checklist_version (checklist_id) WHERE state = 'draft';

-- What was published is what was asked: it can be withdrawn, never changed.
CREATE FUNCTION keep_published_checklist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'draft' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'published' AND NEW.state = 'withdrawn'
    AND NEW.definition = OLD.definition AND NEW.sha256 = OLD.sha256 AND NEW.number = OLD.number
    AND NEW.checklist_id = OLD.checklist_id AND NEW.published_at = OLD.published_at THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published checklist is never changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON checklist_version
  FOR EACH ROW EXECUTE FUNCTION keep_published_checklist();

CREATE TABLE campaign (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name jsonb NOT NULL,
  -- The body whose survey it is, and to which it reports.
  unit_id uuid NOT NULL REFERENCES unit,
  -- The decision that sets up the team.
  legal_document_id uuid NOT NULL REFERENCES legal_document,
  purposes text[] NOT NULL CHECK (purposes <@ ARRAY['survey', 'assess', 'urge-on'] AND purposes <> '{}'),
  scope jsonb NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL CHECK (ends_on >= starts_on),
  state text NOT NULL CHECK (state IN ('draft', 'announced', 'running', 'closed')),
  previous_id uuid REFERENCES campaign,
  CHECK (previous_id IS DISTINCT FROM id)
);

-- The units to visit.
CREATE TABLE campaign_unit (
  campaign_id uuid NOT NULL REFERENCES campaign,
  unit_id uuid NOT NULL REFERENCES unit,
  PRIMARY KEY (campaign_id, unit_id)
);

-- What is asked of units of a level.
CREATE TABLE campaign_checklist (
  campaign_id uuid NOT NULL REFERENCES campaign,
  level text NOT NULL CHECK (level IN ('city', 'district', 'ward')),
  checklist_version_id uuid NOT NULL REFERENCES checklist_version,
  PRIMARY KEY (campaign_id, level)
);

CREATE TABLE survey_group (
  id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL REFERENCES campaign,
  number integer NOT NULL CHECK (number > 0),
  name jsonb NOT NULL,
  UNIQUE (campaign_id, number),
  UNIQUE (campaign_id, id)
);

-- Who belongs to the team; without a group: to its head.
CREATE TABLE survey_member (
  id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL REFERENCES campaign,
  group_id uuid,
  person_id uuid NOT NULL REFERENCES person,
  role text NOT NULL CHECK (role IN ('head', 'deputy', 'secretary', 'member')),
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  FOREIGN KEY (campaign_id, group_id) REFERENCES survey_group (campaign_id, id)
);
CREATE INDEX survey_member_person ON survey_member (person_id);

-- One line of the itinerary. A ward is visited on the half-day of its district, by the same group.
CREATE TABLE visit (
  id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL,
  group_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  within_id uuid REFERENCES visit,
  day date NOT NULL,
  half text NOT NULL CHECK (half IN ('morning', 'afternoon')),
  FOREIGN KEY (campaign_id, group_id) REFERENCES survey_group (campaign_id, id),
  FOREIGN KEY (campaign_id, unit_id) REFERENCES campaign_unit,
  UNIQUE (campaign_id, unit_id)
);
CREATE UNIQUE INDEX visit_one_place ON visit (group_id, day, half) WHERE within_id IS NULL;

CREATE TABLE survey_session (
  id uuid PRIMARY KEY,
  visit_id uuid NOT NULL UNIQUE REFERENCES visit,
  campaign_id uuid NOT NULL REFERENCES campaign,
  unit_id uuid NOT NULL REFERENCES unit,
  checklist_version_id uuid NOT NULL REFERENCES checklist_version,
  state text NOT NULL CHECK (state IN ('open', 'reading', 'signed')),
  place text NOT NULL,
  -- When it was held, as the minutes say.
  begins_at timestamptz NOT NULL,
  ends_at timestamptz CHECK (ends_at >= begins_at),
  -- [{ side: 'team' | 'unit', name, title, personId? }]
  attendees jsonb NOT NULL,
  -- [{ vi, en }]
  agenda jsonb NOT NULL,
  signed_at timestamptz CHECK ((signed_at IS NULL) = (state <> 'signed'))
);
CREATE INDEX survey_session_campaign ON survey_session (campaign_id);

-- What was answered, never overwritten: an entry takes the place of those it names. What nothing took the place of
-- stands; two that stand differ because two people answered without knowing of each other.
CREATE TABLE answer_entry (
  -- Given by the device, so that an answer that is sent twice arrives once.
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES survey_session,
  item text NOT NULL,
  -- `unit`: what the unit states; `team`: what the team found.
  side text NOT NULL CHECK (side IN ('unit', 'team')),
  value jsonb NOT NULL,
  note text,
  replaces uuid[] NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  device text NOT NULL,
  -- As the device's clock had it, right or wrong.
  device_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE INDEX answer_entry_session ON answer_entry (session_id, item);

-- What came from a device after both sides had signed: kept, for an addendum.
CREATE TABLE late_answer (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES survey_session,
  entry jsonb NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  received_at timestamptz NOT NULL
);

-- A photograph or document of a session; its bytes may come later, and in parts.
CREATE TABLE evidence (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES survey_session,
  item text,
  kind text NOT NULL CHECK (kind IN ('photograph', 'document')),
  name text NOT NULL,
  size integer NOT NULL CHECK (size > 0),
  -- As the device declared it; the bytes must have it when they are complete.
  sha256 bytea NOT NULL,
  taken_at timestamptz NOT NULL,
  -- { latitude, longitude, accuracyM }, where the surveyor allowed it.
  place jsonb,
  person_id uuid NOT NULL REFERENCES person,
  received_at timestamptz NOT NULL,
  blob_sha256 bytea REFERENCES blob,
  CHECK (blob_sha256 IS NULL OR blob_sha256 = sha256)
);
CREATE INDEX evidence_session ON evidence (session_id);

CREATE TABLE evidence_part (
  evidence_id uuid NOT NULL REFERENCES evidence ON DELETE CASCADE,
  first_byte integer NOT NULL CHECK (first_byte >= 0),
  bytes bytea NOT NULL,
  PRIMARY KEY (evidence_id, first_byte)
);

-- A live figure beside an item, frozen when the session is signed.
CREATE TABLE frozen_figure (
  session_id uuid NOT NULL REFERENCES survey_session,
  item text NOT NULL,
  figure text NOT NULL,
  value jsonb NOT NULL,
  at timestamptz NOT NULL,
  -- What was asked, and of which version of the figure.
  query text NOT NULL,
  row_count integer NOT NULL,
  -- Of the canonical JSON of the rows behind it.
  rows_sha256 bytea NOT NULL,
  rows jsonb NOT NULL,
  PRIMARY KEY (session_id, item)
);

CREATE TABLE difficulty (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES survey_session,
  cause text NOT NULL CHECK (cause IN ('legal-basis', 'competence', 'it-system', 'training', 'staffing', 'facilities',
    'other')),
  text text NOT NULL,
  -- What it is about, where it is about one of these.
  unit_id uuid REFERENCES unit,
  procedure_code text,
  legal_document_id uuid REFERENCES legal_document,
  item text,
  person_id uuid NOT NULL REFERENCES person,
  at timestamptz NOT NULL
);
CREATE INDEX difficulty_session ON difficulty (session_id);

CREATE TABLE recommendation (
  id uuid PRIMARY KEY,
  number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  -- Who asks.
  unit_id uuid NOT NULL REFERENCES unit,
  session_id uuid REFERENCES survey_session,
  difficulty_id uuid REFERENCES difficulty,
  cause text NOT NULL CHECK (cause IN ('legal-basis', 'competence', 'it-system', 'training', 'staffing', 'facilities',
    'other')),
  procedure_code text,
  legal_document_id uuid REFERENCES legal_document,
  text text NOT NULL,
  raised_at timestamptz NOT NULL,
  -- `answered`: at the table; `carried`: to a body; `replied`: by that body; `verified`: the asker is content.
  state text NOT NULL CHECK (state IN ('raised', 'answered', 'carried', 'replied', 'verified')),
  public boolean NOT NULL DEFAULT false,
  -- The one it was joined with; who asked stays known.
  merged_into uuid REFERENCES recommendation,
  owner_id uuid REFERENCES unit,
  due_at timestamptz,
  reply text,
  reply_basis text,
  replied_by uuid REFERENCES person,
  replied_at timestamptz,
  reopened integer NOT NULL DEFAULT 0,
  CHECK (merged_into IS DISTINCT FROM id),
  CHECK (state IN ('raised', 'answered') OR (owner_id IS NOT NULL AND due_at IS NOT NULL)),
  CHECK (state IN ('raised', 'carried') OR (reply IS NOT NULL AND replied_by IS NOT NULL AND replied_at IS NOT NULL))
);
CREATE INDEX recommendation_session ON recommendation (session_id);
CREATE INDEX recommendation_owner ON recommendation (owner_id) WHERE state = 'carried';

-- What was read back and signed: every fact of the minutes, and the papers made of it.
CREATE TABLE minutes (
  session_id uuid PRIMARY KEY REFERENCES survey_session,
  content jsonb NOT NULL,
  -- Of the canonical JSON of the content; what each side signs.
  sha256 bytea NOT NULL,
  docx_sha256 bytea NOT NULL REFERENCES blob,
  pdf_sha256 bytea NOT NULL REFERENCES blob,
  drawn_at timestamptz NOT NULL
);

CREATE TABLE minutes_signature (
  session_id uuid NOT NULL REFERENCES minutes,
  side text NOT NULL CHECK (side IN ('team', 'unit')),
  person_id uuid NOT NULL REFERENCES person,
  name text NOT NULL,
  title jsonb NOT NULL,
  sha256 bytea NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (session_id, side)
);

CREATE TABLE minutes_addendum (
  session_id uuid NOT NULL REFERENCES minutes,
  number integer NOT NULL CHECK (number > 0),
  text text NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  at timestamptz NOT NULL,
  PRIMARY KEY (session_id, number)
);

-- Once both sides have signed, nothing of a session changes. What is to be put right is an addendum.
CREATE FUNCTION keep_signed_session() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  session uuid;
BEGIN
  FOREACH session IN ARRAY CASE TG_OP
    WHEN 'INSERT' THEN ARRAY[NEW.session_id]
    WHEN 'DELETE' THEN ARRAY[OLD.session_id]
    ELSE ARRAY[OLD.session_id, NEW.session_id] END
  LOOP
    -- Held until the end: nothing slips in while the last signature is given.
    PERFORM FROM survey_session WHERE id = session FOR SHARE;
    IF EXISTS (SELECT FROM survey_session WHERE id = session AND state = 'signed') THEN
      RAISE EXCEPTION 'the minutes of this session are signed' USING ERRCODE = 'integrity_constraint_violation',
        CONSTRAINT = 'session_signed';
    END IF;
  END LOOP;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['answer_entry', 'evidence', 'frozen_figure', 'difficulty', 'minutes', 'minutes_signature']
  LOOP
    EXECUTE format('CREATE TRIGGER keep_signed BEFORE INSERT OR UPDATE OR DELETE ON %I
      FOR EACH ROW EXECUTE FUNCTION keep_signed_session()', name);
    EXECUTE format('CREATE TRIGGER keep_all BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['minutes_addendum', 'late_answer']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
      EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

CREATE FUNCTION keep_signed_session_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'signed' THEN
    RAISE EXCEPTION 'the minutes of this session are signed' USING ERRCODE = 'integrity_constraint_violation',
      CONSTRAINT = 'session_signed';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_signed BEFORE UPDATE OR DELETE ON survey_session
  FOR EACH ROW EXECUTE FUNCTION keep_signed_session_row();
