import { isAbsolute, resolve } from 'node:path'
import { defaultTimeouts, type ModelFigures } from '@galley/models'
import { roles, type Role } from '@galley/sdk'
import { checkSchema } from '../check-schema.ts'
import { fault } from '../faults.ts'
import { defaultKeepSearchMinutes } from './fetch-schema.ts'
import { modelChoiceFrom, type StatedChoice } from './model-choice-from.ts'
import { defaultEntailer, defaultReader, defaultTeam, settingsSchema } from './settings-schema.ts'
import { publicUrlFrom } from './public-url-from.ts'
import type { EntailmentChoice, ModelChoice, PinnedFile, Settings } from './settings.ts'

/** Settings that the command line puts over everything else. */
export interface SettingsFlags {
  readonly host?: string
  readonly port?: number
  readonly onlyLocal?: boolean
  /** The plugin index of this command, and the root that it is trusted by; a root alone is for the index of the file. */
  readonly index?: { readonly url?: string; readonly root?: string }
}

/** The world that settings are read from; text, not files, so that the caller keeps the file system. */
export interface SettingsSources {
  /** The text of `galley.config.json`, and where it lies (relative folders in it are relative to that place). */
  readonly file?: { readonly text: string; readonly folder: string }
  readonly env: Readonly<Record<string, string | undefined>>
  readonly flags?: SettingsFlags
  /** `sourceRoots` when the file names none. */
  readonly defaultRoots: readonly string[]
}

type StatedModel = ModelFigures & { readonly fallback?: readonly string[]; readonly limits?: NonNullable<Settings['limits']>[string] }

type SettingsFile = {
  -readonly [
    K in 'modelTimeouts' | 'probeLocal' | 'onlyLocal' | 'search' | 'services' | 'read' | 'plugins' | 'sourceRoots' | 'retention' | 'workers'
  ]?: Settings[K]
} & {
  model?: StatedChoice
  models?: Readonly<Record<string, StatedChoice | StatedModel>> & { readonly entailment?: Partial<EntailmentChoice> & PinnedFile }
  team?: Partial<Settings['team']>
  fetch?: Partial<Settings['fetch']>
  gateway?: Partial<Settings['gateway']>
  telemetry?: Partial<Settings['telemetry']>
  index?: Settings['index']
}

/**
 * Merges flag, environment, file and default, in this order of precedence.
 * Faults: SETTINGS_INVALID (bad JSON, an unknown key, a value out of range; names the place).
 */
export function loadSettings({ file, env, flags = {}, defaultRoots }: SettingsSources): Settings {
  const given = file ? parseFile(file.text) : {}
  const place = modelFrom(env)
  const inFolder = (path: string): string => (isAbsolute(path) ? path : resolve(file?.folder ?? '.', path))
  const roots = given.sourceRoots?.map(inFolder)
  return {
    ...(place || given.model ? { model: modelChoiceFrom(given.model, place) } : {}),
    ...modelsFrom(given),
    ...entailmentFrom(given, inFolder),
    modelTimeouts: { ...defaultModelTimeouts, ...given.modelTimeouts },
    probeLocal: switchFrom(env['GALLEY_PROBE_LOCAL']) ?? given.probeLocal ?? true,
    onlyLocal: flags.onlyLocal ?? switchFrom(env['GALLEY_ONLY_LOCAL']) ?? given.onlyLocal ?? false,
    team: { ...defaultTeam, ...given.team },
    ...(given.search === undefined ? {} : { search: given.search }),
    services: {
      ...given.services,
      ...serviceFrom('searxng', env['GALLEY_SEARXNG_URL']),
      ...serviceFrom('wikipedia', env['GALLEY_WIKIPEDIA_URL']),
    },
    ...indexFrom(given, flags),
    read: given.read ?? defaultReader,
    plugins: given.plugins ?? {},
    fetch: { ...defaultFetch, ...given.fetch },
    sourceRoots: roots ?? defaultRoots,
    gateway: gatewayFrom(given, env, flags),
    telemetry: telemetryFrom(given, env),
    ...(given.retention && { retention: given.retention }),
    workers: given.workers ?? 2,
  }
}

/** The root in the file is that of the index in the file: another index has another one. */
function indexFrom({ index: set }: SettingsFile, { index: named = {} }: SettingsFlags): Pick<Settings, 'index'> {
  const url = named.url ?? set?.url
  const root = named.root ?? (named.url === undefined || named.url === set?.url ? set?.root : undefined)
  return url === undefined ? {} : { index: { url, ...(root === undefined ? {} : { root }) } }
}

const defaultModelTimeouts = { firstWordSeconds: defaultTimeouts.firstByteMs / 1000, answerSeconds: defaultTimeouts.totalMs / 1000 }

const defaultFetch: Settings['fetch'] = {
  keepSearchMinutes: defaultKeepSearchMinutes,
  privateHosts: [],
  contact: 'no contact configured',
  gapMs: 1000,
  blockDomains: [],
  allowDomains: [],
}

/** The file has both under `models`: a role's choice by the role, a model's cost, limits and fallback by the model's name. */
function modelsFrom({ models = {} }: SettingsFile): Pick<Settings, 'models' | 'figures' | 'fallbacks' | 'limits'> {
  const entries = Object.entries(models).filter(([key]) => key !== 'entailment')
  const isRole = (key: string): key is Role => roles.some((role) => role === key)
  const chosen = entries.flatMap(([key, choice]) => (isRole(key) ? [[key, modelChoiceFrom(choice as StatedChoice)] as const] : []))
  const stated = entries.filter(([key]) => !isRole(key)) as [string, StatedModel][]
  const figures = stated.flatMap(([key, model]) => {
    const told = Object.entries(model).filter(([name]) => name !== 'fallback' && name !== 'limits')
    return told.length === 0 ? [] : [[key, Object.fromEntries(told)] as const]
  })
  const fallbacks = stated.flatMap(([key, { fallback }]) => (fallback === undefined ? [] : [[key, fallback] as const]))
  const limits = stated.flatMap(([key, model]) => (model.limits === undefined ? [] : [[key, model.limits] as const]))
  return {
    ...(chosen.length > 0 ? { models: Object.fromEntries(chosen) } : {}),
    ...(figures.length > 0 ? { figures: Object.fromEntries(figures) } : {}),
    ...(limits.length > 0 ? { limits: Object.fromEntries(limits) } : {}),
    ...(fallbacks.length > 0 ? { fallbacks: Object.fromEntries(fallbacks) } : {}),
  }
}

function entailmentFrom({ models }: SettingsFile, inFolder: (path: string) => string): Pick<Settings, 'entailment'> {
  if (models?.entailment === undefined) return {}
  const { file, tokenizer, ...more } = models.entailment
  const inPlace = (pinned: PinnedFile): PinnedFile => ({ ...pinned, file: inFolder(pinned.file) })
  const words = tokenizer === undefined ? {} : { tokenizer: inPlace(tokenizer) }
  return { entailment: { plugin: defaultEntailer, ...more, file: inFolder(file), ...words } }
}

function gatewayFrom({ gateway }: SettingsFile, env: SettingsSources['env'], flags: SettingsFlags): Settings['gateway'] {
  const publicUrl = env['GALLEY_PUBLIC_URL'] || gateway?.publicUrl
  return {
    host: flags.host ?? env['GALLEY_HOST'] ?? gateway?.host ?? '127.0.0.1',
    port: flags.port ?? portFrom(env['GALLEY_PORT']) ?? gateway?.port ?? 4070,
    allowedHosts: gateway?.allowedHosts ?? [],
    ...(publicUrl && { publicUrl: publicUrlFrom(publicUrl) }),
  }
}

function telemetryFrom({ telemetry = {} }: SettingsFile, env: SettingsSources['env']): Settings['telemetry'] {
  const named = { log: env['GALLEY_LOG'], otlp: env['OTEL_EXPORTER_OTLP_ENDPOINT'] }
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value))
  const problem = checkSchema(settingsSchema, { telemetry: given })[0]
  if (problem) throw fault('SETTINGS_INVALID', { where: 'GALLEY_LOG or OTEL_EXPORTER_OTLP_ENDPOINT', problem: problem.message })
  return { log: 'text', prompts: false, ...telemetry, ...given }
}

function serviceFrom(name: 'searxng' | 'wikipedia', url: string | undefined): Settings['services'] {
  return url ? { [name]: { url } } : {}
}

/** `0` is off, anything else on. */
function switchFrom(text: string | undefined): boolean | undefined {
  return text === undefined || text === '' ? undefined : text !== '0'
}

function parseFile(text: string): SettingsFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw fault('SETTINGS_INVALID', { where: 'galley.config.json', problem: (error as Error).message }, { cause: error })
  }
  refuseOldSearch(value)
  const problem = checkSchema(settingsSchema, value)[0]
  if (problem) throw fault('SETTINGS_INVALID', { where: `galley.config.json${problem.path}`, problem: problem.message })
  return value as SettingsFile
}

/** Addresses of services stood in `search` once. Fault SETTINGS_MOVED with the lines that say the same now. */
function refuseOldSearch(value: unknown): void {
  const { search, services = {} } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>
  if (typeof search !== 'object' || search === null || Array.isArray(search)) return
  throw fault('SETTINGS_MOVED', { line: `"services": ${JSON.stringify({ ...(services as object), ...search })}` })
}

function modelFrom(env: SettingsSources['env']): ModelChoice | undefined {
  const url = env['GALLEY_MODEL_URL']
  const name = env['GALLEY_MODEL']
  const preset = env['GALLEY_MODEL_PRESET']
  if (!url && !name && !preset) return undefined
  const value: ModelChoice = {
    ...(url ? { url } : {}),
    ...(name ? { name } : {}),
    ...(preset ? { preset: preset as NonNullable<ModelChoice['preset']> } : {}),
  }
  const problem = checkSchema(settingsSchema, { model: value })[0]
  if (problem) throw fault('SETTINGS_INVALID', { where: 'GALLEY_MODEL_URL, GALLEY_MODEL or GALLEY_MODEL_PRESET', problem: problem.message })
  return value
}

function portFrom(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw fault('SETTINGS_INVALID', { where: 'GALLEY_PORT', problem: 'must be a port number' })
  return port
}
