-- How a procedure is settled at a one-stop, step by step (quy trình nội bộ, quy trình điện tử). A version holds for a
-- period; a dossier keeps the one under which it was received.

CREATE TABLE process_version (
  id uuid PRIMARY KEY,
  procedure_id uuid NOT NULL REFERENCES procedure,
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  -- Counted for each procedure at each one-stop.
  no integer NOT NULL CHECK (no > 0),
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  steps jsonb NOT NULL CHECK (jsonb_typeof(steps) = 'array'),
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published', 'withdrawn')),
  written_by uuid REFERENCES person,
  written_at timestamptz NOT NULL,
  published_by uuid REFERENCES person,
  published_at timestamptz,
  -- Goes up with everything that happens to it.
  version integer NOT NULL DEFAULT 1,
  CHECK (status <> 'published' OR published_at IS NOT NULL),
  CHECK (status <> 'draft' OR published_at IS NULL),
  UNIQUE (procedure_id, one_stop_id, no),
  -- On any day a procedure is settled at a one-stop in one way.
  CONSTRAINT one_process EXCLUDE USING gist (procedure_id WITH =, one_stop_id WITH =, validity WITH &&)
    WHERE (status = 'published')
);
CREATE INDEX process_version_one_stop ON process_version (one_stop_id);

-- What was published stays as it was: dossiers refer to it. Only its end may move, or it never begins.
CREATE FUNCTION keep_published_process() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.published_at IS NULL THEN
    RETURN coalesce(NEW, OLD);
  END IF;
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.procedure_id, NEW.one_stop_id, NEW.no, NEW.steps, lower(NEW.validity),
      NEW.written_by, NEW.written_at, NEW.published_by, NEW.published_at)
    IS DISTINCT FROM (OLD.id, OLD.procedure_id, OLD.one_stop_id, OLD.no, OLD.steps, lower(OLD.validity),
      OLD.written_by, OLD.written_at, OLD.published_by, OLD.published_at) THEN
    RAISE EXCEPTION 'a published process does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON process_version
  FOR EACH ROW EXECUTE FUNCTION keep_published_process();
