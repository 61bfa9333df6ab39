-- A dossier keeps the process that was in force when it was received, whatever is published later
-- (Circular 21/2023/TT-BTTTT as amended by Circular 11/2025/TT-BKHCN, process definitions †).

-- Null where none was published for that procedure at that one-stop on that day.
ALTER TABLE dossier ADD COLUMN process_version_id uuid REFERENCES process_version;
