import type { Fault } from '@galley/fault'
import type { PluginRecord } from '@galley/kernel'
import { textMediaTypes } from '@galley/sdk'
import { fault } from '../faults.ts'
import { defaultReader } from '../settings/settings-schema.ts'
import { checkChoice } from './check-choice.ts'
import type { PluginUse } from './chosen-plugins.ts'
import type { Settings } from '../settings/settings.ts'

/** Readers by media type as the settings choose them, and what is wrong with the choice. */
interface ChosenReaders {
  readonly readers: Readonly<Record<string, string>>
  readonly uses: readonly PluginUse[]
  readonly problems: readonly Fault[]
}

/** The reader of a media type, and the choice that made it so. */
interface Reader {
  readonly type: string
  readonly plugin: string
  readonly by: string
}

/**
 * Chooses the plugin that reads each media type: the one that `read` names for it; else the one that `read` names for everything, if it reads
 * the type; else Galley's own reader, for HTML, Markdown and text; else the only plugin that can. Several are CHOICE_UNCLEAR.
 */
export function chooseReaders(plugins: readonly PluginRecord[], { read }: Pick<Settings, 'read'>): ChosenReaders {
  const named: Readonly<Record<string, string>> = typeof read === 'string' ? {} : read
  const usual = typeof read === 'string' ? read : defaultReader
  const reads = (name: string, type: string): boolean => {
    const found = plugins.find((plugin) => plugin.name === name)
    return found?.state === 'verified' ? (found.reads ?? []).includes(type) : textMediaTypes.includes(type)
  }
  const able = (type: string): readonly string[] =>
    plugins.filter((plugin) => plugin.state === 'verified' && (plugin.reads ?? []).includes(type)).map(({ name }) => name)
  const types = [...new Set([...textMediaTypes, ...Object.keys(named), ...plugins.flatMap((plugin) => plugin.reads ?? [])])]
  const chosen = types.map((type): Reader | { readonly problem: Fault } => {
    const name = Object.hasOwn(named, type) ? named[type] : undefined
    if (name !== undefined) return { type, plugin: name, by: `read.${type}` }
    if (reads(usual, type)) return { type, plugin: usual, by: usual === defaultReader ? 'default' : 'read' }
    if (reads(defaultReader, type)) return { type, plugin: defaultReader, by: 'default' }
    const [only = '', ...others] = able(type)
    if (others.length === 0) return { type, plugin: only, by: 'only one' }
    const line = `"read": ${JSON.stringify({ ...named, [type]: only })}`
    return { problem: fault('CHOICE_UNCLEAR', { names: [only, ...others].join(' and '), part: `read ${type}`, line }) }
  })
  const found = chosen.filter((one) => 'type' in one)
  return {
    readers: Object.fromEntries(found.map(({ type, plugin }) => [type, plugin])),
    uses: found.map(({ type, plugin, by }) => ({ plugin, as: `read ${type}`, by })),
    problems: [
      ...chosen.flatMap((one) => ('problem' in one ? [one.problem] : [])),
      ...(typeof read === 'string' && read !== defaultReader ? checkReader(plugins, 'read', read) : []),
      ...Object.entries(named).flatMap(([type, name]) => checkReader(plugins, `read.${type}`, name, type)),
    ],
  }
}

function checkReader(plugins: readonly PluginRecord[], setting: string, name: string, type?: string): readonly Fault[] {
  const fits = ({ reads = [] }: PluginRecord): boolean => (type === undefined ? reads.length > 0 : reads.includes(type))
  return checkChoice(plugins, { setting, name, part: type === undefined ? 'read' : `read ${type}`, fits })
}
