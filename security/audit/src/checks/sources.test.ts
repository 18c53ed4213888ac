import { describe, expect, it, test } from 'vitest'
import { judgeProject } from '../../test/judge-project.ts'
import { lockOne, type OnePackage } from '../../test/one-package.ts'

type Format = keyof typeof lockOne
const formats = Object.keys(lockOne) as Format[]
const commit = '4015b57a143aec5156fd1444a017a32137a3fd0f'

/** Alarms: what stops a gate. */
const alarms = (lines: readonly string[]): readonly string[] => lines.filter((line) => /^(?:high|critical)/.test(line))

/** A repository as each format writes it at a commit. */
const gitAt = (format: Format, url: string, ref = commit): string => (format === 'yarn4' ? `${url}#commit=${ref}` : `${url}#${ref}`)

describe.each(formats)('%s', (format) => {
  const lines = async (one: OnePackage): Promise<readonly string[]> => judgeProject(lockOne[format](one))
  const git = 'https://git.acme.example/ui/pad.git'

  it.each<[string, OnePackage]>([
    ['a range of the registry', { specifier: '^1.0.0' }],
    ['the same below a parent', { specifier: '^1.0.0', isBelowParent: true }],
    ['an archive that the project asks for', { specifier: 'https://files.acme.example/pad.tgz', at: 'https://files.acme.example/pad.tgz' }],
    ['a repository that the project asks for', { specifier: git, at: gitAt(format, git) }],
    [
      'a repository in short, which is written in full',
      { specifier: 'github:acme/pad#main', at: gitAt(format, 'https://github.com/acme/pad.git') },
    ],
  ])('raises no alarm for %s', async (_title, one) => {
    expect(alarms(await lines(one))).toEqual([])
  })

  it.each<[string, OnePackage, RegExp]>([
    ['an archive of nobody', { specifier: '^1.0.0', at: 'https://cdn.evil.example/pad.tgz' }, /cdn\.evil\.example/],
    [
      'an archive of nobody below a parent',
      { specifier: '^1.0.0', at: 'https://cdn.evil.example/pad.tgz', isBelowParent: true },
      /cdn\.evil/,
    ],
    ['a repository', { specifier: '^1.0.0', at: gitAt(format, 'https://git.evil.example/x/pad.git') }, /asked for is (?:npm:)?\^1\.0\.0/],
    [
      'a repository below a parent',
      { specifier: '~1.0.0', at: gitAt(format, 'https://git.evil.example/x/pad.git'), isBelowParent: true },
      /asked for/,
    ],
    [
      'a host that begins like the registry',
      { specifier: '1.x', at: 'https://registry.npmjs.org.evil.example/pad/-/pad-1.0.3.tgz' },
      /no registry of this/,
    ],
    ['a registry without TLS', { specifier: '^1.0.0', at: 'http://registry.npmjs.org/pad/-/pad-1.0.3.tgz' }, /without TLS/],
    [
      'a repository without TLS',
      { specifier: 'git+http://git.acme.example/ui/pad.git', at: gitAt(format, 'http://git.acme.example/ui/pad.git') },
      /without TLS/,
    ],
    [
      'the repository of somebody else',
      { specifier: 'github:acme/pad', at: gitAt(format, 'https://github.com/evil/pad.git') },
      /asked for is github:acme\/pad/,
    ],
    ['another commit than is asked for', { specifier: `${git}#${commit}`, at: gitAt(format, git, 'f'.repeat(40)) }, /asked for/],
    ['a branch', { specifier: git, at: gitAt(format, git, 'main') }, /at main, which may be moved/],
    ['no hash', { specifier: '^1.0.0', integrity: '' }, /not pinned by a hash/],
    [
      'an archive of the project without a hash',
      { specifier: 'https://files.acme.example/pad.tgz', at: 'https://files.acme.example/pad.tgz', integrity: '' },
      /hash/,
    ],
    [
      'the tarball of another package',
      { specifier: '^1.0.0', at: 'https://registry.npmjs.org/evil/-/evil-1.0.3.tgz' },
      /address is that of evil@1\.0\.3/,
    ],
    [
      'the tarball of another version',
      { specifier: '^1.0.0', at: 'https://registry.npmjs.org/pad/-/pad-0.0.9.tgz' },
      /address is that of pad@0\.0\.9/,
    ],
  ])('raises an alarm for %s', async (_title, one, says) => {
    const found = alarms(await lines(one)).join('\n')
    expect(found).toMatch(says)
    expect(found).toMatch(/^(?:high|critical) (?:exotic-source|integrity) (?:pad|evil)/m)
  })

  it.skipIf(format === 'yarn1')('raises an alarm for another package under the name', async () => {
    expect(alarms(await lines({ specifier: '^1.0.0', name: 'evil' })).join()).toMatch(
      /exotic-source evil: .*asked for is (?:npm:)?\^1\.0\.0/,
    )
  })

  it.skipIf(format === 'pnpm')('tells of a repository that a package asks for, and does not stop at it', async () => {
    const found = await lines({ specifier: git, at: gitAt(format, git), isBelowParent: true })
    expect(found).toEqual([expect.stringMatching(/^medium exotic-source pad: comes from a repository/)])
  })
})

const npm = (one: OnePackage, more: object = {}): ReturnType<typeof lockOne.npm> => ({ ...lockOne.npm(one), ...more })

test.each<[string, string, object]>([
  ['JSR', 'https://npm.jsr.io/~/11/pad/1.0.3.tgz', { '.npmrc': 'registry=https://npm.jsr.io' }],
  ['GitHub Packages', `https://npm.pkg.github.com/download/pad/1.0.3/${commit}`, { '.npmrc': 'registry=https://npm.pkg.github.com/acme' }],
  [
    'Artifactory',
    'https://acme.jfrog.io/artifactory/api/npm/npm-all/pad/-/pad-1.0.3.tgz',
    { '.npmrc': 'registry=https://acme.jfrog.io/artifactory/api/npm/npm-all/' },
  ],
  ['Verdaccio', 'http://localhost:4873/pad/-/pad-1.0.3.tgz', { '.npmrc': 'registry=http://localhost:4873/' }],
  [
    'Azure Artifacts',
    'https://pkgs.dev.azure.com/acme/_packaging/feed/npm/registry/pad/-/pad-1.0.3.tgz',
    { '.npmrc': 'registry=https://pkgs.dev.azure.com/acme/_packaging/feed/npm/registry/' },
  ],
  [
    'GitLab',
    'https://gitlab.com/api/v4/projects/7/packages/npm/pad/-/pad-1.0.3.tgz',
    { '.npmrc': 'registry=https://gitlab.com/api/v4/packages/npm/' },
  ],
  [
    'CodeArtifact',
    'https://acme-1.d.codeartifact.eu-west-1.amazonaws.com/npm/main/pad/-/pad-1.0.3.tgz',
    { '.npmrc': 'registry=https://acme-1.d.codeartifact.eu-west-1.amazonaws.com/npm/main/' },
  ],
  [
    'Nexus',
    'https://nexus.acme.example/repository/npm-group/pad/-/pad-1.0.3.tgz',
    { '.npmrc': 'registry = "https://nexus.acme.example/repository/npm-group/"' },
  ],
  [
    'a registry of .yarnrc.yml',
    'https://npm.acme.example/pad/-/pad-1.0.3.tgz',
    { '.yarnrc.yml': 'npmRegistryServer: "https://npm.acme.example"' },
  ],
  ['a registry of .yarnrc', 'https://npm.acme.example/pad/-/pad-1.0.3.tgz', { '.yarnrc': 'registry "https://npm.acme.example"' }],
  [
    'a registry of bunfig.toml',
    'https://npm.acme.example/pad/-/pad-1.0.3.tgz',
    { 'bunfig.toml': '[install]\nregistry = { url = "https://npm.acme.example", token = "$T" }' },
  ],
  [
    'a registry of pnpm-workspace.yaml',
    'https://npm.acme.example/pad/-/pad-1.0.3.tgz',
    { 'pnpm-workspace.yaml': 'registries:\n  default: https://npm.acme.example\n' },
  ],
  [
    'a named registry of pnpm',
    'https://npm.acme.example/pad/-/pad-1.0.3.tgz',
    { 'pnpm-workspace.yaml': 'namedRegistries:\n  work: https://npm.acme.example\n' },
  ],
  [
    'a registry with a variable',
    'https://npm.acme.example/team/pad/-/pad-1.0.3.tgz',
    { '.npmrc': 'registry=https://npm.acme.example/team?token=${TOKEN}' },
  ],
  ["npm's own registry by its other name", 'https://registry.yarnpkg.com/pad/-/pad-1.0.3.tgz', {}],
  [
    'the public registry, written for a mirror',
    'https://registry.npmjs.org/pad/-/pad-1.0.3.tgz',
    { '.npmrc': 'registry=https://npm.acme.example/mirror/' },
  ],
  [
    'any host, where npm is told to replace each',
    'https://gone.example/pad/-/pad-1.0.3.tgz',
    { '.npmrc': 'registry=https://npm.acme.example/\nreplace-registry-host=always' },
  ],
])('%s is no alarm where it is configured', async (_title, at, settings) => {
  expect(await judgeProject(npm({ specifier: '^1.0.0', at }, settings))).toEqual([])
})

test.each<[string, string, object]>([
  [
    'the feed of another tenant',
    'https://pkgs.dev.azure.com/evil/_packaging/feed/npm/registry/pad/-/pad-1.0.3.tgz',
    { '.npmrc': 'registry=https://pkgs.dev.azure.com/acme/_packaging/feed/npm/registry/' },
  ],
  ['a strange path of the public registry', 'https://registry.npmjs.org/pad.tgz', {}],
  ['an upload on the right host', 'https://npm.acme.example/uploads/x.tgz', { '.npmrc': 'registry=https://npm.acme.example/' }],
  [
    "another's package on a shared host",
    `https://npm.pkg.github.com/download/@evil/pad/1.0.3/${commit}`,
    { '.npmrc': '@acme:registry=https://npm.pkg.github.com' },
  ],
  [
    'a registry that only publishing names',
    'https://npm.acme.example/pad/-/pad-1.0.3.tgz',
    { 'package.json': { dependencies: { pad: '^1.0.0' }, publishConfig: { registry: 'https://npm.acme.example' } } },
  ],
])('%s is an alarm', async (_title, at, settings) => {
  expect(alarms(await judgeProject(npm({ specifier: '^1.0.0', at }, settings)))).toEqual([expect.stringMatching(/exotic-source pad/)])
})

test('a policy that lists registries means those and no others', async () => {
  const project = npm({ specifier: '^1.0.0', at: 'https://npm.acme.example/pad/-/pad-1.0.3.tgz' })
  expect(await judgeProject(project, { registries: ['npm.acme.example'] })).toEqual([])
  expect(await judgeProject(project, { registries: ['other.example'] })).toEqual([
    expect.stringMatching(/^high exotic-source pad: comes from npm\.acme\.example/),
  ])
})

test('a lockfile from one registry that nothing names is told once, with the cure', async () => {
  const names = Array.from({ length: 300 }, (_, index) => `pad-${index}`)
  const packages = Object.fromEntries(
    names.map((name) => [
      `node_modules/${name}`,
      { version: '1.0.0', resolved: `https://npm.acme.example/${name}/-/${name}-1.0.0.tgz`, integrity: `sha512-${name}` },
    ]),
  )
  const dependencies = Object.fromEntries(names.map((name) => [name, '^1.0.0']))
  const project = {
    'package.json': { dependencies },
    'package-lock.json': { lockfileVersion: 3, packages: { '': { dependencies }, ...packages } },
  }
  expect(await judgeProject(project)).toEqual([
    'high exotic-source package-lock.json: 300 packages come from npm.acme.example, which is no registry of this project',
  ])
})

describe('a folder for a range of the registry', () => {
  const link = { 'node_modules/pad': { resolved: 'vendor/pad', link: true }, 'vendor/pad': { name: 'pad', version: '1.0.3' } }
  const npmLink = (manifest: object): Parameters<typeof judgeProject>[0] => ({
    'package.json': manifest,
    'package-lock.json': { lockfileVersion: 3, packages: { '': manifest, ...link } },
  })
  const pnpmLink = (specifier: string, to: string): string =>
    `lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      pad:\n        specifier: ${specifier}\n        version: ${to}\n  packages/pad: {}\n`
  const berryLink = (resolution: string, key = 'pad@npm:^1.0.0'): string =>
    `__metadata:\n  version: 8\n\n"case@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "case@workspace:."\n  dependencies:\n    pad: "npm:^1.0.0"\n  languageName: unknown\n  linkType: soft\n\n"${key}":\n  version: 0.0.0-use.local\n  resolution: "${resolution}"\n  languageName: node\n  linkType: soft\n`
  const bunLink = (at: string): object => ({
    lockfileVersion: 1,
    workspaces: { '': { name: 'case', dependencies: { pad: '^1.0.0' } }, 'packages/pad': { name: 'pad' } },
    packages: { pad: [`pad@${at}`] },
  })
  const dependencies = { pad: '^1.0.0' }
  const workspaces = ['packages/*']

  test.each<[string, Parameters<typeof judgeProject>[0]]>([
    ['npm', npmLink({ dependencies })],
    ['npm, beside the members', npmLink({ dependencies, workspaces })],
    [
      'npm 6',
      { 'package.json': { dependencies }, 'package-lock.json': { lockfileVersion: 1, dependencies: { pad: { version: 'file:../pad' } } } },
    ],
    ['pnpm', { 'package.json': { dependencies }, 'pnpm-lock.yaml': pnpmLink('^1.0.0', 'link:../pad') }],
    ['yarn 4', { 'package.json': { dependencies }, 'yarn.lock': berryLink('pad@portal:../pad::locator=case%40workspace%3A.') }],
    ['bun', { 'package.json': { dependencies, workspaces }, 'bun.lock': bunLink('workspace:vendor/pad') }],
  ])('is an alarm: %s', async (_title, project) => {
    expect(await judgeProject(project)).toEqual([expect.stringMatching(/^high exotic-source pad: comes from the folder/)])
  })

  test.each<[string, Parameters<typeof judgeProject>[0]]>([
    ['npm', npmLink({ dependencies, workspaces: ['vendor/*'] })],
    ['npm, asked for', npmLink({ dependencies: { pad: 'file:vendor/pad' } })],
    ['npm, by an override', npmLink({ dependencies, overrides: { pad: 'file:vendor/pad' } })],
    ['pnpm', { 'package.json': { dependencies }, 'pnpm-lock.yaml': pnpmLink('^1.0.0', 'link:packages/pad') }],
    ['pnpm, asked for', { 'package.json': {}, 'pnpm-lock.yaml': pnpmLink('link:../pad', 'link:../pad') }],
    [
      'yarn 4',
      {
        'package.json': { dependencies, workspaces },
        'yarn.lock': berryLink('pad@workspace:packages/pad', 'pad@npm:^1.0.0, pad@workspace:packages/pad'),
      },
    ],
    ['bun', { 'package.json': { dependencies, workspaces }, 'bun.lock': bunLink('workspace:packages/pad') }],
  ])('is none for a member, or where it is asked for: %s', async (_title, project) => {
    expect(await judgeProject(project)).toEqual([])
  })
})
