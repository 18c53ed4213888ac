import { expect, test } from 'vitest'
import { judgeProject, type Project } from '../../test/judge-project.ts'
import { locked } from '../../test/advisories/locked.ts'
import { isRegistryPackage } from '../origin/find-origin.ts'

const checksum = `10c0/${'ab'.repeat(64)}`

/** A project of yarn 4 that asks for `pad` by a range; `entry` is what the lockfile holds for it. */
const berry = (entry: string, more: Project = {}): Project => ({
  'package.json': { name: 'case', dependencies: { pad: '^1.0.0' } },
  'yarn.lock': `__metadata:
  version: 8

"case@workspace:.":
  version: 0.0.0-use.local
  resolution: "case@workspace:."
  dependencies:
    pad: "npm:^1.0.0"
  languageName: unknown
  linkType: soft

${entry}
  languageName: node
  linkType: hard
`,
  ...more,
})
const sum = `  checksum: ${checksum}`

test.each<[string, Project, readonly RegExp[]]>([
  [
    "yarn's own patch",
    berry(
      `"pad@npm:^1.0.0":\n  version: 1.0.3\n  resolution: "pad@npm:1.0.3"\n${sum}\n  languageName: node\n  linkType: hard\n\n"pad@patch:pad@npm%3A^1.0.0#optional!builtin<compat/pad>":\n  version: 1.0.3\n  resolution: "pad@patch:pad@npm%3A1.0.3#optional!builtin<compat/pad>::version=1.0.3&hash=aa"\n${sum}`,
    ),
    [],
  ],
  [
    'a patch of another package',
    berry(`"pad@npm:^1.0.0":\n  version: 1.0.3\n  resolution: "pad@patch:evil@npm%3A1.0.3#./a.patch::version=1.0.3&hash=aa"\n${sum}`),
    [/^high exotic-source pad: comes from patch:evil/],
  ],
  [
    'a repository by scp',
    berry(`"pad@npm:^1.0.0":\n  version: 1.0.3\n  resolution: "pad@git@git.evil.example:x/pad.git#commit=${'a'.repeat(40)}"\n${sum}`),
    [/^high exotic-source pad: .*asked for is npm:\^1/],
  ],
  [
    'a package for another platform, which yarn does not hash',
    berry('"pad@npm:^1.0.0":\n  version: 1.0.3\n  resolution: "pad@npm:1.0.3"\n  conditions: os=darwin'),
    [/^low integrity yarn\.lock: 1 package for other platforms has no checksum/],
  ],
  [
    'a package that a program of the project makes',
    {
      ...berry(
        `"pad@exec:./make.js::locator=case%40workspace%3A.":\n  version: 1.0.3\n  resolution: "pad@exec:./make.js#./make.js::hash=aa&locator=case%40workspace%3A."\n${sum}`,
      ),
      'package.json': { name: 'case', dependencies: { pad: 'exec:./make.js' } },
    },
    [/^medium exotic-source pad: is made at install by a program of the project: exec:\.\/make\.js/],
  ],
])('yarn 4: %s', async (title, project, expected) => {
  const text = project['yarn.lock'] as string
  const asked = title.includes('program') ? text.replace('pad: "npm:^1.0.0"', 'pad: "exec:./make.js"') : text
  expect(await judgeProject({ ...project, 'yarn.lock': asked })).toEqual(expected.map((line) => expect.stringMatching(line) as string))
})

/** A project of pnpm in which `parent` has a dependency at an address. */
const exotic = (more: Project = {}): Project => ({
  'package.json': { dependencies: { parent: '^2.0.0' } },
  'pnpm-lock.yaml': `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      parent:
        specifier: ^2.0.0
        version: 2.0.0
packages:
  pad@https://files.acme.example/pad.tgz:
    resolution: {integrity: sha512-aa, tarball: https://files.acme.example/pad.tgz}
    version: 1.0.3
  parent@2.0.0:
    resolution: {integrity: sha512-aa}
snapshots:
  pad@https://files.acme.example/pad.tgz: {}
  parent@2.0.0:
    dependencies:
      pad: https://files.acme.example/pad.tgz
`,
  ...more,
})

test.each<[string, Project, RegExp]>([
  ['refuses an address below a dependency, as pnpm does', exotic(), /^high exotic-source pad: .*nothing in the lockfile asks for that/],
  [
    'tells of one where the project allows them',
    exotic({ 'pnpm-workspace.yaml': 'blockExoticSubdeps: false\n' }),
    /^medium exotic-source pad/,
  ],
  ['tells of one where a pnpmfile may have asked', exotic({ '.pnpmfile.cjs': 'module.exports = {}' }), /^medium exotic-source pad/],
])('pnpm: %s', async (_title, project, line) => {
  expect(await judgeProject(project)).toEqual([expect.stringMatching(line)])
})

test.each<[string, string, readonly RegExp[]]>([
  ['the place of Node', 'https://nodejs.org/download/release/v24.0.0/node-v24.0.0-linux-x64.tar.gz', []],
  [
    'a place of nobody',
    'https://node.evil.example/node-v24.0.0-linux-x64.tar.gz',
    [/^high exotic-source node: comes from node\.evil\.example/],
  ],
])('pnpm: a runtime from %s', async (_title, url, expected) => {
  const lock = `lockfileVersion: '9.0'
importers:
  .:
    devDependencies:
      node:
        specifier: runtime:24
        version: runtime:24.0.0
packages:
  node@runtime:24.0.0:
    resolution:
      type: variations
      variants:
        - resolution:
            archive: tarball
            bin: bin/node
            integrity: sha256-aa
            type: binary
            url: ${url}
          targets:
            - cpu: x64
              os: linux
    version: 24.0.0
snapshots:
  node@runtime:24.0.0: {}
`
  expect(await judgeProject({ 'package.json': {}, 'pnpm-lock.yaml': lock })).toEqual(
    expected.map((line) => expect.stringMatching(line) as string),
  )
})

test('npm: what claims to be bundled lies in a package that bundles, or needs a hash', async () => {
  const lockOf = (more: object): Project => ({
    'package.json': { dependencies: { parent: '1' } },
    'package-lock.json': {
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { parent: '1' } },
        'node_modules/parent': { version: '1.0.0', integrity: 'sha512-aa', dependencies: { pad: '^1.0.0' }, ...more },
        'node_modules/parent/node_modules/pad': { version: '1.0.3', inBundle: true },
      },
    },
  })
  expect(await judgeProject(lockOf({ bundleDependencies: ['pad'] }))).toEqual([])
  expect(await judgeProject(lockOf({}))).toEqual([expect.stringMatching(/^high integrity pad: is not pinned by a hash/)])
})

test.each<[string, Parameters<typeof locked>[3], boolean]>([
  ['the registry', {}, true],
  [
    'a repository, for a range',
    { source: { kind: 'git', url: 'git+https://git.evil.example/x.git#main' }, asked: [{ specifier: '^1.0.0' }] },
    true,
  ],
  ['a file, for a range', { source: { kind: 'file', url: 'file:x.tgz' }, asked: [{ specifier: '^1.0.0', by: 'parent' }] }, true],
  [
    'a repository that is asked for',
    {
      source: { kind: 'git', url: 'git+https://git.acme.example/x.git#main' },
      asked: [{ specifier: 'git+https://git.acme.example/x.git' }],
    },
    false,
  ],
  ['a repository, of which nothing more is known', { source: { kind: 'git', url: 'git+https://git.acme.example/x.git#main' } }, false],
])('a package from %s: is it looked up by its name?', (_title, more, expected) => {
  expect(isRegistryPackage(locked('npm', 'pad', '1.0.3', more))).toBe(expected)
})

test.each<[string, number, readonly RegExp[]]>([
  ['of a few packages is an alarm', 2, [/^high integrity pad-0: is not pinned by a hash/, /^high integrity pad-1: is not/]],
  [
    'of many is how npm writes what it finds installed',
    200,
    [/^medium integrity package-lock\.json: 200 of its 200 packages have neither/],
  ],
])('npm: neither address nor hash %s', async (_title, count, expected) => {
  const names = Array.from({ length: count }, (_, index) => `pad-${index}`)
  const dependencies = Object.fromEntries(names.map((name) => [name, '^1.0.0']))
  const packages = { '': { dependencies }, ...Object.fromEntries(names.map((name) => [`node_modules/${name}`, { version: '1.0.0' }])) }
  const found = await judgeProject({ 'package.json': { dependencies }, 'package-lock.json': { lockfileVersion: 3, packages } })
  expect(found).toEqual(expected.map((line) => expect.stringMatching(line) as string))
})
