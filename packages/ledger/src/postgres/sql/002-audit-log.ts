/** As `../../sqlite/sql/015-audit-log.ts`. */
export const auditLog = `
CREATE TABLE audit_log (seq BIGINT PRIMARY KEY, digest TEXT NOT NULL, line TEXT NOT NULL);
CREATE TABLE audit_end (
  one         BIGINT PRIMARY KEY CHECK (one = 1),
  seq         BIGINT NOT NULL,
  digest      TEXT   NOT NULL,
  from_seq    BIGINT NOT NULL,
  from_digest TEXT   NOT NULL
);
INSERT INTO audit_end VALUES (1, 0, repeat('0', 64), 0, repeat('0', 64));

CREATE FUNCTION keep_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND old.seq <= coalesce((SELECT from_seq FROM audit_end), old.seq) THEN RETURN old; END IF;
  RAISE EXCEPTION 'the audit log is only added to';
END $$;
CREATE TRIGGER audit_log_kept BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION keep_audit_log();
`
