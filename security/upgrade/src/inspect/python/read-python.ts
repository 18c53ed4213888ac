import { hiddenWord } from '../capabilities/hidden-word.ts'
import { hostOf } from '../capabilities/host-of.ts'
import { secretVariable, tellingTexts } from '../capabilities/telling-text.ts'
import type { ScriptReading, ScriptUse } from '../javascript/script-reading.ts'
import { joinLiterals } from './join-literals.ts'
import { pythonPatterns } from './python-patterns.ts'

/** Texts of a file that are looked at. */
const maxTexts = 20_000

const literals = /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g

const variables = /\b(?:environ(?:\.get\s*\(|\s*\[)|getenv\s*\()\s*["'](\w+)["']/g

const decoders = /\b(?:b64decode|b32decode|a85decode|b85decode|unhexlify|fromhex)\s*\(\s*b?(["'])([A-Za-z0-9+/=_-]{8,})\1/g

const talkers =
  /\b(?:get|post|put|request|urlopen|urlretrieve|Request|head|create_connection|connect|safe_download|download)\s*\(\s*(?:["'](?:GET|POST|PUT)["']\s*,\s*)?(?:url\s*=\s*)?f?["']((?:https?|wss?|ftp):\/\/[^"']+)/g

/** Reads a Python file by its text; texts that are put together of literals are read whole. */
export function readPython(text: string): ScriptReading {
  const whole = readOnce(text)
  const { joined, offsetOf } = joinLiterals(text)
  if (joined === text) return whole
  const known = new Set(whole.uses.map(({ capability, by }) => `${capability} ${by}`))
  const again = readOnce(joined)
  const hidden = again.uses
    .filter(({ capability, by }) => !known.has(`${capability} ${by}`))
    .map(({ capability, by, at }) => ({ capability, by, at: offsetOf(at) }))
  const names = hidden.filter(({ capability }) => capability === 'processes' || capability === 'network')
  const uses = [...whole.uses, ...hidden, ...names.map(({ by, at }): ScriptUse => ({ capability: 'hidden-names', by, at }))]
  return { uses, imports: [], hosts: [...whole.hosts, ...again.hosts.map(({ name, at }) => ({ name, at: offsetOf(at) }))] }
}

function readOnce(text: string): ScriptReading {
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
  return { uses: [...patterns, ...secrets, ...decoded, ...tellingIn(text)], imports: [], hosts }
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
