-- One question of the register is asked by names, and its day then picks among a few entries. The exclusion
-- constraints keep periods apart, but GiST is slow at finding them by name.
CREATE INDEX unit_version_unit ON unit_version (unit_id);
CREATE INDEX position_id ON position (id);
CREATE INDEX assignment_position ON assignment (position_id);
CREATE INDEX substitution_unit ON substitution (unit_id);
CREATE INDEX legal_validity_document ON legal_validity (document_id);
CREATE INDEX procedure_version_procedure ON procedure_version (procedure_id);
CREATE INDEX route_received ON route (procedure_id, one_stop_id);
CREATE INDEX competence_procedure ON competence (procedure_id);
CREATE INDEX delegation_row_given ON delegation_row (procedure_id, delegator_id, territory_id);
DROP INDEX delegation_row_procedure;
