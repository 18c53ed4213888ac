/** Documents that were handed over with a brief; their bytes lie beside the texts of sources, by their digest. */
export const files = `
CREATE TABLE files (
  run INTEGER NOT NULL REFERENCES runs (n) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  PRIMARY KEY (run, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX files_by_digest ON files (digest);
`
