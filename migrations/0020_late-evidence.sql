-- A photograph that a device brings after both sides have signed is kept, marked as late: the signed minutes do not name
-- it, and an addendum can.

ALTER TABLE evidence ADD late boolean NOT NULL DEFAULT false;

DROP TRIGGER keep_signed ON evidence;

CREATE FUNCTION keep_signed_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before evidence := OLD;
BEGIN
  PERFORM FROM survey_session WHERE id IN (OLD.session_id, NEW.session_id) FOR SHARE;
  IF NOT EXISTS (SELECT FROM survey_session WHERE id IN (OLD.session_id, NEW.session_id) AND state = 'signed') THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'INSERT' AND NEW.late THEN
    RETURN NEW;
  END IF;
  -- The bytes of what was declared may still come; nothing else of it changes.
  IF TG_OP = 'UPDATE' AND OLD.blob_sha256 IS NULL AND NEW.late THEN
    before.late := NEW.late;
    before.blob_sha256 := NEW.blob_sha256;
    IF before IS NOT DISTINCT FROM NEW THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the minutes of this session are signed' USING ERRCODE = 'integrity_constraint_violation',
    CONSTRAINT = 'session_signed';
END $$;
CREATE TRIGGER keep_signed BEFORE INSERT OR UPDATE OR DELETE ON evidence
  FOR EACH ROW EXECUTE FUNCTION keep_signed_evidence();
