import { checkName } from './check-name.ts'
import type { CheckOptions } from './check-name.ts'
import type { Ecosystem } from './ecosystem.ts'
import type { NameVerdict } from './name-verdict.ts'

/** A name of an ecosystem that is to be judged, with options of its own. */
export interface AskedName extends CheckOptions {
  readonly ecosystem: Ecosystem
  readonly name: string
}

/** Judges many names, in their order. Equal names without options are judged once. */
export function checkNames(names: readonly AskedName[]): readonly NameVerdict[] {
  const known = new Map<string, NameVerdict>()
  return names.map(({ ecosystem, name, ...options }) => {
    if (Object.keys(options).length > 0) return checkName(name, ecosystem, options)
    const key = `${ecosystem}:${name}`
    const found = known.get(key) ?? checkName(name, ecosystem)
    known.set(key, found)
    return found
  })
}
