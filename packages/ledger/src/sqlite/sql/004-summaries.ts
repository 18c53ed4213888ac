/** The line of a run in a list: kept beside the run, so that a list reads no draft. `search_text` is null until it is filled from the draft. */
export const summaries = `
ALTER TABLE runs ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN mode TEXT NOT NULL DEFAULT 'extractive';
ALTER TABLE runs ADD COLUMN score REAL NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN rounds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN search_text TEXT;
`
