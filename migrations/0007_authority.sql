-- The register of authority over all time: what documents do to each other, delegations row by row with their
-- conditions, who signs for whom, reorganisations. Whatever PostgreSQL can refuse, it refuses.

-- A period as the program reads it.
CREATE FUNCTION period(daterange) RETURNS json LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN json_build_object('from', lower($1), 'to', upper($1));

-- `[x,x]` is one kind of case, `(,)` any: so that «any» overlaps with each.
CREATE TYPE textrange AS RANGE (subtype = text, collation = "C");

-- Departments of the city decide too.
ALTER TABLE one_stop DROP CONSTRAINT one_stop_level_check,
  ADD CONSTRAINT one_stop_level_check CHECK (level IN ('city', 'district', 'ward'));
ALTER TABLE competence DROP CONSTRAINT competence_level_check,
  ADD CONSTRAINT competence_level_check CHECK (level IN ('city', 'district', 'ward'));

ALTER TABLE legal_document ADD COLUMN scan bytea REFERENCES blob;

-- What one document does to another, from a day on.
CREATE TABLE legal_effect (
  document_id uuid NOT NULL REFERENCES legal_document,
  effect text NOT NULL CHECK (effect IN ('amends', 'replaces', 'repeals', 'suspends', 'extends')),
  on_id uuid NOT NULL REFERENCES legal_document,
  from_day date NOT NULL,
  -- What rests on the old document rests on the new one from then on.
  carries_over boolean NOT NULL DEFAULT false CHECK (effect = 'replaces' OR NOT carries_over),
  PRIMARY KEY (document_id, effect, on_id, from_day),
  CHECK (document_id <> on_id)
);
CREATE INDEX legal_effect_on ON legal_effect (on_id);
CREATE INDEX legal_basis_basis ON legal_basis (basis_id);

-- A competence by law, as a delegation refers to it: that of the committee of a level, or of one division.
ALTER TABLE competence
  ADD COLUMN division_key uuid NOT NULL
    GENERATED ALWAYS AS (coalesce(division_id, '00000000-0000-0000-0000-000000000000')) STORED,
  DROP CONSTRAINT one_holder,
  ADD CONSTRAINT one_holder UNIQUE (procedure_id, level, division_key, validity WITHOUT OVERLAPS);
ALTER TABLE unit_version ADD CONSTRAINT unit_version_level UNIQUE (unit_id, level, validity WITHOUT OVERLAPS);

-- A row of an annex now hangs on its document itself, and may hold for several periods: it can be suspended.
ALTER TABLE delegation_row
  ADD COLUMN document_id uuid,
  ADD COLUMN delegator_level text,
  -- Only a committee's competence can be delegated, or its chairperson's; never a division's.
  ADD COLUMN delegator_division uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
    CHECK (delegator_division = '00000000-0000-0000-0000-000000000000'),
  -- Only the holder of this position may decide, not the delegate's head.
  ADD COLUMN position_id uuid,
  ADD COLUMN case_type textrange NOT NULL DEFAULT '(,)',
  ADD COLUMN value int8range NOT NULL DEFAULT '(,)' CHECK (NOT isempty(value)),
  ADD COLUMN reporting text,
  ADD COLUMN term text;
UPDATE delegation_row r SET document_id = d.document_id, delegator_level = u.level
FROM delegation d, unit_version u
WHERE d.id = r.delegation_id AND u.unit_id = r.delegator_id AND u.validity @> lower(r.validity);
ALTER TABLE delegation_row
  ALTER COLUMN document_id SET NOT NULL,
  ALTER COLUMN delegator_level SET NOT NULL,
  DROP CONSTRAINT one_delegate,
  DROP CONSTRAINT delegation_row_pkey,
  DROP CONSTRAINT delegation_row_delegate_id_validity_fkey,
  DROP COLUMN id,
  DROP COLUMN delegation_id;
DROP TABLE delegation;
ALTER TABLE delegation_row
  ADD PRIMARY KEY (document_id, annex, no, delegate_id, validity WITHOUT OVERLAPS),
  -- A delegation has a term (Law on the Organisation of Local Government 2015, art. 14).
  ADD CONSTRAINT delegation_has_term CHECK (NOT upper_inf(validity)),
  -- The same case never has two delegates.
  ADD CONSTRAINT one_delegate EXCLUDE USING gist (delegator_id WITH =, procedure_id WITH =, territory_id WITH =,
    case_type WITH &&, value WITH &&, validity WITH &&),
  -- Never outside the validity of its decision, of its delegator and the competence of that, of its delegate.
  ADD CONSTRAINT delegation_within_document FOREIGN KEY (document_id, PERIOD validity)
    REFERENCES legal_validity (document_id, PERIOD validity) DEFERRABLE,
  ADD CONSTRAINT delegation_within_delegator FOREIGN KEY (delegator_id, delegator_level, PERIOD validity)
    REFERENCES unit_version (unit_id, level, PERIOD validity) DEFERRABLE,
  ADD CONSTRAINT delegation_within_competence
    FOREIGN KEY (procedure_id, delegator_level, delegator_division, PERIOD validity)
    REFERENCES competence (procedure_id, level, division_key, PERIOD validity) DEFERRABLE,
  ADD CONSTRAINT delegation_within_delegate FOREIGN KEY (delegate_id, PERIOD validity)
    REFERENCES unit_version (unit_id, PERIOD validity) DEFERRABLE,
  ADD CONSTRAINT delegation_within_position FOREIGN KEY (position_id, PERIOD validity)
    REFERENCES position (id, PERIOD validity) DEFERRABLE;

-- A reorganisation changes many entries that refer to each other; what they must keep is looked at in the end.
ALTER TABLE unit_version ALTER CONSTRAINT unit_version_parent_id_validity_fkey DEFERRABLE;
ALTER TABLE one_stop ALTER CONSTRAINT one_stop_unit_id_validity_fkey DEFERRABLE;
ALTER TABLE position ALTER CONSTRAINT position_unit_id_validity_fkey DEFERRABLE;
ALTER TABLE assignment ALTER CONSTRAINT assignment_position_id_validity_fkey DEFERRABLE;
ALTER TABLE route ALTER CONSTRAINT route_unit_id_validity_fkey DEFERRABLE;
ALTER TABLE competence ALTER CONSTRAINT competence_document_id_validity_fkey DEFERRABLE;

-- Somebody signs for the head of a unit during a period (Decree 30/2020/NĐ-CP art. 13); not a delegation.
CREATE TABLE substitution (
  unit_id uuid NOT NULL REFERENCES unit,
  position_id uuid NOT NULL,
  form text NOT NULL CHECK (form IN ('KT', 'TL', 'TUQ', 'Q')),
  document_id uuid REFERENCES legal_document,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  PRIMARY KEY (unit_id, position_id, form, validity WITHOUT OVERLAPS),
  CONSTRAINT one_acting_head EXCLUDE USING gist (unit_id WITH =, validity WITH &&) WHERE (form = 'Q'),
  CONSTRAINT substitution_within_unit FOREIGN KEY (unit_id, PERIOD validity)
    REFERENCES unit_version (unit_id, PERIOD validity) DEFERRABLE,
  CONSTRAINT substitution_within_position FOREIGN KEY (position_id, PERIOD validity)
    REFERENCES position (id, PERIOD validity) DEFERRABLE
);

-- What became of a unit that ended. Without a field: of everything that no other line names.
CREATE TABLE unit_succession (
  unit_id uuid NOT NULL REFERENCES unit,
  successor_id uuid NOT NULL REFERENCES unit,
  field text,
  on_day date NOT NULL,
  document_id uuid NOT NULL REFERENCES legal_document,
  UNIQUE NULLS NOT DISTINCT (unit_id, successor_id, field),
  CHECK (unit_id <> successor_id)
);

-- Who was trained for which procedure.
CREATE TABLE training_record (
  person_id uuid NOT NULL REFERENCES person,
  procedure_id uuid NOT NULL REFERENCES procedure,
  day date NOT NULL,
  course text NOT NULL,
  PRIMARY KEY (person_id, procedure_id, day)
);

-- A posting says who decides; the next one does not wipe out the last. With what it said, and a photograph.
ALTER TABLE posting
  DROP CONSTRAINT posting_pkey,
  ADD PRIMARY KEY (one_stop_id, procedure_version_id, posted_at),
  ADD COLUMN fingerprint text,
  ADD COLUMN photo bytea REFERENCES blob;

-- What is known of a case beyond its procedure, as far as a delegation may depend on it.
ALTER TABLE dossier ADD COLUMN facts jsonb NOT NULL DEFAULT '{}';

-- Changes under discussion: nothing of them holds before a second person has approved them.
CREATE TABLE authority_draft (
  id uuid PRIMARY KEY,
  title text NOT NULL,
  changes jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'published', 'withdrawn')),
  written_by uuid NOT NULL REFERENCES person,
  written_at timestamptz NOT NULL,
  approved_by uuid REFERENCES person,
  decided_at timestamptz,
  version integer NOT NULL,
  CONSTRAINT second_person CHECK (approved_by <> written_by),
  CHECK ((state = 'published') = (approved_by IS NOT NULL))
);

-- Deciding and changing the register exclude each other: a decision holds this lock shared from before it asks
-- until it is committed, a change holds it alone. Nothing is ever decided by what no longer holds.
CREATE FUNCTION register_lock_key() RETURNS bigint LANGUAGE sql STABLE
RETURN hashtextextended('register of authority in ' || current_schema(), 0);

CREATE FUNCTION lock_register() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(register_lock_key());
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['unit_version', 'one_stop', 'position', 'assignment', 'substitution', 'legal_document',
    'legal_validity', 'legal_basis', 'legal_effect', 'procedure_version', 'route', 'competence', 'delegation_row'] LOOP
    EXECUTE format('CREATE TRIGGER lock_register BEFORE INSERT OR UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION lock_register()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['substitution', 'legal_basis', 'legal_effect', 'unit_succession', 'training_record'] LOOP
    EXECUTE format('CREATE TRIGGER register_changed AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION tell_register_changed()', t);
  END LOOP;
END $$;
