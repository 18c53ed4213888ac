import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes the gateway's bearer token into the data folder, for its owner's eyes only, and answers the path. */
export function writeToken(dataFolder: string, token: string): string {
  const keys = join(dataFolder, 'keys')
  const path = join(keys, 'gateway-token')
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  writeFileSync(path, `${token}\n`, { mode: 0o600 })
  return path
}
