-- Fees: what is asked, by which schedule; what was paid, by which way; a day's cash counted. Money is whole đồng.

-- What a procedure costs, everywhere or at one one-stop, over a period.
CREATE TABLE fee_schedule (
  id uuid PRIMARY KEY,
  procedure_id uuid NOT NULL REFERENCES procedure,
  one_stop_id uuid REFERENCES one_stop,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  -- phí and lệ phí are two things in law (Law 97/2015/QH13, art. 3).
  kind text NOT NULL CHECK (kind IN ('fee', 'charge')),
  amount bigint NOT NULL CHECK (amount BETWEEN 0 AND 1000000000000),
  per text NOT NULL CHECK (per IN ('dossier', 'copy')),
  source text NOT NULL CHECK (source <> ''),
  CONSTRAINT one_rate EXCLUDE USING gist (procedure_id WITH =,
    (coalesce(one_stop_id, '00000000-0000-0000-0000-000000000000'::uuid)) WITH =, kind WITH =, validity WITH &&)
);

-- Who pays less or nothing; for one procedure, or for all.
CREATE TABLE fee_exemption (
  id uuid PRIMARY KEY,
  procedure_id uuid REFERENCES procedure,
  ground text NOT NULL,
  name jsonb NOT NULL,
  -- Per cent of the amount that is remitted.
  share integer NOT NULL CHECK (share BETWEEN 1 AND 100),
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  source text NOT NULL CHECK (source <> ''),
  UNIQUE (id, share),
  CONSTRAINT one_share EXCLUDE USING gist (
    (coalesce(procedure_id, '00000000-0000-0000-0000-000000000000'::uuid)) WITH =, ground WITH =, validity WITH &&)
);

-- Where money goes when there is no payment gateway: the account in the QR code.
CREATE TABLE fee_account (
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  validity daterange NOT NULL CHECK (NOT isempty(validity)),
  -- Bank identification number of NAPAS.
  bank text NOT NULL CHECK (bank ~ '^\d{6}$'),
  account text NOT NULL CHECK (account ~ '^[A-Z0-9]{1,19}$'),
  source text NOT NULL CHECK (source <> ''),
  PRIMARY KEY (one_stop_id, validity WITHOUT OVERLAPS)
);

-- What is asked for one dossier, known here only by its id and its code.
CREATE TABLE charge (
  id uuid PRIMARY KEY,
  subject uuid NOT NULL,
  code text NOT NULL,
  procedure_id uuid NOT NULL REFERENCES procedure,
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  lines jsonb NOT NULL,
  gross bigint NOT NULL CHECK (gross >= 0),
  exemption_id uuid,
  exempt_share integer NOT NULL DEFAULT 0,
  -- What is remitted is rounded up to a whole đồng.
  total bigint NOT NULL GENERATED ALWAYS AS (gross - (gross * exempt_share + 99) / 100) STORED,
  charged_at timestamptz NOT NULL,
  version integer NOT NULL,
  FOREIGN KEY (exemption_id, exempt_share) REFERENCES fee_exemption (id, share),
  CHECK ((exemption_id IS NULL) = (exempt_share = 0))
);
CREATE INDEX charge_of_subject ON charge (subject);

-- Money taken in, or given back by an entry against it; never changed, never deleted.
CREATE TABLE payment (
  id uuid PRIMARY KEY,
  charge_id uuid NOT NULL REFERENCES charge,
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  method text NOT NULL CHECK (method IN ('cash', 'transfer', 'qr')),
  amount bigint NOT NULL CHECK (amount <> 0),
  received_at timestamptz NOT NULL,
  -- The day in whose cash it is counted: that of receipt, or a later one when that was closed.
  day date NOT NULL,
  -- Null: the gateway told.
  officer_id uuid REFERENCES person,
  -- The bank's or the gateway's name of the transfer.
  reference text UNIQUE,
  refunds uuid UNIQUE,
  reason text,
  refunded_amount bigint GENERATED ALWAYS AS (CASE WHEN refunds IS NOT NULL THEN -amount END) STORED,
  UNIQUE (id, charge_id, amount),
  -- Given back is exactly what was taken, for the same charge.
  CONSTRAINT refund_of_payment FOREIGN KEY (refunds, charge_id, refunded_amount) REFERENCES payment (id, charge_id, amount),
  CHECK ((refunds IS NULL) = (amount > 0)),
  CHECK ((refunds IS NULL) = (reason IS NULL)),
  CHECK (officer_id IS NOT NULL OR (method = 'qr' AND refunds IS NULL)),
  CHECK (refunds IS NOT NULL OR (method = 'cash') = (reference IS NULL)),
  CONSTRAINT counted_after_receipt CHECK (day >= (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
);
CREATE INDEX payment_of_charge ON payment (charge_id);
CREATE INDEX payment_of_day ON payment (one_stop_id, day, officer_id);

CREATE TRIGGER payment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment
  EXECUTE FUNCTION refuse_change();

-- One counter officer's day at one one-stop, counted.
CREATE TABLE day_close (
  id uuid PRIMARY KEY,
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  officer_id uuid NOT NULL REFERENCES person,
  day date NOT NULL,
  -- Cash in the drawer in the morning.
  opening bigint NOT NULL CHECK (opening >= 0),
  expected bigint NOT NULL,
  counted bigint NOT NULL CHECK (counted >= 0),
  -- How many payments the day has, of any kind.
  payments integer NOT NULL,
  difference bigint NOT NULL GENERATED ALWAYS AS (counted - expected) STORED,
  reason text,
  closed_at timestamptz NOT NULL,
  UNIQUE (one_stop_id, officer_id, day),
  CHECK (counted = expected OR reason IS NOT NULL)
);

CREATE TRIGGER day_close_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON day_close
  EXECUTE FUNCTION refuse_change();

CREATE FUNCTION drawer_key(one_stop uuid, officer uuid, day date) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT hashtextextended(one_stop::text || officer::text || (day - date '2000-01-01')::text, 0)
$$;

-- Payments on one charge come one after the other; together they are never more than it, nor less than nothing.
CREATE FUNCTION check_charge_payments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owed bigint;
BEGIN
  SELECT total INTO owed FROM charge WHERE id = NEW.charge_id FOR UPDATE;
  IF (SELECT sum(amount) FROM payment WHERE charge_id = NEW.charge_id) NOT BETWEEN 0 AND owed THEN
    RAISE EXCEPTION 'more than is owed' USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_fits';
  END IF;
  RETURN NULL;
END $$;

-- A day that was counted keeps the payments that it was counted with.
CREATE FUNCTION check_counted_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.officer_id IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(drawer_key(NEW.one_stop_id, NEW.officer_id, NEW.day));
  IF EXISTS (
    SELECT FROM day_close d, LATERAL (
      SELECT count(*) AS payments, coalesce(sum(amount) FILTER (WHERE method = 'cash'), 0) AS cash
      FROM payment WHERE one_stop_id = d.one_stop_id AND officer_id = d.officer_id AND day = d.day) booked
    WHERE d.one_stop_id = NEW.one_stop_id AND d.officer_id = NEW.officer_id AND d.day = NEW.day
      AND (d.payments, d.expected) <> (booked.payments, d.opening + booked.cash)
  ) THEN
    RAISE EXCEPTION 'the day is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_day_open';
  END IF;
  RETURN NULL;
END $$;

-- Deferrable: a restored backup brings the rows of one table after those of another.
CREATE CONSTRAINT TRIGGER payment_fits AFTER INSERT ON payment DEFERRABLE
  FOR EACH ROW EXECUTE FUNCTION check_charge_payments();
CREATE CONSTRAINT TRIGGER payment_day_open AFTER INSERT ON payment DEFERRABLE
  FOR EACH ROW EXECUTE FUNCTION check_counted_day();
CREATE CONSTRAINT TRIGGER day_counted AFTER INSERT ON day_close DEFERRABLE
  FOR EACH ROW EXECUTE FUNCTION check_counted_day();

-- A charge is not lowered below what was paid on it.
CREATE FUNCTION check_charge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.total < (SELECT coalesce(sum(amount), 0) FROM payment WHERE charge_id = NEW.id) THEN
    RAISE EXCEPTION 'less than was paid' USING ERRCODE = 'check_violation', CONSTRAINT = 'charge_covers';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER charge_checked AFTER UPDATE ON charge FOR EACH ROW EXECUTE FUNCTION check_charge();

-- Receipts (biên lai) are numbered by one-stop and year, without gaps.
CREATE TABLE fee_receipt_book (
  one_stop_id uuid NOT NULL REFERENCES one_stop,
  year integer NOT NULL,
  series text NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (one_stop_id, year)
);

CREATE TABLE fee_receipt (
  payment_id uuid PRIMARY KEY REFERENCES payment,
  one_stop_id uuid NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  UNIQUE (one_stop_id, year, number),
  FOREIGN KEY (one_stop_id, year) REFERENCES fee_receipt_book
);

-- What the gateway was asked to collect.
CREATE TABLE payment_order (
  ref text PRIMARY KEY,
  charge_id uuid NOT NULL REFERENCES charge,
  amount bigint NOT NULL CHECK (amount > 0),
  qr_text text NOT NULL,
  opened_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- Nothing more is expected of it.
  ended_at timestamptz
);
CREATE INDEX payment_order_of_charge ON payment_order (charge_id);
CREATE INDEX payment_order_open ON payment_order (opened_at) WHERE ended_at IS NULL;

-- What the gateway told. Money that could not be booked stays here with the reason, until somebody has seen to it.
CREATE TABLE gateway_notice (
  reference text PRIMARY KEY,
  -- As the gateway says; it need not be one of ours.
  ref text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  paid_at timestamptz NOT NULL,
  told_at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('booked', 'unknown-order', 'wrong-amount', 'already-paid', 'not-owed')),
  one_stop_id uuid REFERENCES one_stop,
  settled_at timestamptz,
  settled_by uuid REFERENCES person,
  settlement text,
  CHECK (outcome <> 'booked' OR settled_at IS NULL),
  CHECK ((settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (settlement IS NULL))
);
CREATE INDEX gateway_notice_held ON gateway_notice (one_stop_id) WHERE outcome <> 'booked' AND settled_at IS NULL;
