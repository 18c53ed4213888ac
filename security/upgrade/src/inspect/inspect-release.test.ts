import { expect, test } from 'vitest'
import { manifest, packRelease } from '../../test/pack-release.ts'
import { inspectRelease } from './inspect-release.ts'
import type { Profile } from './profile.ts'

const inspect = async (files: Readonly<Record<string, string>>): Promise<Profile> =>
  inspectRelease(await packRelease({ 'package.json': manifest(), ...files }))

const names = ({ capabilities }: Profile): readonly string[] => [...new Set(capabilities.map(({ name }) => name))].sort()

test('reads the manifest: scripts that run at install, dependencies, commands', async () => {
  const text = manifest({
    scripts: { test: 'x', postinstall: 'node hook.js' },
    dependencies: { a: '^1' },
    optionalDependencies: { b: '2' },
    peerDependencies: { c: '3' },
    bin: './cli.js',
  })
  expect(await inspect({ 'package.json': text, 'hook.js': 'require("./lib/send")', 'lib/send.js': 'require("https")' })).toMatchObject({
    installScripts: { postinstall: 'node hook.js' },
    dependencies: { a: '^1', b: '2' },
    bins: ['x'],
    capabilities: [{ name: 'network', by: 'https', at: { path: 'lib/send.js', line: 1 }, atInstall: true }],
  })
})

test('node-gyp runs where there is a binding.gyp and no script', async () => {
  expect((await inspect({ 'binding.gyp': '{}' })).installScripts).toEqual({ install: 'node-gyp rebuild' })
})

test.each([
  ['a name put together', `const a = 'child_' + 'process'; require(a).exec('id')`, 'processes'],
  ['a name out of a list', `const l = ['pro', 'child_', 'cess']; require(l[1] + l[0] + l[2])`, 'processes'],
  ['a name turned round', `require('ssecorp_dlihc'.split('').reverse().join(''))`, 'processes'],
  ['a name as codes', `require(String.fromCharCode(104,116,116,112,115))`, 'network'],
  ['a name in base64', `require(Buffer.from('aHR0cHM=', 'base64').toString())`, 'network'],
  ['another name for require', `const r = require; r('child_process')`, 'processes'],
  ['Node’s own way to its modules', `process.getBuiltinModule('node:https')`, 'network'],
  ['a member that is put together', `globalThis['fe' + 'tch']('https://x.test')`, 'network'],
  ['a function out of a constructor', `[].filter.constructor('return this')()`, 'dynamic-code'],
  ['a constructor of a constructor', `''.constructor.constructor('return 1')`, 'dynamic-code'],
  ['a require of what is not in the file', `module.exports = (n) => require(n)`, 'dynamic-code'],
  ['a text that is run after a while', `setTimeout("alert(1)", 10)`, 'dynamic-code'],
  ['all of the environment', `send(JSON.stringify(process.env))`, 'environment'],
  ['one secret of the environment', `const { NPM_TOKEN } = process.env`, 'environment'],
  ['the settings of npm', `fs.readFileSync(path.join(os.homedir(), '.npmrc'))`, 'package-manager'],
  ['keys of SSH', 'read(`${home}/.ssh/id_rsa`)', 'secrets'],
  ['a page’s wallet', `window.ethereum.request = async () => {}`, 'page-hooks'],
  ['a long text that is decoded', `eval(atob('${'QUJD'.repeat(80)}'))`, 'decoded-code'],
  [
    'a long name cut into a thousand',
    `require(${'child_process'
      .split('')
      .map((one) => `'${one}'`)
      .join('+')})`,
    'processes',
  ],
])('sees %s', async (_, code, capability) => {
  expect(names(await inspect({ 'index.js': code }))).toContain(capability)
})

test.each([
  ['a variable that holds no secret', `const { NODE_ENV, HOME } = process.env; if (process.env.CI) {}`],
  ['a look whether there is an environment', `if (typeof process !== 'undefined' && process.env) {}`],
  ['words that sound alike', `url.startsWith('http'); list.constructor === Array; new this.constructor(a)`],
])('sees nothing in %s', async (_, code) => expect(names(await inspect({ 'index.js': code }))).toEqual([]))

test('a payload is seen in whatever file it lies', async () => {
  const hidden = await inspect({ 'index.js': `require('./test/data')`, 'test/data.js': `require('child_process')` })
  expect(hidden.capabilities[0]?.at.path).toBe('test/data.js')
})

test('tells what people cannot read', async () => {
  const declared = Array.from({ length: 40 }, (_, at) => `var _0x${(at + 4096).toString(16)} = ${at};`).join('\n')
  const { unreadable } = await inspect({
    'a.js': declared.repeat(3),
    'b.js': `const a=1;${'f(a);'.repeat(800)}`,
    'c.js': 'const a = 1\n'.repeat(200),
  })
  expect(unreadable).toMatchObject([
    { path: 'a.js', kind: 'obfuscated' },
    { path: 'b.js', kind: 'minified' },
  ])
})

test('a name that doubles itself forty times over costs nothing', async () => {
  const doubled = Array.from({ length: 40 }, (_, at) => `const a${at + 1} = a${at} + a${at}`).join('\n')
  const before = process.cpuUsage().user
  await inspect({ 'index.js': `const a0 = 'x'\n${doubled}\nrequire(a40)` })
  expect(process.cpuUsage().user - before).toBeLessThan(5_000_000)
})
