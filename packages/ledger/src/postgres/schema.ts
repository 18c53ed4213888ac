import type { Migration } from '../migrations.ts'

/**
 * The schema on PostgreSQL: the tables of SQLite with the same columns. A change of the one is a change of the other. Where SQLite orders rows by the order in which they
 * were written, `rowid` counts here; texts and documents are rows, since the machines share no folder.
 */
const ledger = `
CREATE TABLE runs (
  n               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id              TEXT   NOT NULL UNIQUE,
  topic           TEXT   NOT NULL,
  status          TEXT   NOT NULL,
  seq             BIGINT NOT NULL DEFAULT 0,
  epoch           BIGINT NOT NULL DEFAULT 1,
  owner           TEXT,
  lease_until     BIGINT,
  waiting_for     TEXT,
  idempotency_key TEXT   UNIQUE,
  request_hash    TEXT,
  created_at      BIGINT NOT NULL,
  updated_at      BIGINT NOT NULL,
  deaths          BIGINT NOT NULL DEFAULT 0,
  title           TEXT   NOT NULL DEFAULT '',
  mode            TEXT   NOT NULL DEFAULT 'extractive',
  score           DOUBLE PRECISION NOT NULL DEFAULT 0,
  words           BIGINT NOT NULL DEFAULT 0,
  rounds          BIGINT NOT NULL DEFAULT 0,
  search_text     TEXT
);
CREATE INDEX runs_unfinished ON runs (n) WHERE status IN ('queued', 'running', 'waiting');
CREATE TABLE inputs (run BIGINT PRIMARY KEY REFERENCES runs ON DELETE CASCADE, brief TEXT NOT NULL, pins TEXT NOT NULL);
CREATE TABLE drafts (run BIGINT PRIMARY KEY REFERENCES runs ON DELETE CASCADE, draft TEXT NOT NULL);
CREATE TABLE steps (
  rowid       BIGINT GENERATED ALWAYS AS IDENTITY,
  run         BIGINT NOT NULL REFERENCES runs ON DELETE CASCADE,
  key         TEXT   NOT NULL,
  out         TEXT   NOT NULL,
  finished_at BIGINT NOT NULL,
  PRIMARY KEY (run, key)
);
CREATE TABLE events (
  run  BIGINT NOT NULL REFERENCES runs ON DELETE CASCADE,
  seq  BIGINT NOT NULL,
  step TEXT,
  n    BIGINT,
  type TEXT   NOT NULL,
  data TEXT   NOT NULL,
  at   BIGINT NOT NULL,
  PRIMARY KEY (run, seq)
);
CREATE UNIQUE INDEX events_once ON events (run, step, n) WHERE step IS NOT NULL;
CREATE TABLE signals (
  n        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run      BIGINT NOT NULL REFERENCES runs ON DELETE CASCADE,
  name     TEXT   NOT NULL,
  payload  TEXT   NOT NULL,
  idem     TEXT,
  at       BIGINT NOT NULL,
  taken_at BIGINT,
  UNIQUE (run, name, idem)
);
CREATE TABLE calls (
  rowid      BIGINT GENERATED ALWAYS AS IDENTITY,
  run        BIGINT NOT NULL REFERENCES runs ON DELETE CASCADE,
  step       TEXT   NOT NULL,
  kind       TEXT   NOT NULL,
  hash       TEXT   NOT NULL,
  nth        BIGINT NOT NULL,
  state      TEXT   NOT NULL CHECK (state IN ('started', 'done')),
  response   TEXT,
  usage      TEXT,
  started_at BIGINT NOT NULL,
  done_at    BIGINT,
  PRIMARY KEY (run, step, kind, hash, nth)
);
CREATE TABLE texts (digest TEXT PRIMARY KEY, body BYTEA NOT NULL);
CREATE TABLE documents (digest TEXT PRIMARY KEY, body BYTEA NOT NULL);
CREATE TABLE sources (
  rowid  BIGINT GENERATED ALWAYS AS IDENTITY,
  run    BIGINT NOT NULL REFERENCES runs ON DELETE CASCADE,
  id     TEXT   NOT NULL,
  digest TEXT   NOT NULL REFERENCES texts,
  source TEXT   NOT NULL,
  PRIMARY KEY (run, id)
);
CREATE INDEX sources_by_digest ON sources (digest);
CREATE TABLE files (
  run    BIGINT NOT NULL REFERENCES runs ON DELETE CASCADE,
  digest TEXT   NOT NULL REFERENCES documents,
  PRIMARY KEY (run, digest)
);
CREATE INDEX files_by_digest ON files (digest);
CREATE TABLE tokens (
  hash       TEXT   PRIMARY KEY,
  kind       TEXT   NOT NULL,
  name       TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  scopes     TEXT   NOT NULL DEFAULT '["admin"]',
  limits     TEXT   NOT NULL DEFAULT '{}',
  demand     TEXT   NOT NULL DEFAULT '{}'
);
-- Two gateways may be asked for one name at once.
CREATE UNIQUE INDEX tokens_by_name ON tokens (name) WHERE kind = 'token';
CREATE TABLE calibrations (key TEXT PRIMARY KEY, result TEXT NOT NULL, expires_at BIGINT NOT NULL);
CREATE TABLE usage (
  day               TEXT   NOT NULL,
  token             TEXT   NOT NULL,
  model             TEXT   NOT NULL,
  calls             BIGINT NOT NULL,
  untold            BIGINT NOT NULL,
  prompt_tokens     BIGINT NOT NULL,
  completion_tokens BIGINT NOT NULL,
  PRIMARY KEY (day, token, model)
);
CREATE TABLE taken (
  whose   TEXT   NOT NULL,
  what    TEXT   NOT NULL,
  free_at BIGINT NOT NULL,
  hold    TEXT   NOT NULL,
  amount  DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (whose, what, free_at, hold)
);
CREATE INDEX taken_free ON taken (free_at);
CREATE TABLE webhooks (
  n          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id         TEXT   NOT NULL UNIQUE,
  url        TEXT   NOT NULL,
  events     TEXT   NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE TABLE deliveries (
  n        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  webhook  BIGINT NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  run      TEXT   NOT NULL,
  type     TEXT   NOT NULL,
  data     TEXT   NOT NULL,
  at       BIGINT NOT NULL,
  state    TEXT   NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'given-up')),
  attempts BIGINT NOT NULL DEFAULT 0,
  due_at   BIGINT NOT NULL,
  tried_at BIGINT,
  status   BIGINT,
  problem  TEXT
);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'waiting';
CREATE INDEX deliveries_over ON deliveries (tried_at) WHERE state <> 'waiting';
CREATE INDEX deliveries_by_webhook ON deliveries (webhook, n);
CREATE INDEX deliveries_by_run ON deliveries (run);

CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT strpos($1, $2)';

CREATE FUNCTION deliver_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO deliveries (webhook, run, type, data, at, due_at)
  SELECT webhooks.n, runs.id, new.type, new.data, new.at, new.at FROM webhooks, runs
  WHERE runs.n = new.run AND jsonb_exists(webhooks.events::jsonb, new.type);
  RETURN NULL;
END $$;
CREATE TRIGGER event_to_deliver AFTER INSERT ON events FOR EACH ROW
  WHEN (new.type IN ('draft.done', 'draft.incomplete', 'draft.failed', 'draft.cancelled', 'gate.waiting')) EXECUTE FUNCTION deliver_event();

-- Whoever listens is told the id of each run that a transaction changes for a reader. A renewed lease is no such change.
CREATE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed TEXT;
BEGIN
  IF TG_TABLE_NAME = 'runs' THEN changed := CASE WHEN TG_OP = 'DELETE' THEN old.id ELSE new.id END;
  ELSE SELECT id INTO changed FROM runs WHERE runs.n = new.run;
  END IF;
  PERFORM pg_notify('galley_' || TG_TABLE_SCHEMA, changed);
  RETURN NULL;
END $$;
CREATE TRIGGER run_begun AFTER INSERT OR DELETE ON runs FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER run_changed AFTER UPDATE OF seq, status, waiting_for ON runs FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER draft_saved AFTER INSERT OR UPDATE ON drafts FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER signal_sent AFTER INSERT ON signals FOR EACH ROW EXECUTE FUNCTION tell_change();

CREATE FUNCTION forget_deliveries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN DELETE FROM deliveries WHERE run = old.id; RETURN NULL; END $$;
CREATE TRIGGER deliveries_of_run AFTER DELETE ON runs FOR EACH ROW EXECUTE FUNCTION forget_deliveries();
`

/** The schema's history on PostgreSQL, which began when that of SQLite had thirteen steps. */
export const postgresMigrations: readonly Migration[] = [{ n: 1, name: 'ledger', sql: ledger }]
