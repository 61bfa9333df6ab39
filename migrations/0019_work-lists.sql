-- Work lists go over what is open, of which there are few, and never over what is finished, of which there are millions.
ALTER TABLE dossier
  ADD COLUMN is_open boolean NOT NULL GENERATED ALWAYS AS (state NOT IN ('returned', 'closed', 'refused', 'withdrawn',
    'stopped')) STORED;

DROP INDEX dossier_of_unit;
DROP INDEX dossier_of_one_stop;
DROP INDEX dossier_of_assignee;
CREATE INDEX dossier_open_of_unit ON dossier (unit_id, due_at, code) WHERE is_open;
CREATE INDEX dossier_open_of_one_stop ON dossier (one_stop_id, due_at, code) WHERE is_open;
CREATE INDEX dossier_open_of_assignee ON dossier (assignee_id, due_at, code) WHERE is_open AND assignee_id IS NOT NULL;
CREATE INDEX dossier_proposed ON dossier (one_stop_id) WHERE state = 'proposed' AND is_open;
CREATE INDEX dossier_done_of_unit ON dossier (unit_id, decided_at DESC, code) WHERE decided_at IS NOT NULL;
CREATE INDEX dossier_done_of_one_stop ON dossier (one_stop_id, decided_at DESC, code) WHERE decided_at IS NOT NULL;
CREATE INDEX dossier_done_of_assignee ON dossier (assignee_id, decided_at DESC, code) WHERE decided_at IS NOT NULL;
-- Figures of a one-stop's year.
CREATE INDEX dossier_received_at_one_stop ON dossier (one_stop_id, received_at) WHERE received_at IS NOT NULL;
