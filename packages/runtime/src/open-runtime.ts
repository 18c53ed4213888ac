import { join } from 'node:path'
import { mayRunHere } from '@galley/models'
import { createOwnership, type Ledger } from '@galley/ledger'
import { createAccess } from './access/create-access.ts'
import { startAuditLog } from './audit-log/start-audit-log.ts'
import { dataFolderFault } from './data-folder-fault.ts'
import { auditDrafts } from './drafts/audit-drafts.ts'
import { createDrafts } from './drafts/create-drafts.ts'
import { openGatewayNote } from './open-gateway-note.ts'
import { openBounds } from './limits/open-bounds.ts'
import { openDataFolder } from './open-data-folder.ts'
import { openDataLedger } from './open-data-ledger.ts'
import { openWall } from './open-wall.ts'
import { listPlugins } from './plugins/list-plugins.ts'
import { noPlugins } from './plugins/no-plugins.ts'
import { openPluginStore } from './plugins/open-plugin-store.ts'
import { createSessionPacker } from './plugins/session-plugins.ts'
import { listModels } from './list-models.ts'
import { listSearch } from './list-search.ts'
import { openPapers } from './plugins/open-papers.ts'
import { indexServices } from './plugins/spec/index-services.ts'
import type { Runtime } from './runtime.ts'
import { startRetention } from './retention/start-retention.ts'
import { readiness } from './readiness.ts'
import { createRunFeeds } from './drafts/run-feeds.ts'
import { createUsageMeter, type UsageMeter } from './usage-meter.ts'
import { createWorker } from './run/create-worker.ts'
import { modelSettingsOf } from './run/model-settings-of.ts'
import { notesIn, openReadings, type KeptReadings } from './run/open-readings.ts'
import { startWebhooks } from './webhooks/start-webhooks.ts'
import { openBriefDocuments } from './scope/open-brief-documents.ts'
import { lockGateway } from './lock-gateway.ts'
import { openChoices } from './choices/open-choices.ts'
import { openRunModels } from './open-run-models.ts'
import { openVerifiedKernel } from './open-verified-kernel.ts'
import type { RuntimeOptions } from './runtime-options.ts'

/**
 * Opens the runtime of a data folder: packs what changed, opens the ledger, verifies the plugins, takes up work.
 * Faults: DATA_FOLDER_SHARED, DATA_FOLDER_MISSING, DATA_FOLDER_READ_ONLY, DATA_FOLDER_FULL, RELEASE_DAMAGED, LOCK_HELD (a second gateway), for a gateway those of a choice
 * that cannot be followed (CHOICE_UNKNOWN, CHOICE_UNFIT, CHOICE_UNCLEAR, SERVICE_MISSING, SECRET_MISSING, SECRET_UNUSABLE), and those of ledger, store and packing.
 */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  openDataFolder(options.dataDir)
  const lock = options.adopt ? await lockGateway(options) : null
  try {
    const runtime = await wireRuntime(options)
    return {
      ...runtime,
      close: async () => {
        await runtime.close()
        lock?.release()
      },
    }
  } catch (error) {
    lock?.release()
    throw dataFolderFault(options.dataDir, error) ?? error
  }
}

/** Wires the parts of a runtime together, in the order in which they need each other. */
async function wireRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { dataDir, settings, clock, random, sleep, say, observe } = options
  const ownership = createOwnership(options.process)
  const store = options.withPlugins === false ? noPlugins : await openPluginStore(options)
  const ledger = await openDataLedger({ ...options, withQueue: options.adopt }, ownership)
  const wall = openWall(dataDir, options.execPath)
  const models = openRunModels(options)
  const auditLog = startAuditLog(options, ledger)
  const kernel = await openVerifiedKernel(options, store, wall)
  const feeds = createRunFeeds(ledger)
  const { chosen, choose } = openChoices(kernel, options)
  if (options.adopt) await choose()
  const caches = openCaches(dataDir, String(options.process.pid))
  const usage = openMeter(options, ledger)
  const openFolder = openBriefDocuments((digest) => ledger.filePath(digest), settings, notesIn(caches.readings, clock))
  const parts = { ledger, kernel, models, choose, openFolder, ...caches }
  const services = { ...parts, settings, version: options.version, dataDir, sleep, clock, say, observe }
  const worker = createWorker({ ...services, show: (id, event) => feeds.show(id, event) }, sleep)
  if (options.adopt) worker.adopt()
  const listing = listPlugins({ ...services, store, packForSession: createSessionPacker(options, clock) })
  const papers = openPapers({ ...options, ...indexServices(options), ...auditLog.ofCommand }, { kernel, store, listing })
  const plugins = { ...listing, ...papers }
  const note = openGatewayNote(dataDir, ownership)
  const webhooks = startWebhooks(options, ledger)
  const retention = startRetention({ ...options, caches: Object.values(caches) }, ledger, auditLog.log)
  return {
    drafts: auditDrafts(createDrafts({ ...services, worker, feeds, random, auditLog: auditLog.log }), auditLog.ofCommand),
    plugins,
    models: listModels({ ...services, usage }),
    search: listSearch(plugins, async () => (await chosen()).search, sleep),
    wall: wall.report,
    access: createAccess({ ledger, clock, random }),
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
    },
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
