import { exit, type ExitCode, type System } from '@galley/command-line'
import { readSeededTrust } from '@galley/trust'
import type { Progress } from '../download/download-services.ts'
import { installScanner, type InstallRequest } from '../scanner/install-scanner.ts'
import { scannerAddress } from '../scanner/scanner-release.ts'
import { describeProgress } from './describe-progress.ts'
import { scannerCache } from './second-engine.ts'

/** Flags of `advisories scanner install`. */
export interface ScannerFlags {
  readonly by?: 'go' | 'release'
  readonly from?: string
}

/** Installs osv-scanner where `galley audit` looks for it. An address asks for the release, which is what it serves. */
export async function installSecondEngine(system: System, data: string | undefined, flags: ScannerFlags): Promise<ExitCode> {
  const { fs, fetch, clock, sleep, spawn, env, temp, platform, arch } = system
  const named = flags.from ?? (env['GALLEY_SCANNER_URL'] || undefined)
  const by = flags.by ?? (named === undefined ? undefined : 'release')
  const request: InstallRequest = {
    cache: scannerCache(system, data),
    address: named ?? scannerAddress,
    ...(by === undefined ? {} : { by }),
  }
  const watch = new AbortController()
  const stop = system.onInterrupt(() => watch.abort())
  try {
    const onProgress = (progress: Progress): void => system.redraw(`  osv-scanner: ${describeProgress(progress)}`)
    const onStep = (step: string): void => system.say(`  ${step}`)
    const services = {
      fs,
      fetch,
      clock,
      sleep,
      spawn,
      env,
      temp,
      platform,
      arch,
      root: readSeededTrust().root,
      signal: watch.signal,
      onProgress,
      onStep,
    }
    const { version, digest, file, by: way } = await installScanner(services, request)
    system.out(`osv-scanner ${version} ${ways[way]} (sha256 ${digest.slice(0, 12)}): ${file}\n`)
    return exit.clean
  } finally {
    stop()
  }
}

const ways = { here: 'is installed', go: 'built from its Go module', release: 'fetched, its provenance holds' } as const
