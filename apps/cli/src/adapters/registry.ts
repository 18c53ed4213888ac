import fs from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createFolderCache, createRegistryClient, readRegistries, type RegistryClient } from '@galley/audit'
import type { World } from '../world.ts'
import { dataFolder } from './data-folder.ts'

/**
 * The registries of this user: their addresses come from the environment, from the `.npmrc` of the project and the home folder, and
 * from pip's configuration. Answers are kept in the data folder.
 */
export function openRegistry(world: World, at: { readonly project: string; readonly data?: string | undefined }): RegistryClient {
  const home = world.env['HOME'] ?? homedir()
  const pipFiles = [world.env['PIP_CONFIG_FILE'], join(home, '.config', 'pip', 'pip.conf'), join(home, '.pip', 'pip.conf'), '/etc/pip.conf']
  const registries = readRegistries({
    projectNpmrc: read(join(at.project, '.npmrc')),
    userNpmrc: read(world.env['NPM_CONFIG_USERCONFIG'] ?? world.env['npm_config_userconfig'] ?? join(home, '.npmrc')),
    pipConf: pipFiles.map((file) => (file ? read(file) : null)).find((text) => text !== null) ?? null,
    env: world.env,
  })
  const cache = createFolderCache(fs, join(dataFolder(world, at.data), 'cache', 'registry'))
  return createRegistryClient({ fetch: world.fetch, clock: world.clock, cache, registries })
}

function read(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
