import { isFault } from '@galley/fault'
import type { Kernel, PluginRecord } from '@galley/kernel'
import type { Models } from '@galley/models'
import { briefSchema, type Brief, type Ephemeral } from '@galley/sdk'
import { checkSchema } from '../check-schema.ts'
import { fault } from '../faults.ts'
import { choosePlugins } from '../choices/choose-plugins.ts'
import { createScratchScope } from '../scope/scratch-scope.ts'
import type { Settings } from '../settings/settings.ts'
import { mapStack } from './map-stack.ts'
import type { PluginCallOptions } from './plugin-listing.ts'
import type { OpenBriefDocuments } from '../scope/open-brief-documents.ts'

/** Parts of the runtime that a call outside any draft needs. */
export interface TryServices {
  readonly kernel: Pick<Kernel, 'call' | 'plugins' | 'sourceMap'>
  readonly models: Pick<Models, 'resolve'>
  readonly settings: Settings
  readonly clock: () => Date
  readonly openFolder: OpenBriefDocuments
}

/**
 * Asks a plugin for one operation outside any draft, with the broker of a draft and with the permissions that the call names: none when it
 * names none, but a tool whose service the settings name may fetch from that service. Nothing is stored.
 * Faults: BRIEF_INVALID, SOURCES_FOLDER_MISSING, and those of `Kernel.call`.
 */
export async function tryPlugin(
  services: TryServices,
  { name: plugin, role, permissions: granted = {} }: PluginRecord,
  { operation, input }: { readonly operation: string; readonly input: unknown },
  options: PluginCallOptions,
): Promise<unknown> {
  const { kernel, models, settings, clock } = services
  const chosen = choosePlugins(await kernel.plugins(), settings)
  const { signal, say = () => undefined } = options
  const base = Object.hasOwn(chosen.bases, plugin) ? chosen.bases[plugin] : undefined
  const grant = options.permissions ?? (base === undefined ? {} : granted)
  const { files, brief } = await services.openFolder(briefOf(input, options.folder), chosen.readers)
  const usesModel = granted.model !== undefined && grant.model !== undefined
  const run = createScratchScope({
    brief,
    settings,
    chosen,
    clock,
    files,
    model: usesModel ? await models.resolve(role ?? 'writer', brief, signal) : null,
    show: (event) => say(inWords(event)),
  })
  const call = base === undefined ? { input } : { input: { ...(input as object), base }, base, asTool: true }
  try {
    return await kernel.call({ ...call, plugin, operation, run, grant, step: 'call', signal })
  } catch (error) {
    for (const line of await stackOf(error, plugin, kernel)) say(line)
    throw error
  }
}

/** Takes the brief of an agent's input; a tool has none. */
function briefOf(input: unknown, folder: string | undefined): Brief {
  const { brief = { topic: '' } } = (typeof input === 'object' && input !== null ? input : {}) as { readonly brief?: Brief }
  const [problem] = 'brief' in Object(input) ? checkSchema(briefSchema, brief) : []
  if (problem !== undefined) throw fault('BRIEF_INVALID', { where: problem.path || 'it', problem: problem.message })
  return folder === undefined ? brief : { ...brief, sources: { ...brief.sources, folder } }
}

function inWords({ text, fraction }: Ephemeral): string {
  return `  ${text}${fraction === undefined ? '' : ` (${Math.round(fraction * 100)} %)`}`
}

/** Tells where in the author's source a failure began. The sandbox hands the stack on as the fault's cause. */
async function stackOf(error: unknown, plugin: string, kernel: TryServices['kernel']): Promise<readonly string[]> {
  if (!isFault(error) || typeof error.cause !== 'string') return []
  return mapStack(error.cause, await kernel.sourceMap(plugin)).map((line) => `  ${line}`)
}
