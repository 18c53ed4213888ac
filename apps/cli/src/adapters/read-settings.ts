import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadSettings, type Settings, type SettingsFlags } from '@galley/runtime'
import type { System } from '../system.ts'

/** The settings in force: `galley.config.json` of the caller's folder, else of the clone, under environment and flags. */
export function readSettings(system: System, flags: SettingsFlags = {}): Settings {
  const places = [
    system.env['GALLEY_CONFIG'],
    join(system.cwd, 'galley.config.json'),
    system.cloneRoot && join(system.cloneRoot, 'galley.config.json'),
  ]
  const path = places.find((place): place is string => Boolean(place) && existsSync(place as string))
  const defaultRoots = system.cloneRoot ? [join(system.cloneRoot, 'examples')] : []
  const file = path ? { text: readFileSync(path, 'utf8'), folder: dirname(path) } : undefined
  return loadSettings({ ...(file ? { file } : {}), env: system.env, flags, defaultRoots })
}
