/**
 * Addresses that are told of drafts, and what each is to be told. A delivery is written by the transaction that writes its event, so that none is lost or
 * told of what never happened; it goes with its draft.
 */
export const webhooks = `
CREATE TABLE webhooks (
  n          INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT    NOT NULL UNIQUE,
  url        TEXT    NOT NULL,
  events     TEXT    NOT NULL,                         -- JSON list of types
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE deliveries (
  n        INTEGER PRIMARY KEY AUTOINCREMENT,          -- never used again: it is the message's id
  webhook  INTEGER NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  run      TEXT    NOT NULL,
  type     TEXT    NOT NULL,
  data     TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  state    TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'given-up')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at   INTEGER NOT NULL,
  tried_at INTEGER,
  status   INTEGER,                                    -- of the last answer
  problem  TEXT                                        -- of the last attempt that failed
) STRICT;
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'waiting';
CREATE INDEX deliveries_over ON deliveries (tried_at) WHERE state <> 'waiting';
CREATE INDEX deliveries_by_webhook ON deliveries (webhook, n);
CREATE INDEX deliveries_by_run ON deliveries (run);

CREATE TRIGGER event_to_deliver AFTER INSERT ON events
WHEN new.type IN ('draft.done', 'draft.incomplete', 'draft.failed', 'draft.cancelled', 'gate.waiting')
BEGIN
  INSERT INTO deliveries (webhook, run, type, data, at, due_at)
  SELECT webhooks.n, runs.id, new.type, new.data, new.at, new.at FROM webhooks, runs
  WHERE runs.n = new.run AND EXISTS (SELECT 1 FROM json_each(webhooks.events) WHERE value = new.type);
END;
CREATE TRIGGER deliveries_of_run AFTER DELETE ON runs BEGIN DELETE FROM deliveries WHERE run = old.id; END;
`
