import { delimiter, isAbsolute, join, sep } from 'node:path'
import { runProgram } from '../cross-check/run-program.ts'
import { scannerModule } from './scanner-release.ts'
import type { InstallServices } from './install-services.ts'

/** A program that Go built, or why it could not. */
export type GoBuild = { readonly state: 'built'; readonly file: string } | { readonly state: 'failed'; readonly reason: string }

/** Milliseconds of a build: two and a half minutes with cold caches on two cores, and a slow network. */
const buildMs = 20 * 60_000

/** Settings of Go that are kept: where modules come from and lie. */
const kept = ['GOPROXY', 'GOSUMDB', 'GOPATH', 'GOMODCACHE', 'GOCACHE'] as const

/** The Go toolchain on the search path, outside of node_modules; null where there is none. */
export function findGo({ fs, env, platform }: Pick<InstallServices, 'fs' | 'env' | 'platform'>): string | null {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, platform === 'win32' ? 'go.exe' : 'go')
    if (!isAbsolute(folder) || file.split(sep).includes('node_modules')) continue
    try {
      fs.accessSync(file, fs.constants.X_OK)
      if (fs.statSync(file).isFile()) return file
    } catch {
      // The next folder may have one.
    }
  }
  return null
}

/**
 * Builds the program from its Go module into a folder. The checksum database is asked whatever the user's settings say: it is what ties the
 * source to the one that everybody gets.
 */
export async function buildWithGo(services: InstallServices, go: string, folder: string): Promise<GoBuild> {
  const common = { spawn: services.spawn, file: go, cwd: folder, ...(services.signal ? { signal: services.signal } : {}) }
  const env = Object.fromEntries(Object.entries(services.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
  const asked = await runProgram({ ...common, args: ['env', '-json', ...kept], env, timeoutMs: 30_000, maxBytes: 1 << 20 })
  const settings = asked.reason === undefined && asked.exit === 0 ? parseSettings(asked.stdout) : null
  if (settings === null) return { state: 'failed', reason: asked.reason ?? `\`go env\` ended with exit ${asked.exit}` }
  services.onStep?.(`building ${scannerModule} with ${go}`)
  const built = await runProgram({
    ...common,
    args: ['install', '-trimpath', '-ldflags=-s -w', scannerModule],
    env: { ...env, ...settings, ...strict, GOBIN: folder, GOSUMDB: settings['GOSUMDB'] === 'off' ? '' : (settings['GOSUMDB'] ?? '') },
    timeoutMs: buildMs,
    maxBytes: 1 << 20,
  })
  if (built.reason !== undefined || built.exit !== 0) {
    const said = built.stderr.trim().split('\n').at(-1) ?? ''
    return { state: 'failed', reason: built.reason ?? `\`go install\` ended with exit ${built.exit}: ${said}` }
  }
  return { state: 'built', file: join(folder, services.platform === 'win32' ? 'osv-scanner.exe' : 'osv-scanner') }
}

/** Settings with which nothing is taken unchecked: no file of settings, no module that is left out of the database. */
const strict = {
  GOENV: 'off',
  GOFLAGS: '',
  GO111MODULE: 'on',
  GOWORK: 'off',
  GOTOOLCHAIN: 'auto',
  GOPRIVATE: '',
  GONOSUMDB: '',
  GONOPROXY: '',
  GOINSECURE: '',
  CGO_ENABLED: '0',
} as const

function parseSettings(text: string): Readonly<Record<string, string>> | null {
  try {
    const settings = JSON.parse(text) as Readonly<Record<string, string>>
    return Object.fromEntries(kept.flatMap((name) => (settings[name] ? [[name, settings[name]]] : [])))
  } catch {
    return null
  }
}
