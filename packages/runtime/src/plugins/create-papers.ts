import { isFault } from '@galley/fault'
import { explainPlugin } from './explain-plugin.ts'
import { findUpdates } from './find-updates.ts'
import { inspectSource } from './inspect-source.ts'
import { installFrozen } from './install-frozen.ts'
import { installSource } from './install-source.ts'
import type { PapersServices } from './papers-services.ts'
import type { PluginPapers } from './plugin-papers.ts'
import type { PluginSource } from './plugin-source.ts'
import { readProjectLock } from './project/project-lock.ts'
import { removePlugin } from './remove-plugin.ts'

/** Creates the papers of a project. Every refusal is written to the log of what was done with plugins. */
export function createPapers(services: PapersServices): PluginPapers {
  const logged = async <T>(spec: string | undefined, task: () => Promise<T>): Promise<T> => {
    try {
      return await task()
    } catch (error) {
      if (isFault(error))
        await services.log({ action: 'refuse', ...(spec === undefined ? {} : { spec }), code: error.code, reason: error.message })
      throw error
    }
  }
  return {
    inspect: async (source) => logged(specOf(source), async () => (await inspectSource(services, readProjectLock(services), source)).facts),
    install: async (order) => logged(specOf(order.source), async () => installSource(services, order)),
    installFrozen: async ({ allowDowngrade = false } = {}) => logged(undefined, async () => installFrozen(services, allowDowngrade)),
    updates: async (name) => findUpdates(services, name),
    remove: async (name) => removePlugin(services, name),
    explain: async (name) => explainPlugin(services, name),
  }
}

function specOf(source: PluginSource): string {
  return typeof source === 'string' ? source : source.fileName
}
