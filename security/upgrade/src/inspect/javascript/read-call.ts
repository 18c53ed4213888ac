import { isBuiltin } from 'node:module'
import type { AnyNode } from 'acorn'
import { capabilityOfModule, globals } from '../capabilities/modules.ts'
import { hiddenWord } from '../capabilities/hidden-word.ts'
import { hostOf } from '../capabilities/host-of.ts'
import { buildsFunction } from './builds-function.ts'
import { calledName } from './called-name.ts'
import { carriesText } from './carries-text.ts'
import { foldText, type Foldable } from './fold-text.ts'
import { isByHiddenName } from './is-by-hidden-name.ts'
import { isHidden } from './is-hidden.ts'
import { leadingText } from './leading-text.ts'
import { pathOf } from './path-of.ts'
import type { Call, Reader } from './script-reading.ts'

/** Characters of a text that is handed to a decoder: shorter ones are keys and checksums. */
const minEncodedChars = 200

const encoded = /^[A-Za-z0-9+/_\-\s]+={0,2}$/

const loaders = /^(?:_{0,3}require\d*|getBuiltinModule|_load|importModule)$/

/** Functions of texts and lists, which are asked for names of modules and load none. */
const tests = /^(?:push|test|has|includes|startsWith|endsWith|indexOf|add|get|match)$|^(?:create|make|register|use|set|on|emit)/

/** Functions that run a text, by the end of their path. */
const runners =
  /^(?:eval|Function|AsyncFunction|GeneratorFunction|runInThisContext|runInNewContext|runInContext|compileFunction|Script|_compile|SourceTextModule)$/

const talkers =
  /^(?:fetch|get|post|put|patch|request|open|send|sendBeacon|WebSocket|EventSource|connect|createConnection|axios|got|ky|needle|superagent|importScripts)$/

/** Reads a call: what it loads, runs, decodes, and to whom it talks. */
export function readCall(node: Call, reader: Reader): void {
  const { use } = reader
  const called = calledBy(node, reader)
  const { path, args } = called
  const name = path.at(-1) ?? ''
  readLoad(node, path, args, reader)
  readListed(node, reader)
  readRare(node, path, args, reader)
  if (path.length === 1 && Object.hasOwn(globals, name) && !isHarmless(name, args, reader)) use(globals[name] ?? 'network', name, node)
  if (talkers.test(name)) for (const one of args.slice(0, 2)) readAddress(one, node, reader)
  if (args.some((one) => isWholeEnvironment(one as AnyNode, reader))) use('environment', 'the whole environment', node)
  readDecoding(node, name, args, reader)
  readRun(node, called, reader)
}

/** Reads a call that runs a text as code, or reaches what does by a name that is put together. */
function readRun(node: Call, { path, args }: Called, reader: Reader): void {
  const { folding, use } = reader
  const name = path.at(-1) ?? ''
  if (isByHiddenName(node, path, args, reader))
    use('hidden-names', `${name === '?' ? 'a global' : name} by a name that is put together`, node)
  const isBuilt = buildsFunction(node, path, args[0], reader)
  if (isBuilt) use('dynamic-code', 'a constructor of functions', node)
  if (isBuilt) use('hidden-names', 'Function, through a constructor', node)
  if (name === '_compile' || name === 'SourceTextModule') use('dynamic-code', name, node)
  const runsText = isBuilt || runners.test(name) || (name === 'Worker' && isOfText(args[1], folding))
  if (runsText && name === 'Worker') use('dynamic-code', 'a worker of a text', node)
  if (runsText && args.some((one) => carriesText(one, folding))) use('decoded-code', 'a text that is read or decoded, and run', node)
}

interface Called {
  readonly path: readonly string[]
  readonly args: readonly Foldable[]
}

/** Function and arguments of a call, also where `call`, `apply` and `Reflect.apply` stand between. */
function calledBy(node: Call, { folding }: Reader): Called {
  if (node.type === 'TaggedTemplateExpression') return { path: pathOf(node.tag, folding), args: [node.quasi, ...node.quasi.expressions] }
  const path = node.callee.type === 'Super' ? [] : pathOf(node.callee, folding)
  const last = path.at(-1)
  if (path.join('.') === 'Reflect.apply' || path.join('.') === 'Reflect.construct')
    return { path: pathOf(node.arguments[0] as AnyNode, folding), args: listed(node.arguments.at(path[1] === 'apply' ? 2 : 1)) }
  if (path.length > 1 && last === 'call') return { path: path.slice(0, -1), args: node.arguments.slice(1) }
  if (path.length > 1 && last === 'apply') return { path: path.slice(0, -1), args: listed(node.arguments[1]) }
  return { path, args: node.arguments }
}

function listed(node: Foldable): readonly Foldable[] {
  return node?.type === 'ArrayExpression' ? node.elements : []
}

function readLoad(node: AnyNode, path: readonly string[], args: readonly Foldable[], reader: Reader): void {
  const name = path.at(-1) ?? ''
  if (loaders.test(name)) readRequire(node, path, args, reader)
  else if (args.length === 1 && (path.length === 1 || reader.around.escapes()) && !tests.test(name))
    readOtherName(node, path, args[0], reader)
}

function readRequire(node: AnyNode, path: readonly string[], args: readonly Foldable[], { folding, assembled, use, load }: Reader): void {
  const [first] = args
  const specifier = foldText(first, folding)
  if (specifier !== null) {
    load(specifier, node, first)
    if (capabilityOfModule(specifier) !== null && isByOtherName(node)) use('hidden-names', `require of ${specifier} by another name`, node)
  } else if (isHidden(first, folding) || (first?.type === 'Identifier' && assembled.has(first.name)))
    use('hidden-names', 'require of a name that is put together', node)
  else if (path.at(-1) !== '__require' && path.length === 1 && args.length === 1) use('dynamic-code', 'require of a computed name', node)
}

/** `process.binding('spawn_sync')`, of which child_process is made, and `setTimeout('…')`, which runs a text. */
function readRare(node: Call, path: readonly string[], args: readonly Foldable[], { folding, use }: Reader): void {
  if (path.join('.') === 'process.binding' && /^(?:spawn_sync|process_wrap)$/.test(foldText(args[0], folding) ?? ''))
    use('hidden-names', 'child_process, by what it is made of', node)
  const name = path.length === 1 ? (path[0] ?? '') : ''
  if (/^set(?:Timeout|Interval)$/.test(name) && foldText(args[0], folding) !== null) use('dynamic-code', `${name} of a text`, node)
}

/** `['child_process'].map(require)` loads each of a list. */
function readListed(node: Call, { folding, use, load }: Reader): void {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return
  const given = node.arguments.some((one) => one.type === 'Identifier' && pathOf(one, folding).join('.') === 'require')
  const list = node.callee.object.type === 'Identifier' ? folding.constants.get(node.callee.object.name) : node.callee.object
  if (!given || list?.type !== 'ArrayExpression') return
  for (const one of list.elements) {
    const specifier = foldText(one, folding)
    if (specifier === null) continue
    load(specifier, node, null)
    if (capabilityOfModule(specifier) !== null) use('hidden-names', `require of ${specifier} by another name`, node)
  }
}

/** `{ eval: true }`: a worker whose code is a text (`nodejs.org/api/worker_threads.html`). */
function isOfText(node: Foldable, { constants }: Reader['folding']): boolean {
  const given = node?.type === 'Identifier' ? constants.get(node.name) : node
  return (
    given?.type === 'ObjectExpression' &&
    given.properties.some((one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'eval')
  )
}

/** A call that may be `require` under a name that nothing leads back from: a parameter, a member of a list. */
function readOtherName(node: AnyNode, path: readonly string[], first: Foldable, { folding, around, use, load }: Reader): void {
  const specifier = foldText(first, folding)
  if (specifier === null || !isModule(specifier, around)) return
  load(specifier, node, first)
  const name = path.at(-1) ?? ''
  if (path.length > 1 || name === '?' || (around.escapes() && isByOtherName(node) && !/req/i.test(name)))
    use('hidden-names', `require of ${specifier} by another name`, node)
}

/** `const r = require; r('x')`, `module.require('x')`, `require.call(null, 'x')`; a name with `require` in it is how modules make their own. */
function isByOtherName(node: AnyNode): boolean {
  if (node.type !== 'CallExpression') return false
  const { callee } = node
  if (callee.type === 'SequenceExpression') return true
  const name = calledName(callee)
  const isMember = callee.type === 'MemberExpression' && name === 'require'
  return isMember || !/require|_load|getBuiltinModule|import/i.test(name)
}

function isModule(text: string, { escapes }: Reader['around']): boolean {
  return text === 'child_process' || text.startsWith('node:') || (isBuiltin(text) && capabilityOfModule(text) !== null && escapes())
}

/** `Function('return this')` is how old code finds the global object. */
function isHarmless(name: string, args: readonly Foldable[], { folding }: Reader): boolean {
  return name === 'Function' && args.length === 1 && /^\s*return this;?\s*$/.test(foldText(args[0], folding) ?? '')
}

/** Texts that are decoded: long ones that carry something, short ones that hide a word. */
function readDecoding(node: AnyNode, name: string, args: readonly Foldable[], { folding, use, talk }: Reader): void {
  const encoding = name === 'atob' ? 'base64' : name === 'from' ? foldText(args[1], folding) : null
  if (encoding !== 'base64' && encoding !== 'hex') return
  const text = foldText(args[0], folding)
  if (text === null) return
  if (text.length >= minEncodedChars && encoded.test(text)) use('decoded-code', 'a text that is decoded', node)
  const word = hiddenWord(Buffer.from(text, encoding).toString('utf8'))
  if (word === null) return
  use('hidden-names', word, node)
  const host = hostOf(word)
  if (host !== null) talk(host, node)
}

/** An address as an argument, or as `url`, `host`, `hostname` in one. */
function readAddress(node: Foldable, call: AnyNode, { folding, talk }: Reader): void {
  const given = node?.type === 'Identifier' ? (folding.constants.get(node.name) ?? node) : node
  if (given?.type !== 'ObjectExpression') {
    const host = hostOf(leadingText(given, folding) ?? '')
    if (host !== null) talk(host, call)
    return
  }
  for (const one of given.properties) {
    if (one.type !== 'Property' || one.key.type !== 'Identifier' || !/^(?:url|uri|host|hostname|baseURL)$/.test(one.key.name)) continue
    const text = foldText(one.value, folding) ?? ''
    const host = hostOf(text.includes('//') ? text : `https://${text}`)
    if (host !== null) talk(host, call)
  }
}

/** The environment under another name, as an argument. */
function isWholeEnvironment(node: AnyNode, { folding }: Reader): boolean {
  return node.type === 'Identifier' && folding.constants.get(node.name) !== undefined && pathOf(node, folding).join('.') === 'process.env'
}
