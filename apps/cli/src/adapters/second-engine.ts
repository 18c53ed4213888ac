import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { locateScanner, crossCheck, type AdvisorySource, type LockedPackage, type ScannerDatabases, type SecondEngine } from '@galley/audit'
import type { System } from '../system.ts'
import { dataFolder } from './data-folder.ts'

/**
 * osv-scanner as a second engine on the same export: configured path (`GALLEY_OSV_SCANNER`), cache by digest, then PATH; never
 * npm, never out of an audited folder.
 */
export function secondEngine(
  system: System,
  request: {
    readonly sources: readonly AdvisorySource[]
    readonly databases: ScannerDatabases
    readonly untrusted: readonly string[]
    readonly data?: string | undefined
    readonly signal: AbortSignal
  },
): SecondEngine {
  const { sources, databases, untrusted, data, signal } = request
  return {
    name: 'osv-scanner',
    run: async (packages) => {
      const configured = system.env['GALLEY_OSV_SCANNER']
      const located = locateScanner({
        fs,
        ...(configured ? { configured } : {}),
        cache: join(dataFolder(system, data), 'cache', 'osv-scanner'),
        path: system.env['PATH'] ?? '',
        untrusted,
        windows: system.platform === 'win32',
      })
      return crossCheck(
        { fs, spawn, temp: system.temp, signal },
        { located, packages, databases, about: await aboutOf(sources, packages, signal) },
      )
    },
  }
}

/** Our own answers, by ecosystem. */
async function aboutOf(
  sources: readonly AdvisorySource[],
  packages: readonly LockedPackage[],
  signal: AbortSignal,
): Promise<Parameters<typeof crossCheck>[1]['about']> {
  const nothing = { affecting: [], undecided: [], known: [] }
  const answers = new Map<string, Awaited<ReturnType<AdvisorySource['advise']>>>()
  for (const source of sources) {
    const { ecosystem } = source.origin
    const members = packages.filter((candidate) => candidate.ecosystem === ecosystem)
    answers.set(ecosystem, await source.advise(members, signal))
  }
  return (asked) => answers.get(asked.ecosystem)?.about(asked) ?? nothing
}
