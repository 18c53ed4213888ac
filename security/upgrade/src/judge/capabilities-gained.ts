import type { Severity } from '@galley/findings'
import type { Capability, CapabilityName } from '../inspect/profile.ts'
import type { InspectedUpgrade, Rule } from './rule.ts'

const words: Readonly<Record<CapabilityName, string>> = {
  network: 'talks to the network',
  processes: 'starts other programs',
  'files-elsewhere': 'names files outside of itself',
  environment: 'reads secrets or all of the environment',
  secrets: 'names places of secrets',
  'package-manager': 'touches the package manager’s own files, tokens or publishing',
  'dynamic-code': 'makes code while it runs',
  'decoded-code': 'decodes a long text that it carries',
  'native-code': 'loads machine code',
  'page-hooks': 'takes over functions of the page that it runs in',
}

/** Capabilities that together are an attack's whole way: something to take, and a way out with it; or code that nobody can read, run. */
const ways: readonly (readonly [readonly CapabilityName[], readonly CapabilityName[], string])[] = [
  [['secrets', 'package-manager', 'environment'], ['network', 'processes'], 'It can take secrets and send them away, and the release before could not.'],
  [['decoded-code'], ['dynamic-code', 'processes', 'native-code'], 'It carries a text that nobody can read, and can run it.'],
  [['page-hooks'], ['network', 'page-hooks'], 'It stands between a page and its network or wallet.'],
]

/**
 * Capabilities that a release shows and the one before it does not. One alone is common and low; what is an attack's whole way together is
 * high, and so is what comes into the code that runs at install.
 */
export const capabilitiesGained: Rule = ({ before, after, step }) => {
  if (before === null) return []
  const had = new Set(before.capabilities.map(({ name }) => name))
  const gained = after.capabilities.filter(({ name }) => !had.has(name))
  const names = [...new Set(gained.map(({ name }) => name))]
  if (names.length === 0) return []
  const way = ways.find(([first, second]) => names.some((name) => first.includes(name)) && after.capabilities.some(({ name }) => second.includes(name)))
  const atInstall = gained.some((one) => one.atInstall && one.name !== 'files-elsewhere')
  return [
    {
      code: 'capability-gained',
      severity: severityOf({ way: way !== undefined, atInstall, step, names }),
      message: names.map((name) => words[name]).join(', ').replace(/, (?=[^,]*$)/, ' and '),
      why: way?.[2] ?? (atInstall ? 'The new code runs when it is installed.' : 'The release before did nothing of the kind.'),
      places: placesOf(gained),
    },
  ]
}

function severityOf(one: {
  readonly way: boolean
  readonly atInstall: boolean
  readonly step: InspectedUpgrade['step']
  readonly names: readonly CapabilityName[]
}): Severity {
  const isSmall = one.step === 'patch' || one.step === 'minor'
  if (one.way && one.atInstall) return 'critical'
  if (one.way) return isSmall ? 'high' : 'medium'
  if (one.atInstall) return isSmall ? 'high' : 'medium'
  return 'low'
}

/** Those at install first, then the gravest names. */
function placesOf(gained: readonly Capability[]): readonly Capability['at'][] {
  const weight: readonly CapabilityName[] = ['decoded-code', 'package-manager', 'secrets', 'page-hooks', 'environment', 'dynamic-code', 'processes', 'network']
  const rank = ({ name, atInstall }: Capability): number => (atInstall ? 0 : 100) + (weight.indexOf(name) + 1 || 50)
  return gained.toSorted((a, b) => rank(a) - rank(b)).map(({ at }) => at)
}
