import fs from 'node:fs'
import { join } from 'node:path'
import { createFolderCache, createRegistryClient, readRegistries, type RegistryClient } from '@galley/audit'
import type { System } from '../system.ts'
import { dataFolder } from './data-folder.ts'
import { readIfThere } from './text-files.ts'

/**
 * The registries of this user: their addresses come from the environment, from the `.npmrc` of the project and the home folder, and
 * from pip's configuration. Answers are kept in the data folder.
 */
export function openRegistry(system: System, at: { readonly project: string; readonly data?: string | undefined }): RegistryClient {
  const pipFiles = [
    system.env['PIP_CONFIG_FILE'],
    join(system.home, '.config', 'pip', 'pip.conf'),
    join(system.home, '.pip', 'pip.conf'),
    '/etc/pip.conf',
  ]
  const registries = readRegistries({
    projectNpmrc: readIfThere(join(at.project, '.npmrc')),
    userNpmrc: readIfThere(system.env['NPM_CONFIG_USERCONFIG'] ?? system.env['npm_config_userconfig'] ?? join(system.home, '.npmrc')),
    pipConf: pipFiles.map((file) => (file ? readIfThere(file) : null)).find((text) => text !== null) ?? null,
    env: system.env,
  })
  const cache = createFolderCache(fs, join(dataFolder(system, at.data), 'cache', 'registry'))
  return createRegistryClient({ fetch: system.fetch, clock: system.clock, cache, registries })
}
