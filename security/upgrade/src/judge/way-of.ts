import type { Capability, CapabilityName, Profile } from '../inspect/profile.ts'
import type { InspectedUpgrade } from './rule.ts'

/** An attack's whole way: something to take or to run, and what takes it away or runs it. */
export interface Way {
  readonly names: readonly CapabilityName[]
  readonly why: string
}

const takes = 'It can take secrets and send them away, and the release before could not.'

const runs = 'It carries code that nobody can read, and can run it.'

const ways: readonly { readonly first: readonly CapabilityName[]; readonly second: readonly CapabilityName[]; readonly why: string }[] = [
  { first: ['secrets', 'package-manager', 'environment'], second: ['network', 'processes'], why: takes },
  { first: ['decoded-code'], second: ['dynamic-code', 'processes', 'native-code'], why: runs },
  {
    first: ['native-code'],
    second: ['processes', 'dynamic-code'],
    why: 'It can run machine code that it carries, and the release before could not.',
  },
  {
    first: ['dropped-program'],
    second: ['network', 'processes'],
    why: 'It can fetch a program and run it, and the release before could not.',
  },
  { first: ['page-hooks'], second: ['network', 'page-hooks'], why: 'It stands between a page and its network or wallet.' },
]

/**
 * The way that an upgrade opens: both of its ends are new; or they meet in one file, where none of the release before had both. Two ends that
 * only happen to be in one large release are none.
 */
export function wayOf({ before, after }: Pick<InspectedUpgrade, 'before' | 'after'>, gained: readonly Capability[]): Way | null {
  const names = new Set(gained.filter((one) => one.isLoaded).map(({ name }) => name))
  for (const { first, second, why } of ways) {
    const areBothNew = first.some((name) => names.has(name)) && second.some((name) => names.has(name))
    const isSmall = before === null || !before.capabilities.some(({ name }) => second.includes(name))
    if ((areBothNew && isSmall) || meet(after, first, second) > (before === null ? 0 : meet(before, first, second)))
      return { names: [...first, ...second], why }
  }
  return null
}

/** Files that a release loads and that have both ends. */
function meet({ capabilities }: Profile, first: readonly CapabilityName[], second: readonly CapabilityName[]): number {
  const ends = new Map<string, Set<CapabilityName>>()
  for (const { name, at, isLoaded } of capabilities) if (isLoaded) ends.set(at.path, (ends.get(at.path) ?? new Set()).add(name))
  return [...ends.values()].filter((names) => first.some((name) => names.has(name)) && second.some((name) => names.has(name))).length
}
