import { isFault } from '@galley/fault'
import type { PluginLockEntry } from '@galley/trust'
import { fault } from '../faults.ts'
import { inspectSource } from './inspect-source.ts'
import type { PapersServices } from './papers-services.ts'
import type { PluginUpdate } from './plugin-papers.ts'
import { checkLock, readProjectLock } from './project/project-lock.ts'
import { kindOfSpec } from './spec/kind-of-spec.ts'

/** Looks for a newer release of one installed plugin, or of each. Faults PLUGIN_NOT_INSTALLED, LOCK_CHANGED, LOCK_REPLAYED. */
export async function findUpdates(services: PapersServices, name?: string): Promise<readonly PluginUpdate[]> {
  const lock = readProjectLock(services)
  checkLock(lock)
  const asked = name === undefined ? lock.entries : lock.entries.filter((entry) => entry.name === name)
  if (name !== undefined && asked.length === 0) throw fault('PLUGIN_NOT_INSTALLED', { name })
  const find = async (entry: PluginLockEntry): Promise<PluginUpdate> => {
    const known = { name: entry.name, version: entry.version }
    try {
      const spec = await kindOfSpec(entry.spec).newest(entry, services)
      if (spec === null) return { ...known, facts: null }
      const { facts } = await inspectSource(services, lock, spec)
      if (facts.name !== entry.name) throw fault('RELEASE_OF_ANOTHER', { spec, found: facts.name, name: entry.name })
      return { ...known, facts }
    } catch (error) {
      if (!isFault(error)) throw error
      return { ...known, facts: null, problem: error }
    }
  }
  return Promise.all(asked.map(find))
}
