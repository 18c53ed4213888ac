import { describe, expect, test } from 'vitest'
import type { DriftLock } from './drift-lock.ts'
import { hashAsPython } from './hash-as-python.ts'
import { judgePdm, judgePipfile, judgePoetry } from './judge-hashed.ts'
import { judgeUv } from './judge-uv.ts'
import { read } from '../../../test/test-format.ts'

type Judge = typeof judgeUv

/** Findings about a lockfile that was made for the manifest beside it. */
function find(judge: Judge, [lockfile, text]: readonly [string, string], [manifest, beside]: readonly [string, string]): readonly string[] {
  const lock: DriftLock = {
    file: lockfile,
    text,
    packages: read(lockfile, text).parsed.packages,
    files: (path) => (path === manifest ? beside : null),
  }
  return judge(lock).map(({ subject, message }) => `${subject} ${message}`)
}

const project = { 'requires-python': '>=3.11', dependencies: ['requests>=2'] }
const pyproject = '[project]\nrequires-python = ">=3.11"\ndependencies = ["requests>=2"]\n'
const poetry = (requests: string, idna: string): string => `[[package]]
name = "requests"
version = "${requests}"
[package.dependencies]
idna = ">=2.5,<4"

[[package]]
name = "idna"
version = "${idna}"

[metadata]
lock-version = "2.1"
content-hash = "${hashAsPython({ project, tool: { poetry: {} } })}"
`
const pdmContent = { sources: [], dependencies: ['requests>=2'], 'dev-dependencies': {}, 'optional-dependencies': {}, overrides: {} }
const pdm = (requests: string, idna: string, content: object = pdmContent): string => `[metadata]
lock_version = "4.5.0"
content_hash = "sha256:${hashAsPython({ ...content, 'requires-python': '>=3.11' })}"

[[package]]
name = "requests"
version = "${requests}"
dependencies = ["idna<4,>=2.5"]

[[package]]
name = "idna"
version = "${idna}"
`
const source = { name: 'pypi', url: 'https://pypi.org/simple', verify_ssl: true }
const sha256 = hashAsPython({ _meta: { sources: [source], requires: {} }, default: { requests: '>=2' }, develop: {} }, [',', ':'])
const pipfile = (requests: string): string =>
  JSON.stringify({ _meta: { hash: { sha256 }, 'pipfile-spec': 6, sources: [source] }, default: { requests: { version: `==${requests}` } } })
const uv = (requests: string): string => `version = 1
requires-python = ">=3.11"

[[package]]
name = "app"
version = "1"
source = { virtual = "." }
dependencies = [{ name = "requests" }]
[package.metadata]
requires-dist = [{ name = "requests", specifier = ">=2" }]

[[package]]
name = "requests"
version = "${requests}"
source = { registry = "https://pypi.org/simple" }
`
const named = `[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.11"\ndependencies = ["requests>=2"]\n`

// uv 0.13, `uv lock --check` and `uv sync --locked`: seen to take such a lockfile and to install what stands in it.
describe.each<[string, Judge, (requests: string, idna: string) => readonly [string, string], readonly [string, string], boolean]>([
  ['poetry', judgePoetry, (...versions) => ['poetry.lock', poetry(...versions)], ['pyproject.toml', pyproject], true],
  ['pdm', judgePdm, (...versions) => ['pdm.lock', pdm(...versions)], ['pyproject.toml', pyproject], true],
  ['pipenv', judgePipfile, (version) => ['Pipfile.lock', pipfile(version)], ['Pipfile', '[packages]\nrequests = ">=2"\n'], false],
  ['uv', judgeUv, (version) => ['uv.lock', uv(version)], ['pyproject.toml', named], false],
])('%s, a lockfile that was made for its manifest', (_, judge, lock, manifest, isTold) => {
  test('says nothing where the versions are those that are asked for', () => {
    expect(find(judge, lock('2.31.0', '3.7'), manifest)).toEqual([])
  })
  test('is told where it holds another version than the project asks for', () => {
    expect(find(judge, lock('1.0', '3.7'), manifest)).toEqual(['pkg:pypi/requests is asked for as >=2, but the lockfile holds 1.0'])
  })
  test.runIf(isTold)('is told where it holds another version than a package asks for', () => {
    expect(find(judge, lock('2.31.0', '1.0'), manifest)).toEqual([
      'pkg:pypi/idna is asked for as <4,>=2.5 by requests, but the lockfile holds 1.0',
    ])
  })
})

test('an override of the project decides: pdm', () => {
  const overrides = { idna: '1.0' }
  const lock = pdm('2.31.0', '1.0', { ...pdmContent, overrides })
  const manifest = `${pyproject}[tool.pdm.resolution.overrides]\nidna = "1.0"\n`
  expect(find(judgePdm, ['pdm.lock', lock], ['pyproject.toml', manifest])).toEqual([])
})

test('an override of the project decides: uv', () => {
  const manifest = `${named}[tool.uv]\noverride-dependencies = ["requests==1.0"]\n`
  expect(find(judgeUv, ['uv.lock', uv('1.0')], ['pyproject.toml', manifest])).toEqual([])
})
