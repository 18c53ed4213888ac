/** Calls that clients made to models through the gateway, by day (UTC) and model. */
export const modelUsage = `
CREATE TABLE model_usage (
  day TEXT NOT NULL,
  model TEXT NOT NULL,
  calls INTEGER NOT NULL,
  untold INTEGER NOT NULL,
  prompt_tokens INTEGER NOT NULL,
  completion_tokens INTEGER NOT NULL,
  PRIMARY KEY (day, model)
) STRICT, WITHOUT ROWID;
`
