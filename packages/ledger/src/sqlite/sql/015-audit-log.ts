/**
 * The log of who did what: lines that hash each other, which are only ever added; the oldest go when there are too many. Its end, and the end of what went,
 * stand beside it.
 */
export const auditLog = `
CREATE TABLE audit_log (seq INTEGER PRIMARY KEY, digest TEXT NOT NULL, line TEXT NOT NULL) STRICT;
CREATE TABLE audit_end (
  one         INTEGER PRIMARY KEY CHECK (one = 1),
  seq         INTEGER NOT NULL,
  digest      TEXT    NOT NULL,
  from_seq    INTEGER NOT NULL,
  from_digest TEXT    NOT NULL
) STRICT;
INSERT INTO audit_end VALUES (1, 0, '${'0'.repeat(64)}', 0, '${'0'.repeat(64)}');
CREATE TRIGGER audit_log_stays BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER audit_log_kept BEFORE DELETE ON audit_log WHEN old.seq > (SELECT from_seq FROM audit_end)
BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
`
