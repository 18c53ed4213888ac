/** Results of judges' calibrations, by everything that decides them, until they have to be made again. */
export const calibrations = `
CREATE TABLE calibrations (key TEXT PRIMARY KEY, result TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`
