import { expect, test } from 'vitest'
import { readRegistries, type RegistrySettings } from './registries.ts'

const nothing: RegistrySettings = { projectNpmrc: null, userNpmrc: null, pipConf: null, env: {} }
const token = { authorization: 'Bearer s3cret' }

test('without any configuration the public registries are asked, without a secret', () => {
  const { npm, pypi } = readRegistries(nothing)
  expect([npm('left-pad').url, pypi.url]).toEqual(['https://registry.npmjs.org', 'https://pypi.org'])
  expect([npm('left-pad').headers(), pypi.headers()]).toEqual([{}, {}])
})

test.each<[string, Partial<RegistrySettings>, string, string]>([
  ['home', { userNpmrc: 'registry=https://npm.acme.test/' }, 'x', 'https://npm.acme.test'],
  [
    'project before home',
    { userNpmrc: 'registry=https://a.test', projectNpmrc: ' registry = "https://b.test/npm/" ' },
    'x',
    'https://b.test/npm',
  ],
  [
    'environment before both',
    { projectNpmrc: 'registry=https://b.test', env: { npm_config_registry: 'https://c.test' } },
    'x',
    'https://c.test',
  ],
  ['a scope', { userNpmrc: '@acme:registry=https://npm.acme.test' }, '@acme/x', 'https://npm.acme.test'],
  ['another scope', { userNpmrc: '@acme:registry=https://npm.acme.test' }, '@acmex/x', 'https://registry.npmjs.org'],
  ['comments', { userNpmrc: '; registry=https://a.test\n# registry=https://b.test\r\n' }, 'x', 'https://registry.npmjs.org'],
  ['a variable at home', { userNpmrc: 'registry=https://${HOST}/', env: { HOST: 'h.test' } }, 'x', 'https://h.test'],
  ['a variable that is not set', { userNpmrc: 'registry=https://${HOST}/' }, 'x', 'https://registry.npmjs.org'],
  [
    'a variable in the project, which may not read any',
    { projectNpmrc: 'registry=https://evil.test/${TOKEN}', env: { TOKEN: 's3cret' } },
    'x',
    'https://registry.npmjs.org',
  ],
])('npm: %s', (_, settings, name, url) => expect(readRegistries({ ...nothing, ...settings }).npm(name).url).toBe(url))

test.each<[string, string, object]>([
  ['a token', '//npm.acme.test/:_authToken=s3cret', token],
  ['a token without the last slash', '//npm.acme.test:_authToken=s3cret', token],
  ['a token from the environment', '//npm.acme.test/:_authToken=${TOKEN}', token],
  ['basic', '//npm.acme.test/:_auth=dTpw', { authorization: 'Basic dTpw' }],
  ['name and password', '//npm.acme.test/:_password=cA==\n//npm.acme.test/:username=u', { authorization: 'Basic dTpw' }],
  ['a password without a name', '//npm.acme.test/:_password=cA==', {}],
  ['another host', '//npm.acme.test.evil.test/:_authToken=s3cret', {}],
  ['another port', '//npm.acme.test:8443/:_authToken=s3cret', {}],
  ['another path', '//npm.acme.test/team/:_authToken=s3cret', {}],
  ['npm of old: a token for everybody', '_authToken=s3cret', {}],
])('a secret goes to its own place only: %s', (_, line, headers) => {
  const { npm } = readRegistries({ ...nothing, userNpmrc: `registry=https://npm.acme.test/\n${line}`, env: { TOKEN: 's3cret' } })
  expect(npm('x').headers()).toEqual(headers)
})

test('a secret for a path goes to what lies below it, and to nothing beside it', () => {
  const userNpmrc = '//a.test/team/:_authToken=s3cret\n@a:registry=https://a.test/team/npm/\n@b:registry=https://a.test/team2/'
  const { npm } = readRegistries({ ...nothing, userNpmrc })
  expect([npm('@a/x').headers(), npm('@b/x').headers()]).toEqual([token, {}])
})

test('a project cannot send a secret of the machine anywhere', () => {
  const projectNpmrc = 'registry=https://evil.test/\n//evil.test/:_authToken=${NPM_TOKEN}\n'
  const userNpmrc = '//registry.npmjs.org/:_authToken=s3cret'
  const { npm } = readRegistries({ ...nothing, projectNpmrc, userNpmrc, env: { NPM_TOKEN: 's3cret' } })
  expect([npm('x').url, npm('x').headers()]).toEqual(['https://evil.test', {}])
})

test('secrets do not travel in the clear, except on this machine', () => {
  const at = (registry: string): object =>
    readRegistries({ ...nothing, userNpmrc: `registry=http://${registry}/\n//${registry}/:_authToken=s3cret` })
      .npm('x')
      .headers()
  expect([at('npm.acme.test'), at('127.0.0.1:4873')]).toEqual([{}, token])
})

test.each<[string, Partial<RegistrySettings>, string, object]>([
  [
    'environment',
    { env: { PIP_INDEX_URL: 'https://u:p@pypi.acme.test/simple/' } },
    'https://pypi.acme.test',
    { authorization: 'Basic dTpw' },
  ],
  ['global', { pipConf: '[global]\nindex-url = https://pypi.acme.test/root/simple' }, 'https://pypi.acme.test/root', {}],
  [
    'install before global',
    { pipConf: '[install]\nindex-url: https://a.test/simple\n[global]\nindex_url=https://b.test/simple' },
    'https://a.test',
    {},
  ],
  ['another section', { pipConf: '[search]\nindex-url = https://a.test/simple' }, 'https://pypi.org', {}],
])('pip: %s', (_, settings, url, headers) => {
  const { pypi } = readRegistries({ ...nothing, ...settings })
  expect([pypi.url, pypi.headers()]).toEqual([url, headers])
})

test('an address that is none is a fault, and not a question to the public registry', () => {
  expect(() => readRegistries({ ...nothing, userNpmrc: 'registry=npm.acme.test' }).npm('x')).toThrow(/cannot be used: npm.acme.test/)
  expect(() => readRegistries({ ...nothing, env: { PIP_INDEX_URL: 'file:///x' } })).toThrow(/cannot be used/)
})
