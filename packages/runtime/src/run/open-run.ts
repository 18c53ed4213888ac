import { createHash } from 'node:crypto'
import type { DocumentFolder, RunScope } from '@galley/kernel'
import { createRunBudget } from '@galley/models'
import { roles, type Brief, type Draft, type Ephemeral, type NewEvent, type Role } from '@galley/sdk'
import type { Lease, Ledger, RunRow } from '@galley/ledger'
import type { TeamContext } from '@galley/team'
import { versionStep } from './versions-of.ts'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import { agentsOf } from './agents-of.ts'
import { allEvents } from './all-events.ts'
import { checkSameModels } from './check-same-models.ts'
import { addressesOf, chooseModels, type ChosenModels } from './choose-models.ts'
import { copiesAmong } from './copies-among.ts'
import { createStep, type OpenSteps } from './create-step.ts'
import { createScope } from './create-scope.ts'
import { judgesOf } from '../judges/judges-of.ts'
import { locateIn } from './locate-in.ts'
import { Parked } from './parked.ts'
import { participantsOf } from './participants.ts'
import type { ReadRecord } from './read-record.ts'
import type { RunServices } from './run-services.ts'
import type { RunSignals } from './run-signals.ts'
import { secondsAtWork } from './seconds-at-work.ts'
import { totalOf, usageOf } from './usage-of.ts'

/** Questions that are researched side by side where no model is asked; a local model answers one at a time, and the others would wait until they time out. */
const questionsAtOnce = 4

/** A run that is opened for work: what the team reaches the world with, and the scope of its plugins. */
export interface OpenRun {
  readonly context: TeamContext
  readonly scope: RunScope
  readonly chosen: ChosenPlugins
}

/** A run that this process has claimed, and what the work on it needs. */
export interface ClaimedRun {
  readonly services: RunServices
  readonly lease: Lease
  readonly signals: RunSignals
  readonly record: ReadRecord
}

/** Parts that a claimed run is opened with; `addresses` may be read beside those of the brief. */
interface Opening {
  readonly run: RunRow
  readonly chosen: ChosenPlugins
  readonly addresses: readonly string[]
}

/** Opens a claimed run: its models, budget, documents, scope and agents. */
export async function openRun(claimed: ClaimedRun, { run, chosen, addresses }: Opening): Promise<OpenRun> {
  const { services, lease, signals, record } = claimed
  const { ledger, kernel, settings, clock, observe } = services
  const open: OpenSteps = new Map()
  const step = createStep({ ledger, lease, open, record }, signals)
  const models = await pinModels(claimed, run)
  const spent = { ...totalOf(usageOf(await ledger.calls(run.id))), seconds: secondsAtWork(await allEvents(ledger, run.id)) }
  const budget = createRunBudget(run.brief.budget ?? {}, clock, spent)
  const roleOf = (plugin: string): Role | undefined => roles.find((role) => chosen.team[role] === plugin)
  const { files, brief } = await services.openFolder(withAddresses(run.brief, addresses), chosen.readers)
  signals.cancel.throwIfAborted()
  const emit = (key: string, event: NewEvent): void => open.get(key)?.(event)
  const scope = await createScope({
    ledger,
    lease,
    brief,
    settings,
    chosen,
    models,
    budget,
    files,
    readings: services.readings,
    derived: services.derived,
    searches: services.searches,
    clock,
    roleOf,
    observe,
    emit,
    show: (event) => services.show(run.id, event),
  })
  const agents = agentsOf({ kernel, scope, brief: run.brief, modes: models.modes, plugins: chosen.team, observe, clock })
  const show = (event: Ephemeral): void => services.show(run.id, event)
  const context: TeamContext = {
    ...storedBy(ledger, lease, run),
    agents,
    judges: judgesOf({ kernel, ledger, settings, clock, chosen, models, agents, scope, show }),
    step,
    documents: await documentsOf(files),
    notRead: () => record.list(),
    modes: models.modes,
    models: models.names,
    modelReasons: models.reasons,
    remaining: () => budget.remaining(),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    parallel: models.modes.researcher === 'extractive' ? questionsAtOnce : 1,
    signal: signals.cancel,
  }
  return { context, scope, chosen }
}

type Stored = 'waitSignal' | 'locate' | 'sources' | 'copies' | 'plugins' | 'usage' | 'save' | 'id' | 'createdAt' | 'seq'

/** Parts of the team's context that the ledger answers. */
function storedBy(ledger: Ledger, lease: Lease, { id, createdAt }: RunRow): Pick<TeamContext, Stored> {
  const textOf = async (source: string): Promise<string> => ledger.sourceText(id, source)
  return {
    waitSignal: async (name) => {
      const key = `signal.${name}`
      const taken = (await ledger.step(lease, key))?.out ?? (await ledger.takeSignal(lease, name, key))
      if (taken === undefined) throw new Parked(name)
      return taken
    },
    locate: locateIn(textOf),
    sources: async () => ledger.sources(id),
    copies: async () => copiesAmong(await ledger.sources(id), textOf),
    plugins: async () => participantsOf(ledger, id),
    usage: async () => usageOf(await ledger.calls(id)),
    save: async (draft) => save(ledger, lease, draft),
    id,
    createdAt,
    seq: async () => (await ledger.getSummary(id))?.seq ?? 0,
  }
}

/** The brief with addresses that somebody inserted after the run. */
function withAddresses(brief: Brief, added: readonly string[]): Brief {
  return added.length === 0 ? brief : { ...brief, sources: { ...brief.sources, urls: [...(brief.sources?.urls ?? []), ...added] } }
}

/** Lists a brief's own documents: those that can be read, and those left out. */
async function documentsOf(folder: DocumentFolder | null): Promise<TeamContext['documents']> {
  const { files, skipped } = (await folder?.list()) ?? { files: [], skipped: [] }
  return { paths: files.map(({ path }) => path), skipped: skipped.map(({ path, why }) => ({ kind: 'file', name: path, reason: why })) }
}

/** Keeps the running state, and each version once it is whole: the first one is when its score was taken. */
async function save(ledger: Ledger, lease: Lease, draft: Draft): Promise<void> {
  await ledger.saveDraft(lease, draft)
  if (await ledger.step(lease, 'r0.score')) await ledger.finishStep(lease, { key: versionStep(draft.best.n), out: draft.best })
}

/** Models are chosen once a run: a resumed one goes on with the same names and modes, or fails and says which model is missing. */
async function pinModels({ services: { ledger, models }, lease, signals }: ClaimedRun, run: RunRow): Promise<ChosenModels> {
  const pinned = (await ledger.step(lease, 'models'))?.out as Pick<ChosenModels, 'modes' | 'names' | 'reasons'> | undefined
  const chosen = await chooseModels(models, run.brief, AbortSignal.any([signals.cancel, signals.close]))
  if (run.brief.models?.default !== 'none') checkSameModels(run.id, chosen, { pinned: pinned?.names, failure: run.draft?.failure })
  if (pinned) return { ...pinned, chat: chosen.chat }
  const { modes, names, reasons } = chosen
  await ledger.finishStep(lease, { key: 'models', out: { modes, names, reasons, addresses: addressesOf(chosen) } })
  return chosen
}
