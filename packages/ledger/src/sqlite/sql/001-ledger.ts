/** The first schema. Inside the file a run is a number, so that a row does not repeat a long id. Times are Unix milliseconds. */
export const ledger = `
CREATE TABLE runs (
  n               INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used again, so a lease on a deleted run fits no later one
  id              TEXT    NOT NULL UNIQUE,
  topic           TEXT    NOT NULL,
  status          TEXT    NOT NULL,
  seq             INTEGER NOT NULL DEFAULT 0,          -- number of the last event
  epoch           INTEGER NOT NULL DEFAULT 1,          -- grows with every change of owner: the fence
  owner           TEXT,                                -- boot:pid:start
  lease_until     INTEGER,
  waiting_for     TEXT,                                -- the signal that a parked run needs
  idempotency_key TEXT    UNIQUE,
  request_hash    TEXT,
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX runs_unfinished ON runs (n) WHERE status IN ('queued', 'running', 'waiting');

-- Large and rarely written: kept out of runs, whose rows are written at every step.
CREATE TABLE inputs (run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE, brief TEXT NOT NULL, pins TEXT NOT NULL) STRICT;
CREATE TABLE drafts (run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE, draft TEXT NOT NULL) STRICT;

CREATE TABLE steps (
  run         INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  key         TEXT    NOT NULL,
  out         TEXT    NOT NULL,
  finished_at INTEGER NOT NULL,
  UNIQUE (run, key)
) STRICT;

CREATE TABLE events (
  run  INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  seq  INTEGER NOT NULL,
  step TEXT,
  n    INTEGER,                                        -- the event's place in its step: a replay cannot write it twice
  type TEXT    NOT NULL,
  data TEXT    NOT NULL,
  at   INTEGER NOT NULL,
  PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX events_once ON events (run, step, n) WHERE step IS NOT NULL;

CREATE TABLE signals (
  n        INTEGER PRIMARY KEY,
  run      INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  name     TEXT    NOT NULL,
  payload  TEXT    NOT NULL,
  idem     TEXT,
  at       INTEGER NOT NULL,
  taken_at INTEGER,
  UNIQUE (run, name, idem)
) STRICT;

CREATE TABLE calls (
  run        INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  step       TEXT    NOT NULL,
  kind       TEXT    NOT NULL,
  hash       TEXT    NOT NULL,
  nth        INTEGER NOT NULL,                         -- counts equal requests in one step: a repair is a new call
  state      TEXT    NOT NULL CHECK (state IN ('started', 'done')),
  response   TEXT,
  usage      TEXT,
  started_at INTEGER NOT NULL,
  done_at    INTEGER,
  UNIQUE (run, step, kind, hash, nth)
) STRICT;

CREATE TABLE sources (
  run    INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  id     TEXT    NOT NULL,
  digest TEXT    NOT NULL,
  source TEXT    NOT NULL,
  UNIQUE (run, id)
) STRICT;
CREATE INDEX sources_by_digest ON sources (digest);

CREATE TABLE tokens (
  hash       TEXT    PRIMARY KEY,                      -- of the secret; the secret itself is nowhere
  kind       TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER
) STRICT, WITHOUT ROWID;
`
