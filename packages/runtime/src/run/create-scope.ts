import {
  createRunMemory,
  type DocumentFolder,
  type EffectKey,
  type ModelCall,
  type Performed,
  type Readings,
  type RunScope,
} from '@galley/kernel'
import { costOf, energyOf, type RunBudget, type TokenCount } from '@galley/models'
import { plural, type Brief, type Ephemeral, type ModelAnswer, type ModelRequest, type NewEvent, type Role } from '@galley/sdk'
import type { Lease, Ledger } from '@galley/ledger'
import { fault } from '../faults.ts'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import type { Settings } from '../settings/settings.ts'
import { allEvents } from './all-events.ts'
import type { ChosenModels } from './choose-models.ts'
import { mayUseWeb, searchToolsOf } from '../scope/search-tools-of.ts'
import { recordParticipant } from './participants.ts'
import { observed, type ObserveWork, type RunWork } from './run-work.ts'
import { spendingsOf } from './spendings-of.ts'
import { openStoredSources } from './stored-sources.ts'
import type { CallUsage } from './usage-of.ts'
import { withinQuota } from '../scope/within-quota.ts'

/** Shortest pause of a model call that a watcher is told of, in milliseconds. */
const shownPauseMs = 1000

/** Services and limits of a scope. */
export interface ScopeOptions {
  readonly ledger: Ledger
  readonly lease: Lease
  readonly brief: Brief
  readonly settings: Settings
  readonly chosen: ChosenPlugins
  readonly models: ChosenModels
  readonly budget: RunBudget
  readonly files: DocumentFolder | null
  readonly readings: Readings
  readonly derived: Readings
  readonly searches: Readings
  readonly clock: () => Date
  /** The role that a plugin plays. */
  readonly roleOf: (plugin: string) => Role | undefined
  /** Told each call of a model and of a tool when it is over. */
  readonly observe: ObserveWork | undefined
  /** Hands an event to the step that is running. */
  readonly emit: (step: string, event: NewEvent) => void
  readonly show: (event: Ephemeral) => void
}

/** Scope of one run over the ledger: every effect is looked up before it is made, and written down before and after. */
export async function createScope(options: ScopeOptions): Promise<RunScope> {
  const { ledger, lease, brief, settings, chosen, models, files, readings } = options
  const sources = openStoredSources(ledger, lease)
  const hasModel = Object.values(models.modes).some((mode) => mode !== 'extractive')
  return {
    id: lease.id,
    brief,
    web: mayUseWeb(brief, settings),
    effect: async (key, perform) => effect(options, key, perform),
    model: hasModel ? async (request, call) => chat(options, request, call) : null,
    searchTools: searchToolsOf(brief, settings, chosen),
    readers: chosen.readers,
    files,
    readings,
    derived: options.derived,
    searches: { ...options.searches, maxAgeMs: settings.fetch.keepSearchMinutes * 60_000 },
    storeSource: sources.add,
    findSource: sources.find,
    sourceText: sources.text,
    onEvent: options.emit,
    onEphemeral: options.show,
    onPlugin: recordOnce(ledger, lease),
    memory: createRunMemory({ events: await allEvents(ledger, lease.id), spent: spendingsOf(await ledger.calls(lease.id)) }),
  }
}

/** A failure is not remembered: the next try is a try. A call that was begun before a crash and has no answer is made again. */
async function effect<T>(options: ScopeOptions, key: EffectKey, perform: () => Promise<Performed<T>>): Promise<T> {
  const { ledger, lease, clock, models, roleOf } = options
  const { step, kind, hash, nth } = key
  const known = await ledger.call(lease, { step, kind, hash, nth })
  if (known?.state === 'done') return known.response as T
  const asker = { plugin: key.plugin, ...hostsOf(key) }
  await ledger.beginCall(lease, { step, kind, hash, nth }, asker)
  const begun = clock().getTime()
  const tokensOf = ({ response }: Performed<T>): TokenCount | undefined => (kind === 'model' ? (response as ModelAnswer).usage : undefined)
  const { response, usage } = await observed(options, workOf(options, key), perform, tokensOf)
  const seconds = Math.max(0, clock().getTime() - begun) / 1000
  const bill = kind === 'model' ? billOf(response as ModelAnswer, seconds, models, roleOf(key.plugin)) : usage
  await ledger.finishCall(lease, { step, kind, hash, nth }, response, {
    ...asker,
    ...hostsOf(key, response),
    ...(bill as object | undefined),
  })
  return response
}

/** Says what a call is, as an observer is told. */
function workOf(
  { lease, models, roleOf }: ScopeOptions,
  { kind, plugin }: EffectKey,
): Pick<RunWork, 'kind' | 'run' | 'name' | 'role' | 'url'> {
  const role = roleOf(plugin)
  const asked = role === undefined ? {} : { role }
  if (kind !== 'model') return { kind: 'tool', run: lease.id, name: kind, ...asked }
  const model = role && models.chat[role]
  return { kind: 'model', run: lease.id, name: model?.name ?? 'none', ...asked, ...(model?.url === undefined ? {} : { url: model.url }) }
}

/** Names of the hosts of a fetch: of the address that was asked for, and of the one that answered. */
function hostsOf({ kind, request }: EffectKey, response?: unknown): { readonly hosts?: readonly string[] } {
  if (kind !== 'fetch') return {}
  const urls = [request, response].map((part) => String((part as { readonly url?: unknown } | undefined)?.url))
  return { hosts: [...new Set(urls.flatMap((url) => (URL.canParse(url) ? [new URL(url).hostname] : [])))] }
}

function billOf({ usage }: ModelAnswer, seconds: number, models: ChosenModels, role: Role | undefined): Omit<CallUsage, 'plugin'> {
  const { promptTokens, completionTokens } = usage
  const model = role && models.chat[role]
  const cost = costOf(usage, model?.figures)
  const energy = model ? energyOf(usage, seconds, model) : null
  return { ...(role ? { role } : {}), promptTokens, completionTokens, seconds, ...cost, ...(energy && { energy }) }
}

async function chat({ models, budget, show }: ScopeOptions, request: ModelRequest, call: ModelCall): Promise<ModelAnswer> {
  const { role, step, plugin, signal, quota } = call
  const model = role === undefined ? null : models.chat[role]
  if (!model || role === undefined) throw fault('ROLE_WITHOUT_MODEL', { plugin })
  return model.chat(request, {
    signal,
    budget: withinQuota(budget, quota),
    onToken: (text) => show({ type: 'token', role, step, text }),
    onPause: (ms, reason) => {
      if (ms >= shownPauseMs) show({ type: 'progress', role, step, text: `Waiting ${plural(Math.round(ms / 1000), 'second')}: ${reason}` })
    },
  })
}

/** Records each plugin before its first call. */
function recordOnce(ledger: Ledger, lease: Lease): RunScope['onPlugin'] {
  const recorded = new Map<string, Promise<void>>()
  return async (plugin) => {
    const record = recorded.get(plugin.digest) ?? recordParticipant(ledger, lease, plugin)
    recorded.set(plugin.digest, record)
    return record
  }
}
