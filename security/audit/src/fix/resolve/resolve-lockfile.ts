import type { spawn as nodeSpawn } from 'node:child_process'
import type * as nodeFs from 'node:fs'
import { delimiter, dirname, join, sep } from 'node:path'
import { redact, redactAddresses } from '@galley/fault'
import { runProgram, type ProgramResult } from '../../cross-check/run-program.ts'
import { findPrograms, trustedPath } from './find-programs.ts'
import { managerEnvironment } from './manager-environment.ts'
import { pinnedManager } from './copy-manifests.ts'
import type { PackageManager, ResolveProject } from './package-manager.ts'

/** The machine, as far as running a package manager needs it. */
export interface ResolveServices {
  readonly fs: typeof nodeFs
  readonly spawn: typeof nodeSpawn
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  /** A folder for temporary files, outside of what is audited. */
  readonly temp: string
  /** Folders that are audited: no program of theirs is run. */
  readonly untrusted: readonly string[]
  readonly signal?: AbortSignal
}

/** The lockfile that a package manager wrote; or why there is none: it could not be asked, or it said no. */
export type Resolved =
  | { readonly state: 'resolved'; readonly by: string; readonly text: string }
  | { readonly state: 'not-asked' | 'refused'; readonly why: string }

/** Milliseconds for a package manager to resolve; a thousand packages take some seconds, a slow registry minutes. */
const maxResolveMs = 300_000
/** Milliseconds for a program to say its version. */
const maxVersionMs = 30_000
/** Bytes of output that a package manager may write. */
const maxOutputBytes = 16 << 20
/** Characters of its output that are repeated. */
const maxWordsChars = 600

/** Settings that package managers read from the folders above theirs: the scratch copy must stand below none. */
const readFromAbove = [
  '.yarnrc.yml',
  '.yarnrc',
  '.npmrc',
  'package.json',
  'pnpm-workspace.yaml',
  'bunfig.toml',
  'pyproject.toml',
  'uv.toml',
]

/**
 * Lets a package manager write a project's lockfile anew, in a scratch copy of manifests, lockfile and registry settings alone. It builds
 * and installs nothing of the project; what loads code of the project is not resolved.
 */
export async function resolveLockfile(manager: PackageManager, project: ResolveProject, services: ResolveServices): Promise<Resolved> {
  const copy = manager.copy(project)
  if ('why' in copy) return { state: 'not-asked', why: copy.why }
  const { fs } = services
  const scratch = fs.realpathSync(fs.mkdtempSync(join(services.temp, 'galley-fix-')))
  try {
    const above = aboveOf(scratch).find((path) => fs.existsSync(path))
    if (above !== undefined) return { state: 'not-asked', why: `${above} would be read too, and it is no part of the project` }
    const path = trustedPath(fs, services.env['PATH'] ?? '', services.untrusted)
    const env = managerEnvironment(services.env, { path: path.join(delimiter), scratch, variables: copy.variables, settings: manager.env })
    lay(fs, join(scratch, 'project'), copy.files)
    lay(fs, join(scratch, 'aside'), manager.aside ?? {})
    const run = (file: string, args: readonly string[], cwd: string, timeoutMs: number): Promise<ProgramResult> =>
      runProgram({
        spawn: services.spawn,
        file,
        args,
        cwd,
        env,
        timeoutMs,
        maxBytes: maxOutputBytes,
        ...(services.signal ? { signal: services.signal } : {}),
      })
    const found = await findManager(manager, project, {
      programs: findPrograms(fs, manager.program, { path, untrusted: services.untrusted, platform: services.platform }),
      ask: async (file) => (await run(file, ['--version'], join(scratch, 'aside'), maxVersionMs)).stdout,
      realpath: (file) => fs.realpathSync(file),
    })
    if ('why' in found) return { state: 'not-asked', why: found.why }
    const by = `${manager.program} ${found.version}`
    const { guard } = manager
    if (guard && !fs.existsSync(join(scratch, 'aside', guard.inForce)))
      return { state: 'not-asked', why: `${by} cannot be kept from building packages here` }
    const result = await run(found.file, manager.args, join(scratch, 'project'), maxResolveMs)
    if (guard && fs.existsSync(join(scratch, 'aside', guard.refused)))
      return { state: 'not-asked', why: `${by} would have to build a package to learn what it needs, and nothing is built` }
    if (result.reason !== undefined || result.exit !== 0) return failure(manager, by, result, scratch)
    return { state: 'resolved', by, text: fs.readFileSync(join(scratch, 'project', project.lockfile), 'utf8') }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true })
  }
}

function aboveOf(folder: string): readonly string[] {
  const above = dirname(folder)
  return above === folder ? [] : [...readFromAbove.map((name) => join(above, name)), ...aboveOf(above)]
}

function lay(fs: typeof nodeFs, folder: string, files: Readonly<Record<string, string>>): void {
  fs.mkdirSync(folder)
  for (const [path, text] of Object.entries(files)) {
    fs.mkdirSync(dirname(join(folder, path)), { recursive: true })
    fs.writeFileSync(join(folder, path), text)
  }
}

/** The first program on the path whose version fits, also that which the project names. */
async function findManager(
  manager: PackageManager,
  project: ResolveProject,
  {
    programs,
    ask,
    realpath,
  }: {
    readonly programs: readonly string[]
    readonly ask: (file: string) => Promise<string>
    readonly realpath: (file: string) => string
  },
): Promise<{ readonly file: string; readonly version: string } | { readonly why: string }> {
  const pinned = pinnedManager(project)
  const refused: string[] = []
  for (const file of programs) {
    if (realpath(file).split(sep).includes('corepack')) {
      refused.push(`${file} is Corepack's, which runs the version that a project names, and ${manager.wanted} itself is needed`)
      continue
    }
    const version = /\d+\.\d+[\w.+-]*/.exec(await ask(file))?.[0]
    if (version === undefined) refused.push(`${file} does not say its version`)
    else if (!manager.accepts(version)) refused.push(`${manager.program} ${version} is installed, and ${manager.wanted} is needed`)
    else if (pinned?.program === manager.program && pinned.major !== Number.parseInt(version, 10))
      refused.push(`${manager.program} ${version} is installed, and the project asks for ${pinned.major}`)
    else return { file, version }
  }
  return { why: refused.length > 0 ? refused.join('; ') : `${manager.wanted} is not installed` }
}

function failure(manager: PackageManager, by: string, result: ProgramResult, scratch: string): Resolved {
  const said = redactAddresses(redact(`${result.stdout}\n${result.stderr}`.replaceAll(scratch, '')))
  if (result.reason !== undefined) return { state: 'not-asked', why: `${by} did not answer: ${result.reason}` }
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[a-z]/i.test(line))
  const refusal = lines.findIndex((line) => manager.refusal.test(line))
  const words = lines.slice(Math.max(0, refusal)).join(' ')
  if (refusal >= 0) return { state: 'refused', why: `${by} refuses it: ${words.slice(0, maxWordsChars)}` }
  return { state: 'not-asked', why: `${by} could not resolve it: ${words.slice(-maxWordsChars) || `exit ${result.exit}`}` }
}
