import { canonicalJson } from '@galley/sdk'
import type { EffectKey, Performed } from '../run-scope.ts'
import type { Asker } from './asker.ts'
import { sha256 } from './sha256.ts'

/**
 * Lets the ledger remember an effect. The same request twice in one step is two effects, told apart by `nth`; the plugin's
 * digest is part of the key, so that another version's answers are not taken for this one's.
 */
export function performEffect<T>(
  { plugin, run, step }: Asker,
  kind: EffectKey['kind'],
  request: unknown,
  perform: () => Promise<Performed<T>>,
): Promise<T> {
  const hash = sha256(canonicalJson({ kind, request, plugin: plugin.digest }))
  const counter = `${step}\n${hash}`
  const nth = run.memory.nth.get(counter) ?? 0
  run.memory.nth.set(counter, nth + 1)
  return run.effect({ step, kind, hash, nth, request, plugin: plugin.name }, perform)
}
