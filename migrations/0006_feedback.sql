-- What the citizen says of the service, once for each dossier returned.
CREATE TABLE rating (
  dossier_id uuid PRIMARY KEY REFERENCES dossier,
  score smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
  comment text,
  at timestamptz NOT NULL
);
