import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'

// The shell of security/audit/action.yml as it stands there. Only npm is played: it "installs" the `galley audit` of this clone.

const root = join(import.meta.dirname, '..', '..', '..')
const dir = tempFolder()

const script = (readFileSync(join(root, 'security/audit/action.yml'), 'utf8').split('      run: |\n')[1] ?? '').replaceAll(/^ {8}/gm, '')

function lock(fill: number): string {
  const integrity = `sha512-${Buffer.alloc(64, fill).toString('base64')}`
  const entry = { version: '19.2.0', resolved: 'https://registry.npmjs.org/react/-/react-19.2.0.tgz', integrity }
  const packages = { '': { dependencies: { react: '19.2.0' } }, 'node_modules/react': entry }
  return JSON.stringify({ lockfileVersion: 3, packages }, null, 2)
}

function writeProgram(path: string, lines: string): void {
  writeFileSync(path, `#!/bin/sh\n${lines}\n`)
  chmodSync(path, 0o755)
}

test('the job summary of the action begins with the cards of what is new', () => {
  const [work, bin, runner] = ['work', 'bin', 'runner'].map((name) => join(dir, name)) as [string, string, string]
  for (const folder of [work, bin, runner]) mkdirSync(folder)
  const program = `exec '${process.execPath}' --conditions=galley-source '${join(root, 'apps/cli/src/main.ts')}' audit "$@"`
  writeProgram(join(dir, 'galley-audit'), program)
  writeProgram(
    join(bin, 'npm'),
    `echo "$*" > '${dir}/asked'\nmkdir -p "$3/node_modules/.bin"\ncp '${dir}/galley-audit' "$3/node_modules/.bin/galley-audit"`,
  )
  const git = (...args: readonly string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: work, stdio: 'ignore' })
  writeFileSync(join(work, 'package.json'), '{"dependencies":{"react":"19.2.0"}}')
  writeFileSync(join(work, 'package-lock.json'), lock(1))
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'state')
  writeFileSync(join(work, 'package-lock.json'), lock(2))

  const inputs = ['PATHS', 'ONLY', 'POLICY', 'FAIL_ON', 'ADVISORIES', 'OMIT', 'INDEX', 'DATA'].map((name) => [`AUDIT_${name}`, ''])
  const env = {
    ...Object.fromEntries(inputs),
    AUDIT_PATHS: '.',
    AUDIT_ONLY: 'names',
    AUDIT_SINCE: 'main',
    AUDIT_OFFLINE: 'true',
    AUDIT_SARIF: 'audit.sarif',
    AUDIT_VERSION: '0.1.0',
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    HOME: dir,
    RUNNER_TEMP: runner,
    GITHUB_STEP_SUMMARY: join(dir, 'summary.md'),
    GITHUB_OUTPUT: join(dir, 'output'),
  }
  writeFileSync(join(dir, 'script.sh'), script)
  const run = (): unknown => execFileSync('bash', ['-eo', 'pipefail', join(dir, 'script.sh')], { cwd: work, env, stdio: 'pipe' })
  expect(run).toThrow(/Command failed/)
  expect(readFileSync(join(dir, 'output'), 'utf8')).toBe('exit-code=1\n')
  expect(readFileSync(join(dir, 'asked'), 'utf8')).toContain('@galley/upgrade@0.1.0')
  const summary = readFileSync(join(dir, 'summary.md'), 'utf8')
  expect(summary).toContain('### Since main: 1 upgrade')
  expect(summary).toMatch(/#### critical: `react 19\.2\.0`[\s\S]*\*\*release-replaced\*\* .*another hash[\s\S]*\*\*Do:\*\* /)
  expect(readFileSync(join(work, 'audit.sarif'), 'utf8')).toContain('"code": "release-replaced"')
})
