-- A dossier's whole life. What is under way beside the state stands in `standing`; what happened stands in the events.

-- Which decree and which forms are in force when. A number from memory says so in its source; an office mends it here.
CREATE TABLE regime (
  slug text PRIMARY KEY,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  decree text NOT NULL,
  circular text NOT NULL,
  -- Which set of forms: `src/documents`.
  forms text NOT NULL CHECK (forms IN ('2018', '2025')),
  -- How often a result may be promised anew, and how many days before the limit ends the applicant must be told.
  apologies integer NOT NULL CHECK (apologies >= 0),
  apology_days integer NOT NULL CHECK (apology_days >= 0),
  -- Working minutes within which something sent in online is answered.
  online_answer_minutes integer NOT NULL CHECK (online_answer_minutes > 0),
  source text NOT NULL,
  EXCLUDE USING gist (validity WITH &&)
);
INSERT INTO regime (slug, validity, decree, circular, forms, apologies, apology_days, online_answer_minutes, source) VALUES
  ('2018', '[2018-06-21,2021-12-06)', '61/2018/NĐ-CP', '01/2018/TT-VPCP', '2018', 1, 1, 480,
    'Nghị định 61/2018/NĐ-CP Điều 17–19 †; Thông tư 01/2018/TT-VPCP'),
  ('2021', '[2021-12-06,2025-07-01)', '61/2018/NĐ-CP, sửa đổi bởi 107/2021/NĐ-CP', '01/2018/TT-VPCP', '2018', 1, 1, 480,
    'Nghị định 107/2021/NĐ-CP †; Thông tư 01/2018/TT-VPCP'),
  ('2025', '[2025-07-01,)', '118/2025/NĐ-CP, sửa đổi bởi 367/2025/NĐ-CP', '03/2025/TT-VPCP', '2025', 1, 1, 480,
    'Nghị định 118/2025/NĐ-CP †; Thông tư 03/2025/TT-VPCP');

ALTER TABLE dossier
  DROP CONSTRAINT dossier_state_check,
  DROP CONSTRAINT dossier_check,
  DROP CONSTRAINT dossier_check1,
  ALTER COLUMN received_at DROP NOT NULL,
  ALTER COLUMN due_at DROP NOT NULL,
  ADD COLUMN appointed_at timestamptz,
  ADD COLUMN last_at timestamptz,
  ADD COLUMN reason text,
  ADD COLUMN channel text NOT NULL DEFAULT 'counter' CHECK (channel IN ('counter', 'post', 'online')),
  ADD COLUMN regime text REFERENCES regime,
  ADD COLUMN standing jsonb NOT NULL
    DEFAULT '{"draft":null,"supplement":null,"handOver":null,"consultations":[],"delivery":null,"apologies":0,"clock":[]}',
  -- A part of an interlinked dossier: which one leads, its place, and the parts that come before it.
  ADD COLUMN lead_id uuid REFERENCES dossier,
  ADD COLUMN part_no integer,
  ADD COLUMN part_after integer[] NOT NULL DEFAULT '{}',
  ADD COLUMN register_line integer;

UPDATE dossier d SET appointed_at = due_at,
  last_at = coalesce((SELECT max(at) FROM event WHERE stream = d.id), returned_at, decided_at, received_at);
UPDATE dossier d SET regime = r.slug FROM regime r WHERE r.validity @> (d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;

ALTER TABLE dossier
  ALTER COLUMN last_at SET NOT NULL,
  ALTER COLUMN channel DROP DEFAULT,
  ALTER COLUMN standing DROP DEFAULT,
  ADD CHECK (state IN ('filed', 'waiting', 'received', 'processing', 'supplementing', 'suspended', 'proposed', 'decided',
    'returned', 'closed', 'refused', 'withdrawn', 'stopped')),
  -- What is not received has no limit; what is received has one, an appointment and the regime it came under.
  ADD CHECK ((received_at IS NULL) = (due_at IS NULL) AND (received_at IS NULL) = (appointed_at IS NULL)),
  ADD CHECK (received_at IS NULL OR regime IS NOT NULL),
  ADD CHECK (received_at IS NOT NULL OR state NOT IN ('received', 'processing', 'suspended', 'proposed', 'decided', 'returned')),
  ADD CHECK (state NOT IN ('decided', 'returned') OR decided_at IS NOT NULL),
  ADD CHECK (decided_at IS NULL OR state IN ('decided', 'returned', 'closed')),
  ADD CHECK ((returned_at IS NULL) OR decided_at IS NOT NULL),
  ADD CHECK (state <> 'returned' OR returned_at IS NOT NULL),
  ADD CHECK (decided_at IS NULL OR received_at <= decided_at),
  ADD CHECK (returned_at IS NULL OR decided_at <= returned_at),
  ADD CHECK ((lead_id IS NULL) = (part_no IS NULL));
CREATE INDEX dossier_parts ON dossier (lead_id, part_no) WHERE lead_id IS NOT NULL;

-- Numbers of the papers that a one-stop gives out, per kind of form and year: 12/HDHS.
CREATE TABLE paper_number (
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  series text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (one_stop_id, series, year)
);

-- A corrected result is a new version; the old one stays.
ALTER TABLE dossier_decision ADD COLUMN no integer NOT NULL DEFAULT 1 CHECK (no > 0),
  DROP CONSTRAINT dossier_decision_pkey, ADD PRIMARY KEY (dossier_id, no);
ALTER TABLE dossier_decision ALTER COLUMN no DROP DEFAULT;

-- Beside the number of the day, which makes the code, the line in the register of the year (form 01): what is filed and
-- not received has a code and no line.
ALTER TABLE dossier_number ADD COLUMN line integer NOT NULL DEFAULT 0;
UPDATE dossier d SET register_line = n.line
FROM (
  SELECT id, row_number() OVER (
    PARTITION BY coalesce(received_one_stop_id, one_stop_id), extract(year FROM received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')
    ORDER BY received_at, code) AS line
  FROM dossier) n WHERE n.id = d.id;
UPDATE dossier_number n SET line = coalesce((
  SELECT max(d.register_line) FROM dossier d
  WHERE coalesce(d.received_one_stop_id, d.one_stop_id) = n.one_stop_id
    AND (d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= n.day
    AND extract(year FROM d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh') = extract(year FROM n.day)), 0);
ALTER TABLE dossier_number ALTER COLUMN line DROP DEFAULT;

-- Procedures that a citizen asks for together (một cửa liên thông): one dossier, whose parts follow each other.
CREATE TABLE interlinked_group (
  slug text PRIMARY KEY,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  name jsonb NOT NULL,
  illustrative boolean NOT NULL,
  source text NOT NULL
);
CREATE TABLE interlinked_part (
  group_slug text NOT NULL REFERENCES interlinked_group,
  no integer NOT NULL CHECK (no > 0),
  procedure_id uuid NOT NULL REFERENCES procedure,
  -- The parts that must be granted before this one begins: only earlier ones, so that there is no circle.
  after integer[] NOT NULL CHECK (no > ALL (after)),
  PRIMARY KEY (group_slug, no)
);
ALTER TABLE dossier ADD COLUMN group_slug text REFERENCES interlinked_group,
  ADD CHECK ((lead_id IS NULL) = (group_slug IS NULL));
