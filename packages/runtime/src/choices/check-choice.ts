import type { Fault } from '@galley/fault'
import type { PluginRecord } from '@galley/kernel'
import { fault } from '../faults.ts'

/** A choice of the settings: the plugin that it names, and the part that it is to play. */
interface Choice {
  readonly setting: string
  readonly name: string
  /** The part that the plugin must be able to play, in words that follow *can*. */
  readonly part: string
  readonly fits: (plugin: PluginRecord) => boolean
}

/**
 * Checks that the plugin of a choice exists and can play its part: CHOICE_UNKNOWN or CHOICE_UNFIT, or nothing. Of a refused plugin only the name
 * can be believed; the draft that needs it says why it was refused.
 */
export function checkChoice(plugins: readonly PluginRecord[], { setting, name, part, fits }: Choice): readonly Fault[] {
  const found = plugins.find((plugin) => plugin.name === name)
  if (found !== undefined && (found.state === 'refused' || fits(found))) return []
  const able = plugins.filter((plugin) => plugin.state === 'verified' && fits(plugin)).map((plugin) => plugin.name)
  const named = { setting, name, able: able.length === 0 ? '' : ` (${able.join(', ')} can ${part})` }
  if (found === undefined) return [fault('CHOICE_UNKNOWN', named)]
  return [fault('CHOICE_UNFIT', { ...named, part, can: abilityOf(found) })]
}

/** Describes what a plugin can do, in words that follow *can*. */
function abilityOf({ role, provides = [], reads = [] }: PluginRecord): string {
  if (role !== undefined) return `play the ${role}`
  return provides.map((operation) => (operation === 'read' ? `read ${reads.join(', ')}` : operation)).join(', ')
}
