import { isBuiltin } from 'node:module'
import type { AnyNode, CallExpression, NewExpression } from 'acorn'
import { capabilityOfModule, globals } from '../capabilities/modules.ts'
import { hiddenWord } from '../capabilities/hidden-word.ts'
import { hostOf } from '../capabilities/host-of.ts'
import { carriesText } from './carries-text.ts'
import { foldText, type Foldable } from './fold-text.ts'
import { isHidden } from './is-hidden.ts'
import { pathOf } from './path-of.ts'
import type { Reader } from './script-reading.ts'

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
export function readCall(node: CallExpression | NewExpression, parent: AnyNode | null, reader: Reader): void {
  const { folding, use } = reader
  const called = calledBy(node, reader)
  const { path, args } = called
  const name = path.at(-1) ?? ''
  readLoad(node, path, args, reader)
  if (path.length === 1 && Object.hasOwn(globals, name) && !isHarmless(name, args, reader)) use(globals[name] ?? 'network', name, node)
  const isBuilt = isConstructorOfCode(node, path, args[0], parent, reader)
  if (isBuilt) use('dynamic-code', 'a constructor of functions', node)
  if (isBuilt) use('hidden-names', 'Function, through a constructor', node)
  if (name === '_compile' || name === 'SourceTextModule') use('dynamic-code', name, node)
  const runsText = isBuilt || runners.test(name)
  if (runsText && args.some((one) => carriesText(one, folding))) use('decoded-code', 'a text that is read or decoded, and run', node)
  if ((name === 'setTimeout' || name === 'setInterval') && path.length === 1 && foldText(args[0], folding) !== null)
    use('dynamic-code', `${name} of a text`, node)
  readDecoding(node, name, args, reader)
  if (talkers.test(name)) for (const one of args.slice(0, 2)) readAddress(one, node, reader)
  if (args.some((one) => isWholeEnvironment(one as AnyNode, reader))) use('environment', 'the whole environment', node)
}

/** What is called with what, where `call`, `apply` and `Reflect.apply` stand between. */
function calledBy(
  node: CallExpression | NewExpression,
  { folding }: Reader,
): { readonly path: readonly string[]; readonly args: readonly Foldable[] } {
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
  else if (args.length === 1 && (path.length === 1 || reader.escapes) && !tests.test(name)) readOtherName(node, path, args[0], reader)
}

function readRequire(node: AnyNode, path: readonly string[], args: readonly Foldable[], { folding, use, load }: Reader): void {
  const [first] = args
  const specifier = foldText(first, folding)
  if (specifier !== null) {
    load(specifier, node, first)
    if (capabilityOfModule(specifier) !== null && isByOtherName(node)) use('hidden-names', `require of ${specifier} by another name`, node)
  } else if (isHidden(first, folding)) use('hidden-names', 'require of a name that is put together', node)
  else if (path.at(-1) !== '__require' && path.length === 1 && args.length === 1) use('dynamic-code', 'require of a computed name', node)
}

/** A call that may be `require` under a name that nothing leads back from: a parameter, a member of a list. */
function readOtherName(node: AnyNode, path: readonly string[], first: Foldable, { folding, escapes, use, load }: Reader): void {
  const specifier = foldText(first, folding)
  if (specifier === null || !isModule(specifier, escapes)) return
  load(specifier, node, first)
  const name = path.at(-1) ?? ''
  if (path.length > 1 || name === '?' || (escapes && isByOtherName(node) && !/req/i.test(name)))
    use('hidden-names', `require of ${specifier} by another name`, node)
}

/** `const r = require; r('x')`, `module.require('x')`, `require.call(null, 'x')`; a name with `require` in it is how modules make their own. */
function isByOtherName(node: AnyNode): boolean {
  if (node.type !== 'CallExpression') return false
  const { callee } = node
  if (callee.type === 'SequenceExpression') return true
  const name =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
        ? callee.property.name
        : ''
  const isMember = callee.type === 'MemberExpression' && name === 'require'
  return isMember || !/require|_load|getBuiltinModule|import/i.test(name)
}

function isModule(text: string, escapes: boolean): boolean {
  return text === 'child_process' || text.startsWith('node:') || (escapes && isBuiltin(text) && capabilityOfModule(text) !== null)
}

/** `Function('return this')` is how old code finds the global object. */
function isHarmless(name: string, args: readonly Foldable[], { folding }: Reader): boolean {
  return name === 'Function' && args.length === 1 && /^\s*return this;?\s*$/.test(foldText(args[0], folding) ?? '')
}

/** `[].filter.constructor('…')`, `(() => {}).constructor(code)`, `x.constructor.constructor(code)()`, `Object.getPrototypeOf(async () => {}).constructor`. */
function isConstructorOfCode(
  node: CallExpression | NewExpression,
  path: readonly string[],
  first: Foldable,
  parent: AnyNode | null,
  { folding }: Reader,
): boolean {
  if (path.at(-1) !== 'constructor' || first === undefined) return false
  if (path.at(-2) === 'constructor') return true
  const isCalled = parent?.type === 'CallExpression' && parent.callee === node
  const text = foldText(first, folding)
  if (node.type === 'CallExpression' && (isCalled || text !== null) && path.at(-2) !== 'this') return true
  const { callee } = node
  const owner = callee.type === 'MemberExpression' ? callee.object : folding.constants.get(callee.type === 'Identifier' ? callee.name : '')
  const object = owner?.type === 'MemberExpression' && callee.type === 'Identifier' ? owner.object : owner
  return (
    object !== undefined &&
    (/^(?:Arrow)?FunctionExpression$/.test(object.type) ||
      (object.type === 'CallExpression' && pathOf(object.callee, folding).join('.').endsWith('getPrototypeOf')))
  )
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
    const host = hostOf(leading(given, folding) ?? '')
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

/** The beginning of a text, as far as it stands in the file: that is where a host is. */
function leading(node: Foldable, folding: Reader['folding']): string | null {
  const whole = foldText(node, folding)
  if (whole !== null) return whole
  if (node?.type === 'TemplateLiteral') return node.quasis[0]?.value.cooked ?? null
  return node?.type === 'BinaryExpression' && node.operator === '+' ? leading(node.left, folding) : null
}

/** The environment under another name, as an argument. */
function isWholeEnvironment(node: AnyNode, { folding }: Reader): boolean {
  return node.type === 'Identifier' && folding.constants.get(node.name) !== undefined && pathOf(node, folding).join('.') === 'process.env'
}
