-- Who is looking at a dossier now. Gone after a crash, in no backup, part of no history: it is about this minute only.
CREATE UNLOGGED TABLE dossier_presence (
  dossier_id uuid NOT NULL REFERENCES dossier ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (dossier_id, person_id)
);

-- Before a dossier is taken in, the counter asks what else this person has open.
CREATE INDEX dossier_party_identity ON dossier_party ((applicant->>'identityNumber'));
