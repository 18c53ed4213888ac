import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadSettings, type Settings, type SettingsFlags } from '@galley/runtime'
import type { World } from '../world.ts'

/** The settings in force: `galley.config.json` of the caller's folder, else of the clone, under environment and flags. */
export function readSettings(world: World, flags: SettingsFlags = {}): Settings {
  const places = [
    world.env['GALLEY_CONFIG'],
    join(world.cwd, 'galley.config.json'),
    world.cloneRoot && join(world.cloneRoot, 'galley.config.json'),
  ]
  const path = places.find((place): place is string => Boolean(place) && existsSync(place as string))
  const defaultRoots = world.cloneRoot ? [join(world.cloneRoot, 'examples')] : []
  const file = path ? { text: readFileSync(path, 'utf8'), folder: dirname(path) } : undefined
  return loadSettings({ ...(file ? { file } : {}), env: world.env, flags, defaultRoots })
}
