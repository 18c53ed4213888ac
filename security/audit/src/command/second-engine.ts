import { join } from 'node:path'
import { dataFolder, type System } from '@galley/command-line'
import type { AdvisorySource } from '../advisories/advisory-source.ts'
import type { SecondEngine } from '../audit.ts'
import type { ScannerDatabases } from '../cross-check/ask-scanner.ts'
import { crossCheck } from '../cross-check/cross-check.ts'
import { locateScanner } from '../cross-check/locate-scanner.ts'
import type { LockedPackage } from '../locked-package.ts'

/** The folder of the programs that `galley advisories scanner install` lays down. */
export function scannerCache(system: System, data: string | undefined): string {
  return join(dataFolder(system, data), 'cache', 'osv-scanner')
}

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
        fs: system.fs,
        ...(configured ? { configured } : {}),
        cache: scannerCache(system, data),
        isCacheOurs: system.cloneRoot !== null && dataFolder(system, data) === join(system.cloneRoot, '.galley'),
        path: system.env['PATH'] ?? '',
        untrusted,
        windows: system.platform === 'win32',
      })
      return crossCheck(
        { fs: system.fs, spawn: system.spawn, temp: system.temp, signal },
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
