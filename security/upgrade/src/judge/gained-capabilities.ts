import type { Capability } from '../inspect/profile.ts'
import type { InspectedUpgrade } from './rule.ts'

/**
 * Capabilities that the release before did not show: in what it loads, in what it runs at install, in its tests. What only a test could do
 * before is new where the release itself does it.
 */
export function gainedCapabilities({ before, after }: Pick<InspectedUpgrade, 'before' | 'after'>): readonly Capability[] {
  const had = before?.capabilities ?? []
  const [everywhere, loaded, atInstall] = [
    namesOf(had),
    namesOf(had.filter((one) => one.isLoaded)),
    namesOf(had.filter((one) => one.atInstall)),
  ]
  const hidden = new Set(had.map(({ name, by }) => `${name} ${by}`))
  return after.capabilities.filter((one) => {
    if (one.name === 'hidden-names' && !hidden.has(`${one.name} ${one.by}`)) return true
    if (one.atInstall && !atInstall.has(one.name)) return true
    return !(one.isLoaded ? loaded : everywhere).has(one.name)
  })
}

function namesOf(capabilities: readonly Capability[]): ReadonlySet<string> {
  return new Set(capabilities.map(({ name }) => name))
}
