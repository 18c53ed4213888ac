/** Demands of a token on the models that serve it, as JSON. */
export const tokenDemand = `
ALTER TABLE tokens ADD COLUMN demand TEXT NOT NULL DEFAULT '{}';
`
