import { join } from 'node:path'
import { dataFolder, readIfThere, type System } from '@galley/command-line'
import type { RequestLimits } from '../registry/ask-registry.ts'
import { readRegistries } from '../registry/registries.ts'
import { createFolderCache } from '../registry/registry-cache.ts'
import { createRegistryClient, type RegistryClient } from '../registry/registry-client.ts'

/**
 * The registries of this user: their addresses come from the environment, from the `.npmrc` of the project and the home folder, and
 * from pip's configuration. Answers are kept in the data folder, and used again for `lifeHours`: an hour when left out, never with 0. `limits` are those of its requests.
 */
export function openRegistry(
  system: System,
  at: {
    readonly project: string
    readonly data?: string | undefined
    readonly lifeHours?: number
    readonly limits?: Partial<RequestLimits>
  },
): RegistryClient {
  const pipFiles = [
    system.env['PIP_CONFIG_FILE'],
    join(system.home, '.config', 'pip', 'pip.conf'),
    join(system.home, '.pip', 'pip.conf'),
    '/etc/pip.conf',
  ]
  const registries = readRegistries({
    projectNpmrc: readIfThere(system, join(at.project, '.npmrc')),
    userNpmrc: readIfThere(
      system,
      system.env['NPM_CONFIG_USERCONFIG'] ?? system.env['npm_config_userconfig'] ?? join(system.home, '.npmrc'),
    ),
    pipConf: pipFiles.map((file) => (file ? readIfThere(system, file) : null)).find((text) => text !== null) ?? null,
    env: system.env,
  })
  const cache = createFolderCache(system.fs, join(dataFolder(system, at.data), 'cache', 'registry'))
  return createRegistryClient({
    fetch: system.fetch,
    clock: system.clock,
    cache,
    registries,
    ...(at.lifeHours === undefined ? {} : { lifeHours: at.lifeHours }),
    ...(at.limits === undefined ? {} : { limits: at.limits }),
  })
}
