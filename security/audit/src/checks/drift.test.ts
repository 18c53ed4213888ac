import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { defaultPolicy } from '../policy/audit-policy.ts'
import { readLockfile } from '../read-lockfile.ts'
import { driftCheck } from './drift.ts'

/** Findings of the check about a project in memory, whose lockfile is the first of its files. */
async function judge(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const [path = ''] = Object.keys(files)
  const list = (folder: string): readonly string[] => {
    const start = posix.normalize(folder) === '.' ? '' : `${posix.normalize(folder)}/`
    return [
      ...new Set(
        Object.keys(files).flatMap((file) => (file.startsWith(start) ? file.slice(start.length).split('/').slice(0, -1) : []).slice(0, 1)),
      ),
    ]
  }
  const readText = Object.assign((name: string) => files[posix.normalize(name)] ?? null, { list })
  const { format, parsed } = readLockfile(path, new TextEncoder().encode(files[path] ?? ''), readText)
  expect(parsed.blindSpots).toEqual([])
  const context = { packages: parsed.packages, files: [{ path, format }], policy: defaultPolicy, readText, clock: () => new Date(0) }
  return (await driftCheck.run(context)).map(({ severity, subject, at }) => `${severity} ${subject} ${at?.file}`)
}

const project = (name: string, dependencies: string, more = ''): string =>
  `[project]\nname = "${name}"\nversion = "1"\nrequires-python = ">=3.11"\ndependencies = [${dependencies}]\n${more}`
const uvPackage = (name: string, source: string, more = ''): string =>
  `\n[[package]]\nname = "${name}"\nversion = "1"\nsource = { ${source} }\n${more}`
const uvHead = 'version = 1\nrequires-python = ">=3.11"\n'
const registry = 'registry = "https://pypi.org/simple"'
const poetry = (packages: readonly string[], more = ''): string =>
  `${packages.map((name) => `[[package]]\nname = "${name}"\nversion = "1.5"\noptional = false\npython-versions = "*"\nfiles = []\n${more}\n`).join('')}[metadata]\nlock-version = "2.1"\npython-versions = "*"\ncontent-hash = "none"\n`
const pdm = (packages: readonly string[], more = ''): string =>
  `[metadata]\nlock_version = "4.5.0"\ncontent_hash = "sha256:none"\n${packages.map((name) => `\n[[package]]\nname = "${name}"\nversion = "1.5"\n${more}`).join('')}`
const pipfileLock = (entries: object, develop = {}): string =>
  JSON.stringify({ _meta: { hash: { sha256: 'none' }, 'pipfile-spec': 6, sources: [] }, default: entries, develop })

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    'uv: a folder that is asked for by an extra, and a copy that says so',
    {
      'uv.lock': `${uvHead}${uvPackage('rope', 'directory = "libs/rope"')}${uvPackage('app', 'virtual = "."', '[package.metadata]\nrequires-dist = [{ name = "rope", marker = "extra == \'deck\'", directory = "libs/rope" }]\nprovides-extras = ["deck"]\n')}`,
      'pyproject.toml': project(
        'app',
        '',
        '[project.optional-dependencies]\ndeck = ["rope>=1"]\n[tool.uv.sources]\nrope = { path = "libs/rope" }\n',
      ),
    },
    [],
  ],
  [
    'uv: a marker that the interpreter rules out, without a copy',
    {
      'uv.lock': `${uvHead}${uvPackage('app', 'virtual = "."', 'dependencies = []\n')}`,
      'pyproject.toml': project(
        'app',
        `"tomli ; python_version < '3.11'", "x ; (python_full_version < '3.9' or python_version == '3.10') and sys_platform == 'win32'"`,
      ),
    },
    [],
  ],
  [
    'uv: a marker that the interpreter does not rule out, without a copy',
    {
      'uv.lock': `${uvHead}${uvPackage('app', 'virtual = "."', 'dependencies = []\n')}`,
      'pyproject.toml': project('app', `"tomli ; python_version < '3.12'"`),
    },
    ['high pkg:pypi/tomli pyproject.toml'],
  ],
  [
    'uv: a member that the lockfile does not know',
    {
      'uv.lock': `${uvHead}${uvPackage('app', 'virtual = "."')}`,
      'pyproject.toml': project('app', '', '[tool.uv.workspace]\nmembers = ["libs/*"]\nexclude = ["libs/old"]\n'),
      'libs/new/pyproject.toml': project('new', ''),
      'libs/old/pyproject.toml': project('old', ''),
    },
    ['high pkg:pypi/new libs/new/pyproject.toml'],
  ],
  [
    'uv: a root without a project, by its groups',
    {
      'uv.lock': `${uvHead}\n[manifest]\nmembers = []\n[manifest.dependency-groups]\ndev = [{ name = "rope" }]\n${uvPackage('rope', registry)}`,
      'pyproject.toml': '[dependency-groups]\ndev = ["rope", "knot"]\n[tool.uv.workspace]\nmembers = []\n',
    },
    ['high pkg:pypi/knot pyproject.toml'],
  ],
  [
    'poetry: folders of groups',
    {
      'poetry.lock': poetry(['lib-a', 'rope'], ''),
      'pyproject.toml':
        '[tool.poetry.dependencies]\npython = "^3.9"\nRope = "~1.4 || ^1.5"\n[tool.poetry.group.dev.dependencies]\nlib_a = { path = "lib" }\n',
    },
    [],
  ],
  [
    'poetry: an optional dependency, and one for other interpreters',
    {
      'poetry.lock': poetry(['rope']),
      'pyproject.toml':
        '[tool.poetry.dependencies]\npython = "^3.9"\nrope = { version = "1.*", optional = true }\ntomli = { version = "*", python = "<3.9" }\n',
    },
    [],
  ],
  [
    'poetry: a version outside of its constraint',
    { 'poetry.lock': poetry(['rope']), 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.9"\nrope = "^2.0"\n' },
    ['high pkg:pypi/rope pyproject.toml'],
  ],
  [
    'poetry: a package that nothing asks for any more',
    { 'poetry.lock': poetry(['rope', 'knot']), 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.9"\nrope = "^1.0"\n' },
    ['medium pkg:pypi/knot pyproject.toml'],
  ],
  [
    'poetry: the standard list decides, its own only says more',
    { 'poetry.lock': poetry(['rope']), 'pyproject.toml': `${project('app', '"rope>=1"')}[tool.poetry.dependencies]\nknot = "*"\n` },
    [],
  ],
  [
    'pdm: an editable folder',
    {
      'pdm.lock': pdm(['rope']),
      'pyproject.toml': project(
        'app',
        '"rope @ file:///${PROJECT_ROOT}/rope"',
        '[tool.pdm.dev-dependencies]\ndev = ["-e file:///${PROJECT_ROOT}/knot#egg=knot"]\n',
      ),
    },
    [],
  ],
  [
    'pdm: a group asks for what is not held',
    { 'pdm.lock': pdm(['rope']), 'pyproject.toml': project('app', '"rope"', '[dependency-groups]\ntest = ["knot"]\n') },
    ['high pkg:pypi/knot pyproject.toml'],
  ],
  [
    'pipenv: a folder, and a version within its range',
    {
      'Pipfile.lock': pipfileLock({ rope: { version: '==1.5' }, lib: { path: './lib', editable: true } }),
      Pipfile: '[packages]\nrope = ">=1"\nlib = { path = "./lib", editable = true }\n',
    },
    [],
  ],
  [
    'pipenv: a version outside of its range',
    { 'Pipfile.lock': pipfileLock({ rope: { version: '==1.5' } }), Pipfile: '[packages]\nrope = "<1"\n[dev-packages]\nknot = "*"\n' },
    ['high pkg:pypi/rope Pipfile', 'high pkg:pypi/knot Pipfile'],
  ],
  [
    'npm: a member below another folder, a range that still holds',
    {
      'package-lock.json': JSON.stringify({
        lockfileVersion: 3,
        packages: {
          '': { workspaces: ['libs/**'], dependencies: { api: '*' } },
          'node_modules/api': { resolved: 'libs/deep/api', link: true },
          'libs/deep/api': { version: '1.0.0', name: 'api', dependencies: { rope: '^1.0.0' } },
          'libs/deep/api/node_modules/rope': { version: '1.5.0' },
        },
      }),
      'package.json': '{"workspaces":["libs/**"],"dependencies":{"api":"*"}}',
      'libs/deep/api/package.json': '{"name":"api","version":"1.0.0","dependencies":{"rope":"^1.4.0"}}',
    },
    [],
  ],
  [
    'npm 6: a dependency that is not held, beside one that is',
    {
      'package-lock.json': JSON.stringify({ lockfileVersion: 1, dependencies: { rope: { version: '1.0.0' } } }),
      'package.json': '{"dependencies":{"rope":"^1","knot":"^1"}}',
    },
    ['high pkg:npm/knot package.json'],
  ],
  [
    'yarn 1: members of the project ask for each other, and one for what is not held',
    {
      'yarn.lock': '# yarn lockfile v1\n\n\nrope@^1.0.0:\n  version "1.0.0"\n',
      'package.json': '{"private":true,"workspaces":{"packages":["libs/*"]}}',
      'libs/a/package.json': '{"name":"a","version":"1.2.0","dependencies":{"rope":"^1.0.0"}}',
      'libs/b/package.json': '{"name":"b","version":"1.0.0","dependencies":{"a":"^1.0.0","knot":"^1.0.0"}}',
    },
    ['high pkg:npm/knot libs/b/package.json'],
  ],
  [
    'bun: a catalog entry, a member and an override that nests',
    {
      'bun.lock':
        '{"lockfileVersion":3,"workspaces":{"":{"name":"x","dependencies":{"rope":"catalog:"}},"libs/a":{"name":"a"}},"catalog":{"rope":"^1.0.0"},"overrides":{"rope":{"knot":"1.0.0"}},"packages":{"a":["a@workspace:libs/a"],"rope":["rope@1.0.0","",{},"sha512-x"]}}',
      'package.json':
        '{"name":"x","workspaces":{"packages":["libs/*"],"catalog":{"rope":"^1.0.0"}},"dependencies":{"rope":"catalog:","a":"workspace:*"},"overrides":{"rope":{"knot":"1.0.0"}}}',
      'libs/a/package.json': '{"name":"a"}',
    },
    [],
  ],
])('%s', async (_, files, found) => {
  expect(await judge(files)).toEqual(found)
})
