-- Dossiers: the current row of each is the projection of its events, written in the same transaction.

CREATE TABLE dossier_number (
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  day date NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (one_stop_id, day)
);

CREATE TABLE dossier (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  procedure_version_id uuid NOT NULL REFERENCES procedure_version,
  unit_id uuid NOT NULL REFERENCES unit,
  state text NOT NULL CHECK (state IN ('received', 'processing', 'proposed', 'decided', 'returned')),
  outcome text CHECK (outcome IN ('grant', 'refuse')),
  assignee_id uuid REFERENCES person,
  received_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  decided_at timestamptz,
  returned_at timestamptz,
  version integer NOT NULL,
  CHECK ((state IN ('decided', 'returned')) = (decided_at IS NOT NULL)),
  CHECK ((state = 'returned') = (returned_at IS NOT NULL))
);
CREATE INDEX dossier_of_unit ON dossier (unit_id, state, due_at);
CREATE INDEX dossier_of_one_stop ON dossier (one_stop_id, state, due_at);
CREATE INDEX dossier_of_assignee ON dossier (assignee_id, state, due_at);

-- Personal data stands apart from the ledger, which holds only a salted digest of it: it can be erased when the
-- law says so without breaking the chain.
CREATE TABLE dossier_party (
  dossier_id uuid PRIMARY KEY REFERENCES dossier,
  salt bytea NOT NULL,
  applicant jsonb NOT NULL,
  -- Name without marks, for searching.
  name_folded text NOT NULL,
  note text
);

CREATE TABLE dossier_file (
  dossier_id uuid NOT NULL REFERENCES dossier,
  component_no integer NOT NULL,
  no integer NOT NULL,
  sha256 bytea NOT NULL REFERENCES blob,
  name text NOT NULL,
  PRIMARY KEY (dossier_id, component_no, no)
);

-- Results are numbered per deciding unit and year: 12/GCN-TCKH.
CREATE TABLE result_number (
  unit_id uuid NOT NULL REFERENCES unit,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (unit_id, year)
);

CREATE TABLE dossier_decision (
  dossier_id uuid PRIMARY KEY REFERENCES dossier,
  number text NOT NULL,
  -- The chain of documents and the person by which it was decided, as it stood at that moment.
  authority jsonb NOT NULL,
  result_sha256 bytea NOT NULL REFERENCES blob,
  decided_by uuid NOT NULL REFERENCES person
);
