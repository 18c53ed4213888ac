import { allowedGlobals } from './runner/allowed-globals.ts'
import { runnerSource } from './runner/runner-source.ts'
import { wireLimits } from './wire-limits.ts'

/**
 * The command line of a plugin's process. `--permission` without any `--allow-…` denies files, network, child processes,
 * workers, addons, WASI, FFI and the inspector (Node 26); `node:sqlite` has to be taken away by itself, since its
 * `ATTACH` passes the permission model by.
 */
export function processArguments({ name, memoryMiB, inFlight }: { name: string; memoryMiB: number; inFlight: number }): readonly string[] {
  return [
    '--permission',
    '--no-experimental-sqlite',
    '--no-addons',
    '--disable-sigusr1',
    '--experimental-vm-modules',
    '--no-warnings',
    `--max-old-space-size=${memoryMiB}`,
    '--input-type=commonjs',
    '-e',
    runnerSource({ name, inFlight, messageBytes: wireLimits.messageBytes, globals: allowedGlobals }),
  ]
}
