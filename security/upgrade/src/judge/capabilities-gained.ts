import type { Severity } from '@galley/findings'
import type { Capability, CapabilityName } from '../inspect/profile.ts'
import { capabilityWords } from './capability-words.ts'
import { gainedCapabilities } from './gained-capabilities.ts'
import type { InspectedUpgrade, Rule } from './rule.ts'
import { wayOf, type Way } from './way-of.ts'

/**
 * Capabilities that a release shows and the one before it does not. One alone is common and low; what is an attack's whole way together is
 * high, and so is what hides its names and what comes into the code that runs at install. Of a name that is new here everything is new: only
 * whole ways and hidden names are told.
 */
export const capabilitiesGained: Rule = (upgrade) => {
  const gained = gainedCapabilities(upgrade)
  const names = [...new Set(gained.map(({ name }) => name))]
  if (names.length === 0) return []
  const way = wayOf(upgrade, gained)
  const isHidden = gained.some((one) => one.name === 'hidden-names' && (upgrade.before !== null || !isRenamed(one)))
  const atInstall = gained.filter((one) => one.atInstall && one.name !== 'files-elsewhere')
  if (upgrade.before === null && way === null && !isHidden) return []
  // Modules are loaded by a computed name in many an honest loader of plugins.
  const runsTexts = gained.some(({ name, by, isLoaded }) => isLoaded && name === 'dynamic-code' && !by.endsWith('of a computed name'))
  const drops = gained.some(({ name, isLoaded }) => isLoaded && name === 'dropped-program')
  const severity = severityOf(upgrade.step, { way, isHidden, atInstall, runsTexts, drops })
  const why =
    way?.why ??
    (isHidden
      ? 'Nobody hides the names of what they use from honest readers.'
      : atInstall.length > 0
        ? 'The new code runs when it is installed.'
        : 'The release before did nothing of the kind.')
  return [
    {
      code: 'capability-gained',
      severity,
      message: listed(names.toSorted((a, b) => weightOf(a) - weightOf(b)).map((name) => capabilityWords[name])),
      why,
      places: placesOf(gained, way?.names ?? []),
    },
  ]
}

/** A function under another name: what every bundler makes of `require`, and telling only where the release before did not. */
function isRenamed({ by }: Capability): boolean {
  return by.endsWith('by another name')
}

interface Gain {
  readonly way: Way | null
  readonly isHidden: boolean
  readonly atInstall: readonly Capability[]
  /** True where a text is run as code. */
  readonly runsTexts: boolean
  /** True where a program is run that was fetched or brought along. */
  readonly drops: boolean
}

function severityOf(step: InspectedUpgrade['step'], { way, isHidden, atInstall, runsTexts, drops }: Gain): Severity {
  if (way?.atInstall === true) return 'critical'
  if (step === 'new') return isHidden || way !== null ? 'high' : 'low'
  const isSmall = step === 'patch' || step === 'minor' || step === 'other'
  if (way !== null || isHidden || atInstall.length > 0) return isSmall ? 'high' : 'medium'
  return drops || (isSmall && runsTexts) ? 'medium' : 'low'
}

function listed(words: readonly string[]): string {
  return words.join(', ').replace(/, (?=[^,]*$)/, ' and ')
}

/** Those at install first, then those of the way, then the gravest names. */
function placesOf(gained: readonly Capability[], way: readonly CapabilityName[]): readonly Capability['at'][] {
  const rank = ({ name, atInstall }: Capability): number => (atInstall ? 0 : 200) + (way.includes(name) ? 0 : 100) + weightOf(name)
  return gained.toSorted((a, b) => rank(a) - rank(b)).map(({ at }) => at)
}

/** The gravest first, as the words are listed. */
function weightOf(name: CapabilityName): number {
  return Object.keys(capabilityWords).indexOf(name)
}
