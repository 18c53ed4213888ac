import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createAddAudit } from '@galley/audit/command'
import { runProgram, type System } from '@galley/command-line'
import { fakeSystem } from '@galley/testkit'
import { reviewUpgrades } from '../src/index.ts'

/** An npm lockfile of version 3 with these releases, all asked for by the project; the integrity is absent where it is empty. */
export function npmLock(releases: Readonly<Record<string, readonly [version: string, integrity: string]>>): string {
  const names = Object.entries(releases)
  return `${JSON.stringify(
    {
      name: 'project',
      lockfileVersion: 3,
      packages: {
        '': { name: 'project', dependencies: Object.fromEntries(names.map(([name, [version]]) => [name, version])) },
        ...Object.fromEntries(
          names.map(([name, [version, integrity]]) => [
            `node_modules/${name}`,
            {
              version,
              resolved: `https://registry.npmjs.org/${name}/-/${name.split('/').at(-1)}-${version}.tgz`,
              ...(integrity === '' ? {} : { integrity }),
            },
          ]),
        ),
      },
    },
    null,
    2,
  )}\n`
}

/** Runs git in a folder with a configuration of its own; answers what it printed. */
export function git(folder: string, ...args: readonly string[]): string {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  }
  return execFileSync('git', [...args], { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

/** Writes files of a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

/** Commits everything in a folder; the repository is made where there is none. */
export function commit(folder: string, files: Readonly<Record<string, string>>): void {
  write(folder, files)
  git(folder, 'init', '--quiet', '--initial-branch=main')
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'state')
}

/** Runs `galley audit` with the package that compares releases, and with real git. */
export async function audit(
  folder: string,
  args: readonly string[],
  more: Partial<System> = {},
): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const { system, out, said } = fakeSystem(['audit', ...args], { cwd: folder, spawn, ...more })
  const code = await runProgram(system, {
    description: 'the audit',
    fill: async (program, own, finish) => createAddAudit(async () => ({ reviewUpgrades }))(program, own, finish),
  })
  return { code, out: out(), said: said() }
}
