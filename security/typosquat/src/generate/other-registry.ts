import type { Generator } from './generator.ts'
import { normalise } from '../text/normalise.ts'

/** Below a million downloads a month nobody mistakes the registry. */
const LEVEL = 48

/** A popular name of the other registry, free for anyone to take in this one: `fastapi` on npm. */
export const otherRegistry: Generator = (subject, world) => {
  if (subject.scope !== null || subject.flat.length < 3) return []
  const others = world.others()
  const name = normalise(subject.folded, others.ecosystem)
  const entry = others.table.find(name)
  if (entry < 0 || others.table.levelOf(entry) < LEVEL) return []
  const level = others.table.levelOf(entry)
  return [
    {
      kind: 'name of another registry',
      target: `${others.ecosystem}:${name}`,
      level,
      meant: subject.flat,
      written: subject.flat,
      edits: [],
      added: [],
      crowd: 0,
      scopeLevel: 0,
    },
  ]
}
