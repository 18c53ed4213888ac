import type { Calibration } from '@galley/sdk'
import { toJson, type Scope } from './scope.ts'

/** Keeps what a calibration came to until `expires`. Old ones are removed on the way. */
export function putCalibration(scope: Scope, key: string, result: Calibration, expires: Date): Promise<void> {
  return scope.write(() => {
    scope.database.run('DELETE FROM calibrations WHERE expires_at <= ?', scope.now())
    scope.database.run(
      'INSERT INTO calibrations (key, result, expires_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET result = excluded.result, expires_at = excluded.expires_at',
      key,
      toJson(result),
      expires.getTime(),
    )
  })
}

/** Reads what a calibration came to; null when there is none, or when it is too old. */
export function getCalibration(scope: Scope, key: string): Calibration | null {
  const row = scope.database.get<{ result: string }>('SELECT result FROM calibrations WHERE key = ? AND expires_at > ?', key, scope.now())
  return row === undefined ? null : (JSON.parse(row.result) as Calibration)
}
