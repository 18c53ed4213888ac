/**
 * `finishStep` as a function of the database, so that a step costs one way to it and back, and its statements are planned once a connection: fence, answer, the events that are
 * not there yet and the run's new number. False when the lease is lost. Done again after its answer was lost, it finds the step.
 */
export const finishStep = `
CREATE FUNCTION finish_step(
  of_run BIGINT, of_epoch BIGINT, of_key TEXT, answer TEXT, event_types TEXT[], event_data TEXT[], now BIGINT
) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
  before BIGINT;
  last BIGINT;
BEGIN
  SELECT seq INTO before FROM runs WHERE n = of_run AND epoch = of_epoch FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO steps (run, key, out, finished_at) VALUES (of_run, of_key, answer, now) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN true; END IF;
  last := before;
  FOR i IN 1 .. cardinality(event_types) LOOP
    INSERT INTO events (run, seq, step, n, type, data, at) VALUES (of_run, last + 1, of_key, i - 1, event_types[i], event_data[i], now)
    ON CONFLICT (run, step, n) WHERE step IS NOT NULL DO NOTHING;
    IF FOUND THEN last := last + 1; END IF;
  END LOOP;
  UPDATE runs SET seq = last, deaths = 0, updated_at = now WHERE n = of_run AND (deaths > 0 OR last > before);
  RETURN true;
END $$;
`
