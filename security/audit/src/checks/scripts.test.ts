import fs, { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isFault } from '@galley/fault'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, test } from 'vitest'
import { recordedFetch } from '../../test/recorded-fetch.ts'
import { defaultPolicy } from '../policy/audit-policy.ts'
import { readLockfiles } from '../read-lockfiles.ts'
import { readRegistries } from '../registry/registries.ts'
import { createMemoryCache } from '../registry/registry-cache.ts'
import { createRegistryClient } from '../registry/registry-client.ts'
import { createBinsCheck } from './bins.ts'
import { createScriptsCheck } from './scripts.ts'

type Files = Readonly<Record<string, string | object>>

/** Makes a check of a project's files; `answers` are those of the registry, and without them nobody is asked. */
async function check(
  make: typeof createScriptsCheck,
  files: Files,
  { answers, policy = {} }: { readonly answers?: Readonly<Record<string, unknown>>; readonly policy?: Partial<typeof defaultPolicy> } = {},
): Promise<readonly string[]> {
  const cwd = tempFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true })
    writeFileSync(join(cwd, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  const source = await readLockfiles({ fs, cwd, paths: ['.'], exclude: [join(cwd, 'node_modules')] })
  const clock = (): Date => new Date('2026-11-24T12:00:00Z')
  const registries = readRegistries({ projectNpmrc: null, userNpmrc: null, pipConf: null, env: {} })
  const client = answers && createRegistryClient({ fetch: recordedFetch(answers).fetch, clock, cache: createMemoryCache(), registries })
  const packages = source.files.flatMap(({ parsed }) => parsed.packages)
  try {
    const context = { packages, files: source.files, policy: { ...defaultPolicy, ...policy }, readText: source.readText, clock }
    const findings = await make(client ?? null).run(context)
    return findings.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`)
  } catch (error) {
    if (!isFault(error)) throw error
    return [error.code]
  }
}

const manifest = (more: object = {}): object => ({ name: 'app', version: '1.0.0', dependencies: { dep: '1.0.0' }, ...more })
const npm = (version: number, entry: object): object => ({
  name: 'app',
  lockfileVersion: version,
  packages: {
    '': manifest(),
    'node_modules/dep': { version: '1.0.0', resolved: 'https://registry.npmjs.org/dep/-/dep-1.0.0.tgz', ...entry },
  },
})
const npm1 = {
  name: 'app',
  lockfileVersion: 1,
  dependencies: { dep: { version: '1.0.0', resolved: 'https://registry.npmjs.org/dep/-/dep-1.0.0.tgz' } },
}
const pnpm = (version: string, more = ''): string =>
  Number(version) < 9
    ? `lockfileVersion: '${version}'\n\ndependencies:\n  dep:\n    specifier: 1.0.0\n    version: 1.0.0\n\npackages:\n\n  /dep@1.0.0:\n    resolution: {integrity: sha512-aa==}\n${more}`
    : `lockfileVersion: '${version}'\n\nimporters:\n\n  .:\n    dependencies:\n      dep:\n        specifier: 1.0.0\n        version: 1.0.0\n\npackages:\n\n  dep@1.0.0:\n    resolution: {integrity: sha512-aa==}\n${more}\nsnapshots:\n\n  dep@1.0.0: {}\n`
const yarn1 = '# yarn lockfile v1\n\n\ndep@1.0.0:\n  version "1.0.0"\n  resolved "https://registry.yarnpkg.com/dep/-/dep-1.0.0.tgz#aa"\n'
const berry =
  '__metadata:\n  version: 8\n\n"app@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "app@workspace:."\n  dependencies:\n    dep: "npm:1.0.0"\n  languageName: unknown\n  linkType: soft\n\n"dep@npm:1.0.0":\n  version: 1.0.0\n  resolution: "dep@npm:1.0.0"\n  checksum: 10c0/aa\n  languageName: node\n  linkType: hard\n'
const bun = (name = 'dep'): string =>
  `{"lockfileVersion": 1, "workspaces": {"": {"name": "app", "dependencies": {"${name}": "1.0.0"}}}, "packages": {"${name}": ["${name}@1.0.0", "", {}, "sha512-aa=="]}}`

const installed = (name: string, scripts: object = {}): Files => ({
  [`node_modules/${name}/package.json`]: { name, version: '1.0.0', scripts },
})
const runs = { postinstall: 'node install.js' }

const high = ['high install-script pkg:npm/dep@1.0.0']
const info = ['info install-script pkg:npm/dep@1.0.0']
const unknown = ['MANIFESTS_MISSING']

describe('the lockfile answers where it records who runs a script', () => {
  test.each<[string, Files, readonly string[]]>([
    ['npm 7: it has one', { 'package-lock.json': npm(3, { hasInstallScript: true }) }, high],
    ['npm 7: its silence is an answer', { 'package-lock.json': npm(2, {}) }, []],
    ['npm 6 says nothing', { 'package-lock.json': npm1 }, unknown],
    ['pnpm 8: it has one', { 'pnpm-lock.yaml': pnpm('6.0', '    requiresBuild: true\n'), 'package.json': manifest() }, high],
    ['pnpm 8: its silence is an answer', { 'pnpm-lock.yaml': pnpm('6.0'), 'package.json': manifest() }, []],
    ['pnpm 9 says nothing', { 'pnpm-lock.yaml': pnpm('9.0'), 'package.json': manifest({ packageManager: 'pnpm@9.15.9' }) }, unknown],
    ['yarn 1 says nothing', { 'yarn.lock': yarn1, 'package.json': manifest() }, unknown],
    ['yarn 4 says nothing', { 'yarn.lock': berry, 'package.json': manifest({ packageManager: 'yarn@4.9.0' }) }, unknown],
    ['bun says nothing', { 'bun.lock': bun(), 'package.json': manifest({ trustedDependencies: ['dep'] }) }, unknown],
  ])('%s', async (_title, files, expected) => {
    expect(await check(createScriptsCheck, files)).toEqual(expected)
  })
})

describe('only what the package manager would run needs an answer', () => {
  const pnpm9 = { 'pnpm-lock.yaml': pnpm('9.0') }
  const on = (version: string, more: object = {}): object => manifest({ packageManager: version, ...more })
  test.each<[string, Files, readonly string[]]>([
    ['pnpm 10 runs nothing by itself', { ...pnpm9, 'package.json': on('pnpm@10.34.8') }, []],
    ['pnpm of an unknown version may be an old one', { ...pnpm9, 'package.json': manifest() }, unknown],
    [
      'pnpm by devEngines',
      { ...pnpm9, 'package.json': manifest({ devEngines: { packageManager: { name: 'pnpm', version: '>=11' } } }) },
      [],
    ],
    ['pnpm by engines', { ...pnpm9, 'package.json': manifest({ engines: { pnpm: '^10.2.0' } }) }, []],
    ['pnpm by engines that admit an old one', { ...pnpm9, 'package.json': manifest({ engines: { pnpm: '>=9' } }) }, unknown],
    ['pnpm by its settings', { ...pnpm9, 'package.json': manifest(), 'pnpm-workspace.yaml': 'minimumReleaseAge: 1440\n' }, []],
    ['pnpm 9 by its settings', { ...pnpm9, 'package.json': manifest(), 'pnpm-workspace.yaml': 'packages: [a]\n' }, unknown],
    [
      'pnpm by what it installed',
      { ...pnpm9, 'package.json': manifest(), 'node_modules/.modules.yaml': 'packageManager: pnpm@12.4.2\n' },
      [],
    ],
    [
      'pnpm 10 runs what is allowed',
      { ...pnpm9, 'package.json': on('pnpm@10.34.8', { pnpm: { onlyBuiltDependencies: ['dep'] } }) },
      unknown,
    ],
    ['pnpm 9 with a list runs that alone', { ...pnpm9, 'package.json': on('pnpm@9.1.0', { pnpm: { onlyBuiltDependencies: ['x'] } }) }, []],
    [
      'pnpm 12 runs what is allowed',
      { ...pnpm9, 'package.json': on('pnpm@12.4.2'), 'pnpm-workspace.yaml': 'allowBuilds:\n  dep@1.0.0: true\n' },
      unknown,
    ],
    ['pnpm 12 with a refusal', { ...pnpm9, 'package.json': on('pnpm@12.4.2'), 'pnpm-workspace.yaml': 'allowBuilds:\n  dep: false\n' }, []],
    [
      'pnpm 10 with a list of refusals runs the rest',
      { ...pnpm9, 'package.json': on('pnpm@10.34.8', { pnpm: { neverBuiltDependencies: ['x'] } }) },
      unknown,
    ],
    ['pnpm 10 heeds .npmrc', { ...pnpm9, 'package.json': on('pnpm@9.15.9'), '.npmrc': 'ignore-scripts=true\n' }, []],
    [
      'pnpm 12 does not heed .npmrc',
      {
        ...pnpm9,
        'package.json': on('pnpm@12.4.2'),
        '.npmrc': 'ignore-scripts=true\n',
        'pnpm-workspace.yaml': 'dangerouslyAllowAllBuilds: true\n',
      },
      ['high install-script pnpm-lock.yaml', 'medium not-checked scripts at pnpm-lock.yaml'],
    ],
    ['npm heeds .npmrc', { 'package-lock.json': npm(3, { hasInstallScript: true }), '.npmrc': 'ignore-scripts=true\n' }, []],
    ['npm 12 runs nothing by itself', { 'package-lock.json': npm(3, { hasInstallScript: true }), 'package.json': on('npm@12.2.2') }, []],
    [
      'npm 12 runs what is allowed',
      {
        'package-lock.json': npm(3, { hasInstallScript: true }),
        'package.json': on('npm@12.2.2', { allowScripts: { 'dep@1.0.0': true } }),
      },
      info,
    ],
    ['yarn 1 heeds .yarnrc', { 'yarn.lock': yarn1, 'package.json': manifest(), '.yarnrc': '--install.ignore-scripts true\n' }, []],
    ['yarn 1 does not heed .npmrc', { 'yarn.lock': yarn1, 'package.json': manifest(), '.npmrc': 'ignore-scripts=true\n' }, unknown],
    ['yarn 4.14 runs nothing by itself', { 'yarn.lock': berry, 'package.json': on('yarn@4.14.0') }, []],
    [
      'yarn by its path',
      { 'yarn.lock': berry, 'package.json': manifest(), '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.18.1.cjs\n' },
      [],
    ],
    [
      'yarn 4 with enableScripts',
      { 'yarn.lock': berry, 'package.json': on('yarn@4.18.1'), '.yarnrc.yml': 'enableScripts: true\n' },
      unknown,
    ],
    ['yarn 3 without', { 'yarn.lock': berry, 'package.json': on('yarn@3.8.0'), '.yarnrc.yml': 'enableScripts: false\n' }, []],
    [
      'yarn with one that is built',
      { 'yarn.lock': berry, 'package.json': on('yarn@4.18.1', { dependenciesMeta: { dep: { built: true } } }) },
      unknown,
    ],
    [
      'yarn 3 with one that is not',
      { 'yarn.lock': berry, 'package.json': on('yarn@3.8.0', { dependenciesMeta: { dep: { built: false } } }) },
      [],
    ],
    ['bun runs nothing by itself', { 'bun.lock': bun(), 'package.json': manifest() }, []],
    ['bun trusts some by itself', { 'bun.lock': bun('esbuild'), 'package.json': manifest() }, unknown],
    ['bun with an empty list trusts none', { 'bun.lock': bun('esbuild'), 'package.json': manifest({ trustedDependencies: [] }) }, []],
    [
      'bun with ignoreScripts',
      { 'bun.lock': bun('esbuild'), 'package.json': manifest(), 'bunfig.toml': '[install]\nignoreScripts = true\n' },
      [],
    ],
  ])('%s', async (_title, files, expected) => {
    expect(await check(createScriptsCheck, files)).toEqual(expected)
  })
})

describe('what is installed answers where the lockfile does not', () => {
  const yarn = { 'yarn.lock': yarn1, 'package.json': manifest() }
  const pnpm9 = { 'pnpm-lock.yaml': pnpm('9.0'), 'package.json': manifest({ packageManager: 'pnpm@9.15.9' }) }
  const store = (path: string, scripts: object): Files => ({ [`${path}/package.json`]: { name: 'dep', version: '1.0.0', scripts } })
  test.each<[string, Files, readonly string[]]>([
    ['it has a script', { ...yarn, ...installed('dep', runs) }, high],
    ['it has none', { ...yarn, ...installed('dep', { test: 'node test.js', prepare: 'tsc' }) }, []],
    ['it is built without a script', { ...yarn, ...installed('dep'), 'node_modules/dep/binding.gyp': '{}' }, high],
    ['another version says nothing', { ...yarn, 'node_modules/dep/package.json': { name: 'dep', version: '2.0.0' } }, unknown],
    ['another package says nothing', { ...yarn, 'node_modules/dep/package.json': { name: 'dap', version: '1.0.0' } }, unknown],
    ['a broken manifest says nothing', { ...yarn, 'node_modules/dep/package.json': '{' }, unknown],
    ['pnpm’s store', { ...pnpm9, ...store('node_modules/.pnpm/dep@1.0.0_react@19.0.0/node_modules/dep', runs) }, high],
    ['pnpm’s store of another version', { ...pnpm9, ...store('node_modules/.pnpm/dep@1.0.0-rc.1/node_modules/dep', runs) }, unknown],
    [
      'yarn’s unplugged folder',
      { 'yarn.lock': berry, 'package.json': manifest(), ...store('.yarn/unplugged/dep-npm-1.0.0-0123abcd/node_modules/dep', runs) },
      high,
    ],
    [
      'yarn’s store',
      { 'yarn.lock': berry, 'package.json': manifest(), ...store('node_modules/.store/dep-npm-1.0.0-0123abcd/package', {}) },
      [],
    ],
    [
      'one that the project allows is a note',
      { 'bun.lock': bun(), 'package.json': manifest({ trustedDependencies: ['dep'] }), ...installed('dep', runs) },
      info,
    ],
    [
      'one that pnpm left out here needs none',
      { ...pnpm9, 'node_modules/.modules.yaml': 'packageManager: pnpm@9.15.9\nskipped:\n  - dep@1.0.0\n' },
      [],
    ],
    [
      'one that yarn 1 left out here needs none',
      {
        ...yarn,
        'node_modules/.yarn-integrity': { lockfileEntries: { 'dep@1.0.0': 'https://registry.yarnpkg.com/dep/-/dep-1.0.0.tgz#aa' } },
      },
      [],
    ],
  ])('%s', async (_title, files, expected) => {
    expect(await check(createScriptsCheck, files)).toEqual(expected)
  })

  test('a part that is not known leaves the audit incomplete beside what was found', async () => {
    const two = `${yarn1}\nother@1.0.0:\n  version "1.0.0"\n  resolved "https://registry.yarnpkg.com/other/-/other-1.0.0.tgz#aa"\n`
    expect(await check(createScriptsCheck, { ...yarn, 'yarn.lock': two, ...installed('dep', runs) })).toEqual([
      ...high,
      'medium not-checked scripts at yarn.lock',
    ])
  })
})

describe('the registry answers for what is not installed', () => {
  const yarn = { 'yarn.lock': yarn1, 'package.json': manifest() }
  const answer = (scripts: object): Readonly<Record<string, unknown>> => ({
    '/dep': { name: 'dep', versions: { '1.0.0': { name: 'dep', version: '1.0.0', scripts } } },
  })
  test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['it has a script', answer(runs), high],
    ['it has none', answer({ prepare: 'tsc' }), []],
    ['it does not know the package', {}, unknown],
    ['it does not have the version', { '/dep': { name: 'dep', versions: { '2.0.0': { version: '2.0.0' } } } }, unknown],
    ['it does not answer', { '/dep': 503 }, unknown],
  ])('%s', async (_title, answers, expected) => {
    expect(await check(createScriptsCheck, yarn, { answers })).toEqual(expected)
  })

  test('and nobody is asked for what the policy allows', async () => {
    expect(await check(createScriptsCheck, yarn, { answers: answer(runs), policy: { installScripts: ['dep'] } })).toEqual([])
    expect(await check(createScriptsCheck, yarn, { policy: { installScripts: ['dep'] } })).toEqual([])
  })
})

describe('commands', () => {
  const shadow = ['medium bin-shadow pkg:npm/dep@1.0.0']
  const pnpm9 = { 'package.json': manifest(), 'pnpm-lock.yaml': pnpm('9.0', '    hasBin: true\n') }
  const bins = (bin: unknown): Files => ({ 'node_modules/dep/package.json': { name: 'dep', version: '1.0.0', bin } })
  test.each<[string, Files, readonly string[]]>([
    ['npm records them', { 'package-lock.json': npm(3, { bin: { git: 'git.js' } }) }, shadow],
    ['pnpm records that there are some', pnpm9, unknown],
    ['pnpm records that there are none', { ...pnpm9, 'pnpm-lock.yaml': pnpm('9.0') }, []],
    ['yarn 1 records nothing', { 'yarn.lock': yarn1, 'package.json': manifest() }, unknown],
    ['what is installed tells', { ...pnpm9, ...bins({ git: 'git.js' }) }, shadow],
    ['what is installed tells that they are its own', { 'yarn.lock': yarn1, 'package.json': manifest(), ...bins('dep.js') }, []],
  ])('%s', async (_title, files, expected) => {
    expect(await check(createBinsCheck, files)).toEqual(expected)
  })

  test('the registry tells', async () => {
    const answers = { '/dep': { name: 'dep', versions: { '1.0.0': { name: 'dep', version: '1.0.0', bin: { git: 'git.js' } } } } }
    expect(await check(createBinsCheck, pnpm9, { answers })).toEqual(shadow)
  })
})
