/**
 * `finish_step` without an origin of its events: a step ends once, so they need no entry in the index that keeps replays from writing twice. Done again after its answer was lost,
 * it finds the step.
 */
export const stepEvents = `
CREATE OR REPLACE FUNCTION finish_step(
  of_run BIGINT, of_epoch BIGINT, of_key TEXT, answer TEXT, event_types TEXT[], event_data TEXT[], now BIGINT
) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
  last BIGINT;
  added INTEGER := cardinality(event_types);
BEGIN
  SELECT seq INTO last FROM runs WHERE n = of_run AND epoch = of_epoch FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO steps (run, key, out, finished_at) VALUES (of_run, of_key, answer, now) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN true; END IF;
  INSERT INTO events (run, seq, type, data, at)
  SELECT of_run, last + i, event_types[i], event_data[i], now FROM generate_series(1, added) AS i;
  UPDATE runs SET seq = last + added, deaths = 0, updated_at = now WHERE n = of_run AND (deaths > 0 OR added > 0);
  RETURN true;
END $$;
`
