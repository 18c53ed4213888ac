import { tellingTexts } from './capabilities/telling-text.ts'
import { hostOf } from './capabilities/host-of.ts'
import { namedScripts } from './named-scripts.ts'
import type { ScriptReading, ScriptUse } from './javascript/script-reading.ts'

/** Words of code that is not read as a tree: shells, TypeScript, what does not parse. */
const words: readonly (readonly [ScriptUse['capability'], string, RegExp])[] = [
  ['processes', 'child_process', /\bchild_process\b/],
  ['network', 'a module of the network', /["'](?:node:)?(?:https?|net|tls|dgram|undici|axios|node-fetch)["']/],
  ['network', 'a download', /\b(?:curl|wget|Invoke-WebRequest|iwr)\s[^\n]{0,200}https?:/],
  [
    'network',
    'a page that takes what it is sent',
    /\b(?:webhook\.site|burpcollaborator|oastify\.com|oast\.(?:fun|pro|live|me|site)|pipedream\.net|requestbin|ngrok)\b/,
  ],
  ['processes', 'a program out of the network', /\b(?:curl|wget)\b[^\n|]{0,300}\|\s*(?:sudo\s+)?(?:ba|z)?sh\b|\bpowershell\b/i],
  ['files-elsewhere', 'files that are deleted', /\brm\s+-[a-z]*r[a-z]*\s[^\n]{0,80}(?:\s\/|~|\$HOME)/],
  ['network', 'fetch', /(?<![\w.$])fetch\s*\(/],
  ['dynamic-code', 'eval', /(?<![\w.$])(?:eval|Function)\s*\(/],
  ['environment', 'the whole environment', /JSON\.stringify\s*\(\s*process\.env\b|\{\s*\.\.\.process\.env/],
]

/** Characters of a text that are looked at, from its beginning. */
const maxChars = 8_000_000

/** Addresses of a text that are looked at. */
const maxAddresses = 1000

/** Characters before an address in which a command or a call stands that is given it. */
const maxBefore = 200

const addresses = /https?:\/\/[^\s"'`)]+/g

const talkers = /\b(?:curl|wget|iwr|Invoke-WebRequest|fetch|get|post|request)\b[^\n]*$/

/** Reads a text by its words, each at its first place. */
export function readWords(whole: string): ScriptReading {
  const text = whole.slice(0, maxChars)
  const all = [...words, ...tellingTexts.map(({ capability, by, pattern }) => [capability, by, pattern] as const)]
  const uses = all.flatMap(([capability, by, pattern]) => {
    const at = text.search(pattern)
    return at === -1 ? [] : [{ capability, by, at }]
  })
  const hosts = [...text.matchAll(addresses).take(maxAddresses)].flatMap(({ 0: address, index }) => {
    const name = talkers.test(text.slice(Math.max(0, index - maxBefore), index)) ? hostOf(address) : null
    return name === null ? [] : [{ name, at: index }]
  })
  return { uses, imports: [], runs: namedScripts(text), hosts }
}
