import { fault } from '../faults.ts'
import type { PapersServices } from './papers-services.ts'
import type { InstalledPlugin } from './plugin-papers.ts'
import { projectFiles } from './project/project-files.ts'
import { checkLock, readProjectLock } from './project/project-lock.ts'
import { writeLock } from './project/write-lock.ts'

/** Takes a plugin out: of the lock, of this process, of the store. Faults as `PluginPapers.remove`. */
export async function removePlugin(services: PapersServices, name: string): Promise<InstalledPlugin> {
  return services.exclusively(projectFiles(services).writing, async () => {
    const lock = readProjectLock(services)
    checkLock(lock)
    const entry = lock.entries.find((one) => one.name === name)
    if (entry === undefined) throw fault('PLUGIN_NOT_INSTALLED', { name })
    writeLock(
      lock,
      lock.entries.filter((one) => one !== entry),
    )
    await services.kernel.forget(name)
    await services.log({ action: 'remove', name, version: entry.version, spec: entry.spec, tarball: entry.tarball })
    return { name, version: entry.version, digest: entry.tarball }
  })
}
