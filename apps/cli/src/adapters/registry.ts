import fs from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createFolderCache, createRegistryClient, readRegistries, type RegistryClient } from '@galley/audit'
import type { System } from '../system.ts'
import { dataFolder } from './data-folder.ts'

/**
 * The registries of this user: their addresses come from the environment, from the `.npmrc` of the project and the home folder, and
 * from pip's configuration. Answers are kept in the data folder.
 */
export function openRegistry(system: System, at: { readonly project: string; readonly data?: string | undefined }): RegistryClient {
  const home = system.env['HOME'] ?? homedir()
  const pipFiles = [
    system.env['PIP_CONFIG_FILE'],
    join(home, '.config', 'pip', 'pip.conf'),
    join(home, '.pip', 'pip.conf'),
    '/etc/pip.conf',
  ]
  const registries = readRegistries({
    projectNpmrc: read(join(at.project, '.npmrc')),
    userNpmrc: read(system.env['NPM_CONFIG_USERCONFIG'] ?? system.env['npm_config_userconfig'] ?? join(home, '.npmrc')),
    pipConf: pipFiles.map((file) => (file ? read(file) : null)).find((text) => text !== null) ?? null,
    env: system.env,
  })
  const cache = createFolderCache(fs, join(dataFolder(system, at.data), 'cache', 'registry'))
  return createRegistryClient({ fetch: system.fetch, clock: system.clock, cache, registries })
}

function read(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
