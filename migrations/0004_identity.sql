-- Accounts and sessions. Rights come from the positions a person holds, never from the account.

CREATE TABLE account (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL UNIQUE REFERENCES person,
  username text NOT NULL UNIQUE CHECK (username = lower(username)),
  password_hash text NOT NULL,
  disabled_at timestamptz
);

CREATE TABLE session (
  -- SHA-256 of the token: whoever reads this table cannot sign in with it.
  token_sha256 bytea PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_account ON session (account_id);
