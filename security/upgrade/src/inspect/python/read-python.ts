import { hiddenWord } from '../capabilities/hidden-word.ts'
import { hostOf } from '../capabilities/host-of.ts'
import { secretVariable, tellingTexts } from '../capabilities/telling-text.ts'
import type { ScriptReading, ScriptUse } from '../javascript/script-reading.ts'
import { namedScripts } from '../named-scripts.ts'
import { pythonPatterns } from './python-patterns.ts'
import { unfoldNames, unfoldText, type Rewritten } from './unfold-text.ts'

/** Texts of a file that are looked at. */
const maxTexts = 20_000

/** Names of a file under which a text is decoded that are followed. */
const maxDecoded = 200

const literals = /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g

const variables = /\b(?:environ(?:\.get\s*\(|\s*\[)|getenv\s*\()\s*["'](\w+)["']/g

const decoders = /\b(?:b64decode|b32decode|a85decode|b85decode|unhexlify|fromhex)\s*\(\s*b?(["'])([A-Za-z0-9+/=_-]{8,})\1/g

const talkers =
  /\b(?:get|post|put|request|urlopen|urlretrieve|Request|head|create_connection|connect|safe_download|download)\s*\(\s*(?:["'](?:GET|POST|PUT)["']\s*,\s*)?(?:url\s*=\s*)?f?["']((?:https?|wss?|ftp):\/\/[^"']+)/g

/** Names that are reached by a text, and nobody writes out of pieces but to hide them. */
const reached =
  /(?<![\w.])(?:__import__|import_module|importlib\.import_module)\s*\(\s*["'][\w.]+["']|\bgetattr\s*\([^,\n]{1,60},\s*["'](?:system|popen|exec|eval|run|Popen|call|__import__|loads|b64decode)["']|\[\s*["'](?:eval|exec|compile|__import__|__builtins__|system)["']\s*\]/g

/** Reads a Python file by its text: names as what they stand for, and texts that are put together as what they come to. */
export function readPython(text: string): ScriptReading {
  const named = unfoldNames(text)
  const whole = readOnce(named.text)
  const folded = unfoldText(named.text)
  const moved = (
    { uses, hosts }: Pick<ScriptReading, 'uses' | 'hosts'>,
    by: Rewritten['offsetOf'],
  ): Pick<ScriptReading, 'uses' | 'hosts'> => ({
    uses: uses.map((one) => ({ ...one, at: by(one.at) })),
    hosts: hosts.map((one) => ({ ...one, at: by(one.at) })),
  })
  const first = moved(whole, named.offsetOf)
  const runs = namedScripts(folded.text)
  if (folded.text === named.text) return { ...first, imports: importsOf(text), runs }
  const known = new Set(whole.uses.map(({ capability, by }) => `${capability} ${by}`))
  const again = readOnce(folded.text)
  const gained = again.uses.filter(({ capability, by }) => !known.has(`${capability} ${by}`))
  const names = gained.filter(({ capability }) => capability === 'processes' || capability === 'network')
  const hidden = [...names.map(({ by, at }) => ({ by, at })), ...newlyReached(named.text, folded.text)]
  const second = moved(
    { uses: [...gained, ...hidden.map(({ by, at }): ScriptUse => ({ capability: 'hidden-names', by, at }))], hosts: again.hosts },
    (at) => named.offsetOf(folded.offsetOf(at)),
  )
  return { uses: [...first.uses, ...second.uses], imports: importsOf(text), runs, hosts: [...first.hosts, ...second.hosts] }
}

/** Names that are reached by a text which was put together. */
function newlyReached(before: string, after: string): readonly { readonly by: string; readonly at: number }[] {
  const known = new Set([...before.matchAll(reached)].map(({ 0: match }) => match))
  return [...after.matchAll(reached)]
    .filter(({ 0: match }) => !known.has(match))
    .map(({ 0: match, index }) => ({ by: match.slice(0, 80), at: index }))
}

/** Modules that a file imports, as `py:a.b`: those of the same release run with it. */
function importsOf(text: string): readonly string[] {
  const found = text.matchAll(/(?:^|[;:])[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import\b|import[ \t]+([\w., \t]+))/gm)
  return [...new Set([...found].flatMap(({ 1: one, 2: list = '' }) => (one === undefined ? list.split(',') : [one])))].flatMap((one) => {
    const name = one.trim().split(/\s/)[0] ?? ''
    return name === '' ? [] : [`py:${name}`]
  })
}

function readOnce(text: string): Pick<ScriptReading, 'uses' | 'hosts'> {
  const hosts = [...text.matchAll(talkers)].flatMap(({ 1: address = '', index }) => {
    const name = hostOf(address)
    return name === null ? [] : [{ name, at: index }]
  })
  const patterns = pythonPatterns.flatMap(([capability, by, pattern]) =>
    [...text.matchAll(pattern)].map(({ index }) => ({ capability, by, at: index })),
  )
  const secrets = [...text.matchAll(variables)]
    .filter(({ 1: name = '' }) => secretVariable.test(name))
    .map(({ 1: by = '', index }): ScriptUse => ({ capability: 'environment', by, at: index }))
  const decoded = [...text.matchAll(decoders)].flatMap(({ 0: call, 2: word = '', index }): readonly ScriptUse[] => {
    const by = hiddenWord(Buffer.from(word, /hex/.test(call) ? 'hex' : 'base64').toString('utf8'))
    return by === null ? [] : [{ capability: 'hidden-names', by, at: index }]
  })
  return { uses: [...patterns, ...secrets, ...decoded, ...runDecoded(text), ...tellingIn(text)], hosts }
}

const decoding = /^[ \t]*(\w+)[ \t]*=[^\n]*\b(?:b64decode|b32decode|a85decode|b85decode|unhexlify|fromhex|decompress|codecs\.decode)\s*\(/gm

/** A text that is decoded under a name, and run by that name. */
function runDecoded(text: string): readonly ScriptUse[] {
  return [...text.matchAll(decoding).take(maxDecoded)].flatMap(({ 1: name = '' }): readonly ScriptUse[] => {
    const at = text.search(new RegExp(`(?<![\\w.])(?:exec|eval|compile|os\\.system|Popen)\\s*\\([\\s(]*${name}\\b`))
    return at === -1 ? [] : [{ capability: 'decoded-code', by: 'a text that is decoded, and run', at }]
  })
}

/** Texts that name what code is after; what is written for people, between three quotes, is left out. */
function tellingIn(text: string): readonly ScriptUse[] {
  const found: ScriptUse[] = []
  let left = maxTexts
  for (const { 0: literal, index } of text.matchAll(literals)) {
    if (left === 0) break
    left -= 1
    if (literal.startsWith('"""') || literal.startsWith("'''")) continue
    const inside = literal.slice(1, -1)
    if (inside.length >= 4)
      for (const { capability, by, pattern } of tellingTexts) if (pattern.test(inside)) found.push({ capability, by, at: index })
  }
  return found
}
