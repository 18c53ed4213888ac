import type { Ask } from './ask.ts'
import { readBunAsks } from './read-bun-asks.ts'
import { readNpmAsks } from './read-npm-asks.ts'
import { readPnpmAsks } from './read-pnpm-asks.ts'
import { readYarnAsks } from './read-yarn-asks.ts'

const readers: Readonly<Record<string, (text: string) => readonly Ask[]>> = {
  npm: readNpmAsks,
  pnpm: readPnpmAsks,
  'yarn-classic': readYarnAsks,
  'yarn-berry': readYarnAsks,
  bun: readBunAsks,
}

/**
 * Reads who asks for a package in a lockfile, under which name and by which range: an override must reach these and no other. Empty where
 * the format does not tell.
 */
export function readAsks(format: string, text: string, name: string): readonly Ask[] {
  try {
    return (readers[format]?.(text) ?? []).filter((ask) => ask.name === name)
  } catch {
    // A lockfile that cannot be read is a blind spot of the audit.
    return []
  }
}
