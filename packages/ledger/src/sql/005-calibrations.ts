/** What the calibration of a judge came to, by everything that decides it, until it has to be made again. */
export const calibrations = `
CREATE TABLE calibrations (key TEXT PRIMARY KEY, result TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`
