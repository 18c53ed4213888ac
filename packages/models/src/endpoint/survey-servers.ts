import { isFault, type Fault } from '@galley/fault'
import { toFault } from '../call/call-failure.ts'
import type { Endpoint } from '../call/endpoint.ts'
import type { ModelServices } from '../call/model-services.ts'
import type { Timeouts } from '../call/timeouts.ts'
import { describeModel, type ModelInfo } from '../catalogue/model-info.ts'
import { fault } from '../faults.ts'
import { configuredEndpoints, type ConfiguredServer } from './configured-endpoints.ts'
import { firstChatModel, listModels } from './list-models.ts'
import type { ModelSettings } from './model-settings.ts'
import { localPresets, presets, type PresetName } from './presets.ts'

/** A model server that the settings name, or a preset, and what it answered. */
export interface ModelServer {
  /** Empty where the settings name none that can be used. */
  readonly url: string
  readonly preset?: PresetName
  /** Environment variable that its key belongs in, where it needs one. */
  readonly keyVariable?: string
  readonly isConfigured: boolean
  /** True when a key is sent to it. */
  readonly hasKey: boolean
  readonly models: readonly ModelInfo[]
  /** Configured models that the server answers for, and yet does not list. */
  readonly unlisted: readonly string[]
  /** Reasons why no draft can be written with it as it is. */
  readonly faults: readonly Fault[]
}

/** Settings and services of a survey. */
export interface Survey {
  readonly settings: ModelSettings
  readonly services: ModelServices
  readonly timeouts: Timeouts
  /** Asks for one short answer of a model; throws the fault it failed with. Without it no model is tried and no service asked that is not configured. */
  readonly trial?: (endpoint: Endpoint, model: string, signal: AbortSignal) => Promise<unknown>
}

/**
 * Asks every configured server, each preset whose key is set and each server on this machine for its models, all at once. A configured
 * model is tried where a key is sent or where it is not listed: many services list their models to everybody. Nothing is thrown; a
 * preset without its key and a server that does not answer are told as faults of the entry.
 */
export async function surveyServers(survey: Survey, signal: AbortSignal): Promise<readonly ModelServer[]> {
  const chosen = configuredEndpoints(survey.settings)
  const known = new Set(chosen.flatMap(({ endpoint, preset }) => [endpoint?.url, preset, preset && presets[preset].url]))
  const others = (Object.keys(presets) as readonly PresetName[]).filter((name) => !known.has(name) && !known.has(presets[name].url))
  const [configured, found] = await Promise.all([
    Promise.all(chosen.map(async (server) => surveyConfigured(server, survey, signal))),
    Promise.all(others.map(async (name) => surveyPreset(name, survey, signal))),
  ])
  return configured.length > 0 ? [...configured, ...found] : withDefault(found)
}

/** Name of the model where none is configured. */
const firstOfList = '(the first in its list)'

async function surveyConfigured(
  { endpoint, preset, models: named, refusal }: ConfiguredServer,
  { services, timeouts, trial }: Survey,
  signal: AbortSignal,
): Promise<ModelServer> {
  const of = {
    ...(preset === undefined ? {} : describePreset(preset, endpoint?.url)),
    isConfigured: true,
    hasKey: endpoint?.key !== undefined,
  }
  if (endpoint === undefined)
    return { url: preset === undefined ? '' : presets[preset].url, ...of, models: [], unlisted: [], faults: [refusal] }
  const { url } = endpoint
  const failed = (problem: Fault): ModelServer => ({
    url,
    ...of,
    models: (named.length > 0 ? named : [firstOfList]).map((name) =>
      describeModel(name, endpoint, { configured: true, problem: problem.message }),
    ),
    unlisted: [],
    faults: [problem],
  })
  const list = await listModels(endpoint, services, signal, timeouts.pingMs)
  if (!list.ok) return failed(toFault(list.failure, endpoint, named[0] ?? firstOfList))
  const first = firstChatModel(list.value)
  const wanted = named.length > 0 || first === null ? named : [first]
  if (wanted.length === 0) return failed(fault('MODEL_NOT_FOUND', { url, model: firstOfList, offer: '' }))
  const listed = (model: string): boolean => list.value.includes(model) || list.value.includes(`${model}:latest`)
  const unlisted = wanted.filter((model) => !listed(model))
  const tried = await Promise.all(
    (of.hasKey ? wanted : unlisted).map(async (model) => ({ model, fault: await tryModel(trial, endpoint, model, signal) })),
  )
  return {
    url,
    ...of,
    models: [...unlisted, ...list.value].map((name) =>
      describeModel(name, endpoint, { configured: wanted.includes(name) || wanted.includes(name.replace(/:latest$/, '')) }),
    ),
    unlisted: tried.filter((trying) => trying.fault === null && unlisted.includes(trying.model)).map(({ model }) => model),
    faults: tried.flatMap((trying) => trying.fault ?? []),
  }
}

async function tryModel(trial: Survey['trial'], endpoint: Endpoint, model: string, signal: AbortSignal): Promise<Fault | null> {
  try {
    await trial?.(endpoint, model, signal)
    return null
  } catch (error) {
    if (isFault(error)) return error
    throw error
  }
}

async function surveyPreset(name: PresetName, { settings, services, timeouts, trial }: Survey, signal: AbortSignal): Promise<ModelServer> {
  const { url, keyVariable } = presets[name]
  const key = settings.keys?.[name]
  const isLocal = localPresets.includes(name)
  const server = { url, ...describePreset(name), isConfigured: false, hasKey: key !== undefined, models: [], unlisted: [], faults: [] }
  if (keyVariable !== undefined && key === undefined)
    return { ...server, faults: [fault('MODEL_KEY_MISSING', { preset: name, variable: keyVariable })] }
  if (!isLocal && settings.onlyLocal === true) return { ...server, faults: [fault('MODEL_NOT_LOCAL', { url })] }
  if (isLocal ? !settings.probeLocal : trial === undefined) return server
  const endpoint = { url, isLocal, ...(key === undefined ? {} : { key }) }
  const list = await listModels(endpoint, services, signal, isLocal ? timeouts.localMs : timeouts.pingMs)
  if (!list.ok) return { ...server, faults: [toFault(list.failure, endpoint, '')] }
  return { ...server, models: list.value.map((model) => describeModel(model, endpoint, { configured: false })) }
}

/** Describes a preset; the variable of its key is not read where it was sent to another address. */
function describePreset(name: PresetName, url = presets[name].url): Pick<ModelServer, 'preset' | 'keyVariable'> {
  const { keyVariable } = presets[name]
  return {
    preset: name,
    ...(keyVariable === undefined ? {} : { keyVariable: url === presets[name].url ? keyVariable : 'GALLEY_MODEL_KEY' }),
  }
}

/** Marks the model that writes where nothing is configured: that of the first server on this machine which offers one. */
function withDefault(servers: readonly ModelServer[]): readonly ModelServer[] {
  const chatting = ({ models }: ModelServer): string | null => firstChatModel(models.map(({ name }) => name))
  const first = servers.find((server) => server.preset !== undefined && localPresets.includes(server.preset) && chatting(server) !== null)
  if (first === undefined) return servers
  const used = chatting(first)
  const models = first.models.map((model) => ({ ...model, configured: model.name === used }))
  return servers.map((server) => (server === first ? { ...server, models } : server))
}
