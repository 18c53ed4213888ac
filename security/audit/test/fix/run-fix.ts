import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { runProgram as runCommandLine } from '@galley/command-line'
import { fakeSystem } from '@galley/testkit'
import { galleyAudit } from '../../src/galley-audit.ts'
import { managerEnvironment } from '../managers/manager-environment.ts'
import { managerPins } from '../managers/manager-pins.ts'
import type { Manager } from '../managers/find-manager.ts'

/** Writes files below a folder, with the folders that lead to them. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** An invented advisory in the form of OSV: each pair is the first affected version and the one that is fixed. */
export function advisory(ecosystem: string, name: string, ranges: readonly (readonly [introduced: string, fixed: string])[]): string {
  return JSON.stringify({
    schema_version: '1.6.0',
    id: `GHSA-test-${name}`,
    modified: '2026-11-27T12:00:00Z',
    published: '2026-11-01T00:00:00Z',
    summary: `invented flaw in ${name}`,
    affected: [
      {
        package: { ecosystem, name },
        ranges: ranges.map(([introduced, fixed]) => ({
          type: ecosystem === 'npm' ? 'SEMVER' : 'ECOSYSTEM',
          events: [{ introduced }, { fixed }],
        })),
      },
    ],
    database_specific: { severity: 'HIGH' },
  })
}

/** A command line's end: its exit code and what it printed. */
export interface FixRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs `galley-audit FOLDER/project --fix` with one package manager on the path and the advisories in `FOLDER/advisories`. `more` stands
 * in front of the path.
 */
export async function runFix(
  manager: Manager,
  folder: string,
  flags: readonly string[] = [],
  more: readonly string[] = [],
): Promise<FixRun> {
  const program = { 'pnpm-10': 'pnpm', 'yarn-classic': 'yarn', 'yarn-berry': 'yarn' }[manager.name as string] ?? manager.name
  mkdirSync(join(folder, 'bin'), { recursive: true })
  const link = join(folder, 'bin', program)
  if (!existsSync(link)) symlinkSync(manager.bin, link)
  // The manager's own folder stands first there and is refused, because it is a `node_modules/.bin`.
  const env = managerEnvironment(join(manager.bin.slice(0, -managerPins[manager.name].command.length), 'home'), manager.bin)
  const args = [join(folder, 'project'), '--no-offline', '--only', 'vulnerabilities']
  const { system, out, said } = fakeSystem(
    [...args, '--advisories', join(folder, 'advisories'), '--data', join(folder, 'data'), '--fix', ...flags],
    { cwd: folder, env: { ...env, PATH: [...more, join(folder, 'bin'), env['PATH']].join(delimiter) }, clock: () => new Date() },
  )
  const code = await runCommandLine(system, galleyAudit)
  return { code, stdout: out(), stderr: said() }
}
