import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { runHere } from './faults/run-here.ts'
import { root } from './journeys/start-galley.ts'

const execute = promisify(execFile)
const cwd = mkdtempSync(join(tmpdir(), 'galley-new-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

/** Lends a plugin the packages of this clone, as `npm install` would bring the released ones. */
function install(dir: string): void {
  mkdirSync(join(dir, 'node_modules', '@galley'), { recursive: true })
  symlinkSync(join(root, 'packages', 'sdk'), join(dir, 'node_modules', '@galley', 'sdk'))
  for (const name of ['@types', 'typescript']) symlinkSync(join(root, 'node_modules', name), join(dir, 'node_modules', name))
}

test.each(['tool', 'agent'])('a new %s stands in any folder, is sound TypeScript and passes its own test', async (kind) => {
  const begun = await runHere(['plugin', 'new', kind, `@me/a-${kind}`], { cwd, cloneRoot: null })
  const dir = join(cwd, `a-${kind}`)
  expect(begun, begun.said).toMatchObject({ code: 0, out: `${dir}\n` })
  install(dir)
  const options = ['--conditions=galley-source', '--test', '--test-isolation=none', '--test-reporter=tap']
  const tests = await execute(process.execPath, options, { cwd: dir })
  expect(tests.stdout).toMatch(/^# pass [2-9]$/m)
  await execute(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--customConditions', 'galley-source'], {
    cwd: dir,
  })
  const texts = ['package.json', 'README.md'].map((file) => readFileSync(join(dir, file), 'utf8'))
  for (const text of texts) {
    expect(text).toContain(`@me/a-${kind}`)
    expect(text).not.toContain('@me/example')
  }
  expect(JSON.parse(texts[0] ?? '')).toMatchObject({ devDependencies: { '@galley/sdk': '^0.0.0-test', '@galley/pack': '^0.0.0-test' } })
})

test('packed tarballs take the place of released packages, those below them too', async () => {
  const packages = join(cwd, 'packages')
  mkdirSync(packages)
  for (const name of ['sdk', 'pack', 'fault', 'trust']) writeFileSync(join(packages, `galley-${name}-0.1.0.tgz`), '')
  await runHere(['plugin', 'new', 'tool', 'local', '--sdk-from', 'packages'], { cwd, cloneRoot: null })
  expect(JSON.parse(readFileSync(join(cwd, 'local', 'package.json'), 'utf8'))).toMatchObject({
    name: 'local',
    devDependencies: { '@galley/sdk': 'file:../packages/galley-sdk-0.1.0.tgz', '@galley/pack': 'file:../packages/galley-pack-0.1.0.tgz' },
    overrides: { '@galley/fault': 'file:../packages/galley-fault-0.1.0.tgz', '@galley/trust': 'file:../packages/galley-trust-0.1.0.tgz' },
  })
})

test('the template names the compiler and the types that this repository uses', () => {
  const catalog = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
  for (const kind of ['tool', 'agent']) {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'apps/cli/templates', kind, 'package.json'), 'utf8')) as {
      devDependencies: Readonly<Record<string, string>>
    }
    for (const name of ['@types/node', 'typescript']) {
      const [major] = new RegExp(`^ {2}'?${name}'?: (\\d+)`, 'm').exec(catalog)?.slice(1) ?? []
      expect(devDependencies[name]).toBe(`^${major}.0.0`)
    }
  }
})
