/** Counts the processes that ended while they were at work on a run: a run that ends its process is not taken up for ever. */
export const deaths = `
ALTER TABLE runs ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0;
`
