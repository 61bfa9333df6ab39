-- Dossiers move on when their office ends. Where one was received stands, once it has moved: statistics can be read
-- by the map of that day.
ALTER TABLE dossier ADD COLUMN received_one_stop_id uuid REFERENCES one_stop;
CREATE INDEX dossier_received ON dossier (received_at);

-- Successors stand in the order in which the document names them: the first takes what no other line is about.
ALTER TABLE unit_succession ADD COLUMN no integer NOT NULL DEFAULT 0;
