import type { Calibration } from '@galley/sdk'
import { toJson, type Scope } from './scope.ts'
import { change, first } from './program.ts'

/** Keeps what a calibration came to until `expires`. Old ones are removed on the way. */
export function putCalibration(scope: Scope, key: string, result: Calibration, expires: Date): Promise<void> {
  return scope.write(function* () {
    yield* change('DELETE FROM calibrations WHERE expires_at <= ?', scope.now())
    yield* change(
      'INSERT INTO calibrations (key, result, expires_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET result = excluded.result, expires_at = excluded.expires_at',
      key,
      toJson(result),
      expires.getTime(),
    )
  })
}

/** Reads what a calibration came to; null when there is none, or when it is too old. */
export async function getCalibration(scope: Scope, key: string): Promise<Calibration | null> {
  const row = await scope.read(() =>
    first<{ result: string }>('SELECT result FROM calibrations WHERE key = ? AND expires_at > ?', key, scope.now()),
  )
  return row === undefined ? null : (JSON.parse(row.result) as Calibration)
}
