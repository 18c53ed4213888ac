/** Limits of a token, as JSON: a number by the name of each. */
export const tokenLimits = `
ALTER TABLE tokens ADD COLUMN limits TEXT NOT NULL DEFAULT '{}';
`
