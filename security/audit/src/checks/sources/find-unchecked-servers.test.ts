import { expect, test } from 'vitest'
import { findUncheckedServers } from './find-unchecked-servers.ts'

const find = (format: string, path: string, files: Readonly<Record<string, string>>) =>
  findUncheckedServers({ files: [{ path, format }], readText: (file) => files[file] ?? null }).map(({ at }) => `${at?.file}:${at?.line}`)

test.each<[string, string, string, string]>([
  ['npm', 'a/.npmrc', 'a/package-lock.json', 'strict-ssl = false'],
  ['pnpm', 'a/.npmrc', 'a/pnpm-lock.yaml', 'strict-ssl=false'],
  ['pnpm', 'a/pnpm-workspace.yaml', 'a/pnpm-lock.yaml', 'strictSsl: false'],
  ['yarn-classic', 'a/.yarnrc', 'a/yarn.lock', 'strict-ssl false'],
  ['yarn-berry', 'a/.yarnrc.yml', 'a/yarn.lock', 'enableStrictSsl: false'],
  ['requirements', 'a/requirements.txt', 'a/requirements.txt', '--trusted-host pypi.org'],
  ['requirements', 'a/pip.conf', 'a/requirements.txt', 'trusted-host = pypi.org'],
  ['uv', 'a/pyproject.toml', 'a/uv.lock', 'allow-insecure-host = ["pypi.org"]'],
  ['uv', 'a/uv.toml', 'a/uv.lock', 'allow-insecure-host = ['],
  ['pipfile', 'a/Pipfile', 'a/Pipfile.lock', 'verify_ssl = false'],
  ['pipfile', 'a/Pipfile.lock', 'a/Pipfile.lock', '"verify_ssl": false'],
  ['poetry', 'a/poetry.toml', 'a/poetry.lock', 'cert = false'],
  ['pdm', 'a/pyproject.toml', 'a/pdm.lock', 'verify_ssl = false'],
])('%s: a setting of %s that takes any certificate is told with its line', (format, file, path, line) => {
  expect(find(format, path, { [file]: `\n${line}\n` })).toEqual([`${file}:2`])
})

test.each<[string, string, string, string]>([
  ['npm', '.npmrc', 'package-lock.json', 'strict-ssl=true\n; strict-ssl=false\n# strict-ssl=false'],
  ['npm', '.yarnrc.yml', 'package-lock.json', 'enableStrictSsl: false'],
  ['yarn-berry', '.yarnrc.yml', 'yarn.lock', 'enableStrictSsl: true\n#enableStrictSsl: false'],
  ['requirements', 'requirements.txt', 'requirements.txt', '# --trusted-host pypi.org\nrequests==2.31.0'],
  ['uv', 'uv.toml', 'uv.lock', 'allow-insecure-host = []\n# allow-insecure-host = ["x"]'],
  ['pipfile', 'Pipfile', 'Pipfile.lock', 'verify_ssl = true\n# verify_ssl = false'],
])(
  '%s: nothing is told of %s where the check is on, a comment speaks of it, or another program reads the file',
  (format, file, path, text) => {
    expect(find(format, path, { [file]: text })).toEqual([])
  },
)

test('two lockfiles beside one setting are one finding', () => {
  const files = ['requirements.txt', 'requirements-dev.txt'].map((path) => ({ path, format: 'requirements' }))
  const readText = (file: string) => (file === 'pip.conf' ? '[global]\ntrusted-host = pypi.org\n' : null)
  expect(findUncheckedServers({ files, readText })).toHaveLength(1)
})

test('the setting is told, and no password of an address beside it', () => {
  const readText = () => '[[source]]\nsource = { url = "https://me:secret@pypi.example/simple", verify_ssl = false }\n'
  const [found] = findUncheckedServers({ files: [{ path: 'Pipfile.lock', format: 'pipfile' }], readText })
  expect([found?.evidence, JSON.stringify(found).includes('secret')]).toEqual([{ setting: 'verify_ssl = false' }, false])
})
