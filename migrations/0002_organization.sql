-- Territories, bodies, one-stops, positions, persons: each valid over a period, none ever overwritten.

CREATE TABLE territory (
  id uuid PRIMARY KEY
);

-- Codes of the General Statistics Office are not identities: a code may live on under another name.
CREATE TABLE territory_version (
  territory_id uuid NOT NULL REFERENCES territory,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  code text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  parent_code text,
  basis text,
  PRIMARY KEY (territory_id, validity WITHOUT OVERLAPS),
  UNIQUE (code, validity WITHOUT OVERLAPS)
);

CREATE TABLE unit (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE
);

CREATE TABLE unit_version (
  unit_id uuid NOT NULL REFERENCES unit,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  kind text NOT NULL CHECK (kind IN ('committee', 'division', 'office')),
  level text NOT NULL CHECK (level IN ('city', 'district', 'ward')),
  name jsonb NOT NULL,
  head_title jsonb NOT NULL,
  parent_id uuid REFERENCES unit,
  territory_id uuid NOT NULL REFERENCES territory,
  PRIMARY KEY (unit_id, validity WITHOUT OVERLAPS),
  FOREIGN KEY (parent_id, PERIOD validity) REFERENCES unit_version (unit_id, PERIOD validity)
);
CREATE INDEX unit_version_parent ON unit_version (parent_id);

CREATE TABLE one_stop (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  -- The committee whose one-stop it is.
  unit_id uuid NOT NULL REFERENCES unit,
  level text NOT NULL CHECK (level IN ('district', 'ward')),
  -- Identifier of the receiving body (Decision 20/2020/QĐ-TTg), first part of every dossier code.
  identifier text NOT NULL UNIQUE,
  name jsonb NOT NULL,
  address text NOT NULL,
  phone text NOT NULL,
  hours jsonb NOT NULL,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  FOREIGN KEY (unit_id, PERIOD validity) REFERENCES unit_version (unit_id, PERIOD validity)
);

CREATE TABLE person (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  degree text CHECK (degree IN ('secondary', 'college', 'university', 'master', 'doctor'))
);

CREATE TABLE position (
  id uuid NOT NULL,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  unit_id uuid NOT NULL REFERENCES unit,
  one_stop_id uuid REFERENCES one_stop,
  rank text NOT NULL CHECK (rank IN ('head', 'deputy', 'specialist', 'counter-officer', 'procedure-control',
    'administrator')),
  title jsonb NOT NULL,
  PRIMARY KEY (id, validity WITHOUT OVERLAPS),
  FOREIGN KEY (unit_id, PERIOD validity) REFERENCES unit_version (unit_id, PERIOD validity)
);
CREATE INDEX position_unit ON position (unit_id);

-- Who holds a position; one at a time.
CREATE TABLE assignment (
  position_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  PRIMARY KEY (position_id, validity WITHOUT OVERLAPS),
  FOREIGN KEY (position_id, PERIOD validity) REFERENCES position (id, PERIOD validity)
);
CREATE INDEX assignment_person ON assignment (person_id);

-- Days that differ from the week: holidays, swapped days (hoán đổi), make-up days (làm bù).
CREATE TABLE special_day (
  day date PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('holiday', 'substitute', 'swapped-off', 'make-up')),
  name jsonb NOT NULL,
  basis text NOT NULL
);
