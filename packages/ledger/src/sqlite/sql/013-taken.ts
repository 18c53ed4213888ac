/**
 * Amounts taken of each limit, and when they are free again: a minute of requests, a day of tokens, a month of money. A hold is a row until it is
 * settled; what is settled and free at the same time is one, so that a limit has few of them however much is asked. Holds of before go on as settled.
 */
export const taken = `
CREATE TABLE taken (
  whose   TEXT    NOT NULL,                            -- 'token ci', 'model llama3.3'
  what    TEXT    NOT NULL,                            -- 'requests/minute', 'usd/month'
  free_at INTEGER NOT NULL,
  hold    TEXT    NOT NULL,                            -- '' once it is settled
  amount  REAL    NOT NULL,
  PRIMARY KEY (whose, what, free_at, hold)
) STRICT, WITHOUT ROWID;
CREATE INDEX taken_free ON taken (free_at);

CREATE TEMP TABLE spent AS
  SELECT token, day, 'tokens' AS unit, sum(tokens) AS amount FROM holds GROUP BY token, day
  UNION ALL SELECT token, day, 'usd', sum(usd) FROM holds GROUP BY token, day
  UNION ALL SELECT token, day, 'wattHours', sum(watt_hours) FROM holds GROUP BY token, day;
INSERT INTO taken SELECT 'token ' || token, unit || '/day', unixepoch(day, '+1 day') * 1000, '', amount FROM spent;
INSERT INTO taken
  SELECT 'token ' || token, unit || '/month', unixepoch(min(day), 'start of month', '+1 month') * 1000, '', sum(amount)
  FROM spent GROUP BY token, unit, substr(day, 1, 7);
DROP TABLE spent;
DROP TABLE holds;
`
