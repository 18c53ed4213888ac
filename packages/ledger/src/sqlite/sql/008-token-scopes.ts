/** Scopes of a token: one from before there were any may do everything. */
export const tokenScopes = `
ALTER TABLE tokens ADD COLUMN scopes TEXT NOT NULL DEFAULT '["admin"]';
`
