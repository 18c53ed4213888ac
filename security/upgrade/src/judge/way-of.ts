import type { Capability, CapabilityName, Profile } from '../inspect/profile.ts'
import type { InspectedUpgrade } from './rule.ts'

/** An attack's whole way: something to take or to run, and what takes it away or runs it. */
export interface Way {
  readonly names: readonly CapabilityName[]
  /** The reason why it matters, as one sentence. */
  readonly why: string
  /** True where it is open while the release is installed. */
  readonly atInstall: boolean
}

interface Ends {
  readonly first: readonly CapabilityName[]
  readonly second: readonly CapabilityName[]
  /** Second ends that tell something of a package that is new here: many an honest one starts programs, or loads machine code. */
  readonly ofNew: readonly CapabilityName[]
  /** Words that a sentence begins with. */
  readonly what: string
}

const ways: readonly Ends[] = [
  {
    first: ['secrets', 'package-manager', 'environment'],
    second: ['network', 'processes'],
    ofNew: ['network'],
    what: 'It can take secrets and send them away',
  },
  {
    first: ['decoded-code'],
    second: ['dynamic-code', 'processes', 'native-code'],
    ofNew: ['dynamic-code', 'processes', 'native-code'],
    what: 'It carries code that nobody can read, and can run it',
  },
  { first: ['native-code'], second: ['processes', 'dynamic-code'], ofNew: [], what: 'It can run machine code that it carries' },
  { first: ['dropped-program'], second: ['network', 'processes'], ofNew: ['network'], what: 'It can fetch a program and run it' },
  {
    first: ['page-hooks'],
    second: ['network', 'page-hooks'],
    ofNew: ['network', 'page-hooks'],
    what: 'It stands between a page and its network or wallet',
  },
]

/**
 * The way that an upgrade opens: both of its ends are new; or they meet in one file, where none of the release before had both. Two ends that
 * only happen to be in one large release are none.
 */
export function wayOf({ before, after }: Pick<InspectedUpgrade, 'before' | 'after'>, gained: readonly Capability[]): Way | null {
  if (before === null) return wayOfNew(after)
  const names = new Set(gained.filter((one) => one.isLoaded).map(({ name }) => name))
  for (const { first, second, what } of ways) {
    const areBothNew = first.some((name) => names.has(name)) && second.some((name) => names.has(name))
    const isSmall = !before.capabilities.some(({ name }) => second.includes(name))
    if ((areBothNew && isSmall) || meet(after, first, second) > meet(before, first, second)) {
      const atInstall = gained.some((one) => one.atInstall && one.name !== 'files-elsewhere')
      return { names: [...first, ...second], why: `${what}, and the release before could not.`, atInstall }
    }
  }
  return null
}

/** The way that a package opens in whose name everything is new: its ends run at install, or they meet in one file. */
function wayOfNew(after: Profile): Way | null {
  const names = new Set(after.capabilities.filter((one) => one.atInstall).map(({ name }) => name))
  const atInstall = ways.find(
    ({ first, second, ofNew }) => ofNew.length > 0 && first.some((name) => names.has(name)) && second.some((name) => names.has(name)),
  )
  const found = atInstall ?? ways.find(({ first, ofNew }) => meet(after, first, ofNew) > 0)
  if (found === undefined) return null
  return { names: [...found.first, ...found.second], why: `${found.what}.`, atInstall: atInstall !== undefined }
}

/** Files that a release loads and that have both ends. */
function meet({ capabilities }: Profile, first: readonly CapabilityName[], second: readonly CapabilityName[]): number {
  const ends = new Map<string, Set<CapabilityName>>()
  for (const { name, at, isLoaded } of capabilities) if (isLoaded) ends.set(at.path, (ends.get(at.path) ?? new Set()).add(name))
  return [...ends.values()].filter((names) => first.some((name) => names.has(name)) && second.some((name) => names.has(name))).length
}
