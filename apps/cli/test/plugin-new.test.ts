import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { runHere } from './faults/run-here.ts'
import { root } from './journeys/start-galley.ts'

// That it is sound and passes its own test is held by tools/docs/plugin-author.test.ts, whose samples it is.

const cwd = tempFolder()

test.each(['tool', 'agent', 'search'])('a new %s stands in any folder, under its own name', async (kind) => {
  const begun = await runHere(['plugin', 'new', kind, `@me/a-${kind}`], { cwd, cloneRoot: null })
  const dir = join(cwd, `a-${kind}`)
  expect(begun, begun.said).toMatchObject({ code: 0, out: `${dir}\n` })
  const texts = ['package.json', 'README.md'].map((file) => readFileSync(join(dir, file), 'utf8'))
  for (const text of texts) {
    expect(text).toContain(`@me/a-${kind}`)
    expect(text).not.toContain('@me/example')
  }
  expect(JSON.parse(texts[0] ?? '')).toMatchObject({ devDependencies: { '@galley/sdk': '^0.0.0-test', '@galley/pack': '^0.0.0-test' } })
  // npm install is all that its README says: without this it would build a library in C++ that nothing uses.
  expect(readFileSync(join(dir, '.npmrc'), 'utf8')).toBe('ignore-scripts=true\n')
})

test('a clone builds with its own packages, and says how they are made where they are not', async () => {
  const begun = await runHere(['plugin', 'new', 'tool', 'unbuilt'], { cwd, cloneRoot: cwd })
  expect(begun).toMatchObject({ code: 2, said: expect.stringContaining('npm run packages') })
  const packages = join(cwd, '.cache', 'packages')
  mkdirSync(packages, { recursive: true })
  for (const name of ['sdk', 'pack']) writeFileSync(join(packages, `galley-${name}-0.1.0.tgz`), '')
  await runHere(['plugin', 'new', 'tool', 'unbuilt'], { cwd, cloneRoot: cwd })
  expect(JSON.parse(readFileSync(join(cwd, 'unbuilt', 'package.json'), 'utf8'))).toMatchObject({
    // A Node that runs no TypeScript finds no test by itself, and is green: a named file is red there.
    scripts: { test: 'node --test src/*.test.ts' },
    devDependencies: { '@galley/sdk': 'file:../.cache/packages/galley-sdk-0.1.0.tgz' },
  })
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
  for (const kind of ['tool', 'agent', 'search']) {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'apps/cli/templates', kind, 'package.json'), 'utf8')) as {
      devDependencies: Readonly<Record<string, string>>
    }
    for (const name of ['@types/node', 'typescript']) {
      const [major] = new RegExp(`^ {2}'?${name}'?: (\\d+)`, 'm').exec(catalog)?.slice(1) ?? []
      expect(devDependencies[name]).toBe(`^${major}.0.0`)
    }
  }
})
