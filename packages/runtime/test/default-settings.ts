import type { Settings } from '../src/settings/settings.ts'
import { defaultReader, defaultTeam } from '../src/settings/settings-schema.ts'

/** Settings of a runtime of which nothing was asked. */
export const defaultSettings: Settings = {
  probeLocal: false,
  onlyLocal: false,
  team: defaultTeam,
  services: {},
  read: defaultReader,
  plugins: {},
  fetch: { privateHosts: [], contact: '', gapMs: 0, keepSearchMinutes: 0 },
  sourceRoots: [],
  gateway: { host: '127.0.0.1', port: 0, allowedHosts: [] },
  telemetry: { log: 'text', prompts: false },
  workers: 1,
}
