import { join } from 'node:path'
import type { RegistryClient } from '@galley/audit'
import { openKernel, systemResolver, type Kernel, type PluginRecord, type VerifiedPlugin } from '@galley/kernel'
import { mayRunHere, openModels, type Models } from '@galley/models'
import type { RefusedPlugin, StoredPlugin, WorkspaceStore } from '@galley/pack'
import { acquireLock, createOwnership, type Ledger, type ProcessLock, type ProcessAccess } from '@galley/ledger'
import { sourceMapFile, verifyStored } from '@galley/trust'
import { createAccess } from './access/create-access.ts'
import { startAuditLog } from './audit-log/start-audit-log.ts'
import { checkForeignSchema } from './check-foreign-schema.ts'
import { checkSchema } from './check-schema.ts'
import { checkSecrets } from './choices/check-secrets.ts'
import { choosePlugins } from './choices/choose-plugins.ts'
import type { ChosenPlugins } from './choices/chosen-plugins.ts'
import { isUsed } from './choices/is-used.ts'
import { operatorLimits } from './choices/operator-limits.ts'
import { fault } from './faults.ts'
import { dataFolderFault } from './data-folder-fault.ts'
import { auditDrafts } from './drafts/audit-drafts.ts'
import { createDrafts } from './drafts/create-drafts.ts'
import { openGatewayNote } from './gateway-registration.ts'
import { openBounds } from './limits/open-bounds.ts'
import { openDataFolder } from './open-data-folder.ts'
import { openDataLedger } from './open-data-ledger.ts'
import { openWall, type Wall } from './open-wall.ts'
import { listPlugins } from './plugins/list-plugins.ts'
import { noPlugins } from './plugins/no-plugins.ts'
import { openPluginStore } from './plugins/open-plugin-store.ts'
import { createSessionPacker, verifySession, type SessionPlugin } from './plugins/session-plugins.ts'
import { listModels } from './list-models.ts'
import { listSearch } from './list-search.ts'
import { listInstalled, type InstalledRef } from './plugins/load/list-installed.ts'
import { verifyInstalled } from './plugins/load/verify-installed.ts'
import { openPapers } from './plugins/open-papers.ts'
import { roadMeans } from './plugins/spec/road-means.ts'
import type { Runtime } from './runtime.ts'
import { startRetention } from './retention/start-retention.ts'
import { readiness } from './readiness.ts'
import { createRunFeeds } from './drafts/run-feeds.ts'
import { createUsageMeter, type UsageMeter } from './usage-meter.ts'
import { createWorker } from './run/create-worker.ts'
import { modelSettingsOf } from './run/model-settings-of.ts'
import { digestsIn, openReadings, type KeptReadings } from './run/open-readings.ts'
import { openModelCache } from './run/model-cache.ts'
import { readEntailment } from './pinned/read-entailment.ts'
import { openSecrets } from './secrets/open-secrets.ts'
import { startWebhooks } from './webhooks/start-webhooks.ts'
import type { ObserveWork } from './run/run-work.ts'
import type { Settings } from './settings/settings.ts'
import { openBriefDocuments } from './scope/open-brief-documents.ts'

/** Means that the runtime is lent by the process. */
export interface RuntimeOptions {
  readonly dataDir: string
  /** Folder of the project: its trust policy and its plugin lock lie there. */
  readonly projectDir: string
  /** The root of the clone whose plugins are packed and loaded. */
  readonly cloneRoot: string | null
  /** The root of the installed package whose plugins are loaded where there is no clone. */
  readonly packageRoot: string
  readonly settings: Settings
  /** False where nobody asks for plugins: none is packed or verified. True when left out. */
  readonly withPlugins?: boolean
  /** Take up runs that nobody holds: a gateway does, and only one on a data folder. */
  readonly adopt: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: () => Date
  readonly fetch: typeof fetch
  readonly random: (bytes: number) => Uint8Array
  /** Ends early, without an error, when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly execPath: string
  readonly process: ProcessAccess
  readonly version: string
  /** Opens the registries of this user. */
  readonly registry: () => Promise<RegistryClient>
  /** Told each piece of work of a run in this process when it is over. */
  readonly observe?: ObserveWork
  /** Told, a line at a time, what takes a while. */
  readonly say: (line: string) => void
}

/** A plugin of the workspace: in the store, refused before it came there, or packed for this process alone. */
type WorkspacePlugin = StoredPlugin | RefusedPlugin | SessionPlugin

/**
 * Builds the house on a data folder: packs what changed, opens the ledger, verifies the plugins, takes up work.
 * Faults: DATA_FOLDER_SHARED, DATA_FOLDER_MISSING, DATA_FOLDER_READ_ONLY, DATA_FOLDER_FULL, RELEASE_DAMAGED, LOCK_HELD (a second gateway), for a gateway those of a choice
 * that cannot be followed (CHOICE_UNKNOWN, CHOICE_UNFIT, CHOICE_UNCLEAR, SERVICE_MISSING, SECRET_MISSING, SECRET_UNUSABLE), and those of ledger, store and packing.
 */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { dataDir, settings, clock, random, sleep, say, observe } = options
  openDataFolder(dataDir)
  const ownership = createOwnership(options.process)
  const lock = options.adopt ? await lockGateway(options) : null
  try {
    const store = options.withPlugins === false ? noPlugins : await openPluginStore(options)
    const ledger = await openDataLedger({ ...options, withQueue: options.adopt }, ownership)
    const wall = openWall(dataDir, options.execPath)
    const kernel = await openVerified(options, store, wall)
    const feeds = createRunFeeds(ledger)
    const models = openRunModels(options)
    const chosen = async (): Promise<ChosenPlugins> => chooseAmong(await kernel.plugins(), options)
    if (options.adopt) refuseProblems(await chosen())
    const choose = async (): Promise<ChosenPlugins> => refuseProblems(await chosen())
    const caches = openCaches(dataDir, String(options.process.pid))
    const usage = openMeter(options, ledger)
    const services = {
      ledger,
      kernel,
      models,
      settings,
      version: options.version,
      dataDir,
      sleep,
      clock,
      choose,
      openFolder: openBriefDocuments((digest) => ledger.filePath(digest), settings, digestsIn(caches.readings, clock)),
      ...caches,
      say,
      observe,
    }
    const worker = createWorker({ ...services, show: (id, event) => feeds.show(id, event) }, sleep)
    if (options.adopt) worker.adopt()
    const listing = listPlugins({ ...services, store, packForSession: createSessionPacker(options, clock) })
    const auditLog = startAuditLog(options)
    const papersMeans = { ...options, ...roadMeans(options), ...auditLog.ofCommand }
    const plugins = { ...listing, ...openPapers(papersMeans, { kernel, store, listing }) }
    const note = openGatewayNote(dataDir, ownership)
    const webhooks = startWebhooks(options, ledger.webhooks)
    const retention = startRetention({ ...options, caches: Object.values(caches) }, ledger, auditLog.log)
    return {
      drafts: auditDrafts(createDrafts({ ...services, worker, feeds, random, auditLog: auditLog.log }), auditLog.ofCommand),
      plugins,
      models: listModels({ ...services, usage }),
      search: listSearch(plugins, async () => (await chosen()).search, sleep),
      wall: wall.report,
      access: createAccess(ledger, clock, random),
      ...openBounds({ ledger, clock, figures: settings.figures }),
      webhooks: webhooks.made,
      auditLog: auditLog.log,
      settings,
      announce: note.write,
      gatewayUrl: note.read,
      ready: async () => readiness(kernel, ledger, dataDir, settings),
      close: async () => {
        await Promise.all([worker.close(), webhooks.close(), retention.close()])
        await kernel.close()
        await wall.settle()
        if (options.adopt) note.clear()
        await Promise.all([usage.close(), auditLog.close()])
        await ledger.close()
        lock?.release()
      },
    }
  } catch (error) {
    lock?.release()
    throw dataFolderFault(dataDir, error) ?? error
  }
}

/** Opens what was read from documents, made of them, and found by searches, earlier. */
function openCaches(dataDir: string, pid: string): Readonly<Record<'readings' | 'derived' | 'searches', KeptReadings>> {
  return {
    readings: openReadings(join(dataDir, 'cache', 'readings'), pid),
    derived: openReadings(join(dataDir, 'cache', 'derived'), pid),
    searches: openReadings(join(dataDir, 'cache', 'searches'), pid),
  }
}

/** Opens the meter of what clients ask of models. */
function openMeter({ clock, sleep, settings, env }: RuntimeOptions, ledger: Ledger): UsageMeter {
  return createUsageMeter({ ledger, clock, sleep, figures: settings.figures, isLocal: mayRunHere(modelSettingsOf(settings, env)) })
}

/** Opens the models of runs; what was found out about servers is kept in the data folder. */
function openRunModels({ dataDir, settings, env, fetch, clock, random, sleep, process }: RuntimeOptions): Models {
  return openModels({
    checkSchema: checkForeignSchema,
    settings: modelSettingsOf(settings, env),
    fetch,
    clock,
    random: () => (random(4)[0] ?? 0) / 256,
    sleep,
    cache: openModelCache(join(dataDir, 'cache', 'models.json'), String(process.pid)),
  })
}

/** Chooses the plugins, and finds the keys that they lack. */
function chooseAmong(known: readonly PluginRecord[], { settings, env }: RuntimeOptions): ChosenPlugins {
  const chosen = choosePlugins(known, settings)
  return { ...chosen, problems: [...chosen.problems, ...checkSecrets(known, chosen, openSecrets(env))] }
}

/** Throws the first problem of a choice. */
function refuseProblems(chosen: ChosenPlugins): ChosenPlugins {
  for (const problem of chosen.problems) throw problem
  return chosen
}

/** Refuses a gateway whose drafts nobody would write. */
function refuseIdle({ settings, env }: RuntimeOptions): void {
  if (settings.workers > 0 || env['GALLEY_DATABASE']) return
  throw fault('SETTINGS_INVALID', { where: 'galley.config.json/workers', problem: '0 is for gateways on a database that others write for' })
}

async function lockGateway(options: RuntimeOptions): Promise<ProcessLock> {
  const { dataDir, process } = options
  refuseIdle(options)
  return acquireLock({ file: join(dataDir, 'gateway.lock'), holder: `a gateway, process ${process.pid}` })
}

async function openVerified(options: RuntimeOptions, store: WorkspaceStore, wall: Wall): Promise<Kernel<WorkspacePlugin | InstalledRef>> {
  const { settings, execPath, clock, sleep, version, say } = options
  const verify = (ref: WorkspacePlugin | InstalledRef): VerifiedPlugin => {
    if (ref.kind === 'installed') return verifyInstalled(options, ref, clock())
    if ('refusal' in ref) throw ref.refusal
    if ('bundles' in ref) return verifySession(ref, clock())
    const { dir, lock } = ref
    const { author, files, ...plugin } = verifyStored({ dir, lock, policy: store.policy, now: clock() })
    const map = files.get(sourceMapFile)
    return { ...plugin, author: author.id, ...(map === undefined ? {} : { map }) }
  }
  const own = [...store.plugins, ...store.refused].filter(({ name }) => isUsed(name, settings))
  const { entailment } = settings
  const userAgent = `Galley/${version} (+${settings.fetch.contact})`
  const { contact: _, ...rules } = settings.fetch
  const policy = { ...rules, userAgent }
  return openKernel({
    plugins: [...own, ...(store === noPlugins ? [] : listInstalled(options, own, say))].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    verify,
    pinned: async (name) => (entailment?.plugin === name ? readEntailment(entailment) : {}),
    secretOf: openSecrets(options.env),
    node: { execPath },
    wall: wall.report,
    clock,
    sleep,
    operator: operatorLimits(settings),
    checkSchema,
    fetch: { policy, resolve: systemResolver },
  })
}
