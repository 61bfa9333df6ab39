-- Legal documents, procedures, competence by law, delegation. What PostgreSQL can hold, it holds: a delegation
-- outside the validity of its document, of its delegate or of another delegation cannot be stored.

CREATE TABLE legal_document (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('law', 'decree', 'circular', 'resolution', 'decision')),
  title jsonb NOT NULL,
  issuer text NOT NULL,
  signer text,
  issued_on date NOT NULL,
  -- Numbers invented for the demonstration say so wherever they are shown.
  illustrative boolean NOT NULL,
  source text NOT NULL
);

CREATE TABLE legal_validity (
  document_id uuid NOT NULL REFERENCES legal_document,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  PRIMARY KEY (document_id, validity WITHOUT OVERLAPS)
);

CREATE TABLE legal_basis (
  document_id uuid NOT NULL REFERENCES legal_document,
  basis_id uuid NOT NULL REFERENCES legal_document,
  PRIMARY KEY (document_id, basis_id),
  CHECK (document_id <> basis_id)
);

CREATE TABLE procedure (
  id uuid PRIMARY KEY,
  -- National code, such as 1.001193.
  code text NOT NULL UNIQUE
);

CREATE TABLE procedure_version (
  id uuid PRIMARY KEY,
  procedure_id uuid NOT NULL REFERENCES procedure,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  name jsonb NOT NULL,
  field jsonb NOT NULL,
  levels text[] NOT NULL,
  term jsonb NOT NULL,
  fee jsonb NOT NULL,
  components jsonb NOT NULL,
  forms jsonb NOT NULL,
  channels text[] NOT NULL,
  result jsonb NOT NULL,
  legal_basis jsonb NOT NULL,
  keywords text[] NOT NULL,
  illustrative text[] NOT NULL,
  source text NOT NULL,
  UNIQUE (procedure_id, validity WITHOUT OVERLAPS)
);

-- Which one-stops receive a procedure, and which unit then works on it.
CREATE TABLE route (
  procedure_id uuid NOT NULL REFERENCES procedure,
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  unit_id uuid NOT NULL REFERENCES unit,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  PRIMARY KEY (procedure_id, one_stop_id, validity WITHOUT OVERLAPS),
  FOREIGN KEY (unit_id, PERIOD validity) REFERENCES unit_version (unit_id, PERIOD validity)
);
CREATE INDEX route_one_stop ON route (one_stop_id);

-- Competence by law: who decides a procedure at a level, before any delegation.
CREATE TABLE competence (
  id uuid PRIMARY KEY,
  procedure_id uuid NOT NULL REFERENCES procedure,
  level text NOT NULL CHECK (level IN ('district', 'ward')),
  holder text NOT NULL CHECK (holder IN ('committee', 'chairperson', 'division')),
  division_id uuid REFERENCES unit,
  document_id uuid NOT NULL,
  article text,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  CHECK ((holder = 'division') = (division_id IS NOT NULL)),
  -- One holder at a level; a division is of one district, so each district's may hold the same procedure.
  CONSTRAINT one_holder EXCLUDE USING gist (procedure_id WITH =, level WITH =,
    (coalesce(division_id, '00000000-0000-0000-0000-000000000000'::uuid)) WITH =, validity WITH &&),
  FOREIGN KEY (document_id, PERIOD validity) REFERENCES legal_validity (document_id, PERIOD validity)
);

-- Delegation (ủy quyền): a decision by which one unit lets others decide in its place.
CREATE TABLE delegation (
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  delegator_id uuid NOT NULL,
  validity daterange NOT NULL CHECK (NOT isempty(validity) AND NOT upper_inf(validity)),
  PRIMARY KEY (id, validity WITHOUT OVERLAPS),
  FOREIGN KEY (document_id, PERIOD validity) REFERENCES legal_validity (document_id, PERIOD validity),
  FOREIGN KEY (delegator_id, PERIOD validity) REFERENCES unit_version (unit_id, PERIOD validity)
);

-- One row of a decision's annex: one procedure, one delegate, one territory.
CREATE TABLE delegation_row (
  id uuid PRIMARY KEY,
  delegation_id uuid NOT NULL,
  annex text NOT NULL,
  no integer NOT NULL,
  procedure_id uuid NOT NULL REFERENCES procedure,
  delegator_id uuid NOT NULL,
  delegate_id uuid NOT NULL,
  territory_id uuid NOT NULL REFERENCES territory,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  CHECK (delegate_id <> delegator_id),
  -- The same case never has two delegates.
  CONSTRAINT one_delegate UNIQUE (delegator_id, procedure_id, territory_id, validity WITHOUT OVERLAPS),
  FOREIGN KEY (delegation_id, PERIOD validity) REFERENCES delegation (id, PERIOD validity),
  FOREIGN KEY (delegate_id, PERIOD validity) REFERENCES unit_version (unit_id, PERIOD validity)
);
CREATE INDEX delegation_row_delegation ON delegation_row (delegation_id);
CREATE INDEX delegation_row_procedure ON delegation_row (procedure_id);

-- A procedure posted at a one-stop (niêm yết), with its QR code.
CREATE TABLE posting (
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  procedure_version_id uuid NOT NULL REFERENCES procedure_version,
  posted_at timestamptz NOT NULL,
  posted_by uuid REFERENCES person,
  PRIMARY KEY (one_stop_id, procedure_version_id)
);

-- Public pages are cached until one of these tables changes; every process hears of it.
CREATE FUNCTION tell_register_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('register_changed', TG_TABLE_NAME);
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['unit_version', 'one_stop', 'position', 'assignment', 'special_day',
    'legal_document', 'legal_validity', 'procedure_version', 'route', 'competence', 'delegation',
    'delegation_row', 'posting'] LOOP
    EXECUTE format('CREATE TRIGGER register_changed AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION tell_register_changed()', t);
  END LOOP;
END $$;
