import type { Fault } from '@galley/fault'
import type { PluginRecord } from '@galley/kernel'
import { roles, type Role } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Settings } from '../settings/settings.ts'
import { defaultTeam } from '../settings/settings-schema.ts'
import { checkChoice } from './check-choice.ts'
import { chooseReaders } from './choose-readers.ts'
import { chooseSearch } from './choose-search.ts'
import type { ChosenPlugins, PluginUse } from './chosen-plugins.ts'

/** Settings that choose plugins. */
export type Choices = Pick<Settings, 'team' | 'search' | 'services' | 'read' | 'plugins' | 'entailment'>

/** Chooses the plugin of each part from the settings; what is wrong with a choice is told, not thrown. */
export function choosePlugins(plugins: readonly PluginRecord[], choices: Choices): ChosenPlugins {
  const search = chooseSearch(plugins, choices)
  const read = chooseReaders(plugins, choices)
  const entailer = choices.entailment?.plugin
  const uses: readonly PluginUse[] = [
    ...roles.map((role) => ({ plugin: choices.team[role], as: role, by: isDefault(role, choices) ? 'default' : `team.${role}` })),
    ...search.uses,
    ...read.uses,
    ...(entailer === undefined ? [] : [{ plugin: entailer, as: 'entail', by: 'models.entailment' }]),
  ]
  const problems = [
    ...roles.flatMap((role) => (isDefault(role, choices) ? [] : checkRole(plugins, role, choices.team[role]))),
    ...search.problems,
    ...read.problems,
    ...(entailer === undefined ? [] : checkEntailer(plugins, entailer)),
    ...Object.keys(choices.plugins).flatMap((name) => checkCeilings(plugins, name)),
  ]
  const { web, documents, bases } = search
  const chosen = { team: choices.team, search: web, documents, bases, readers: read.readers, uses, problems }
  return entailer === undefined ? chosen : { ...chosen, entailer }
}

const isDefault = (role: Role, { team }: Choices): boolean => team[role] === defaultTeam[role]

function checkRole(plugins: readonly PluginRecord[], role: Role, name: string): readonly Fault[] {
  return checkChoice(plugins, { setting: `team.${role}`, name, part: `play the ${role}`, fits: (plugin) => plugin.role === role })
}

function checkEntailer(plugins: readonly PluginRecord[], name: string): readonly Fault[] {
  const fits = ({ provides = [] }: PluginRecord): boolean => provides.includes('entail')
  return checkChoice(plugins, { setting: 'models.entailment.plugin', name, part: 'entail', fits })
}

/** A ceiling for a name that no plugin has would hold nobody back, and nobody would notice. */
function checkCeilings(plugins: readonly PluginRecord[], name: string): readonly Fault[] {
  return plugins.some((plugin) => plugin.name === name) ? [] : [fault('CHOICE_UNKNOWN', { setting: `plugins.${name}`, name, able: '' })]
}
