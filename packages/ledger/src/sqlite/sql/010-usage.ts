/** Calls by the token that made them too, and what calls that are under way may still spend: a hold outlives the process that placed it. */
export const usage = `
CREATE TABLE usage (
  day TEXT NOT NULL,
  token TEXT NOT NULL,
  model TEXT NOT NULL,
  calls INTEGER NOT NULL,
  untold INTEGER NOT NULL,
  prompt_tokens INTEGER NOT NULL,
  completion_tokens INTEGER NOT NULL,
  PRIMARY KEY (day, token, model)
) STRICT, WITHOUT ROWID;
INSERT INTO usage SELECT day, '', model, calls, untold, prompt_tokens, completion_tokens FROM model_usage;
DROP TABLE model_usage;
CREATE TABLE holds (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  token TEXT NOT NULL,
  tokens REAL NOT NULL,
  usd REAL NOT NULL,
  watt_hours REAL NOT NULL
) STRICT;
CREATE INDEX holds_of_token ON holds (token, day);
`
