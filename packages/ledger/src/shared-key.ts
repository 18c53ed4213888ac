import { change, first } from './program.ts'
import { requestWaitMs, type Scope } from './scope.ts'

/** Reads a key that all processes of the ledger share; the first of them makes it. */
export async function sharedKey(scope: Scope, name: string, make: () => Uint8Array): Promise<Uint8Array> {
  const sql = 'SELECT key FROM shared_keys WHERE name = ?'
  const found = await scope.read(() => first<{ key: Uint8Array }>(sql, name))
  if (found !== undefined) return found.key
  const made = make()
  return scope.write(function* () {
    yield* change('INSERT INTO shared_keys (name, key) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', name, made)
    return (yield* first<{ key: Uint8Array }>(sql, name))?.key ?? made
  }, requestWaitMs)
}
