import { tellingTexts } from './capabilities/telling-text.ts'
import { hostOf } from './capabilities/host-of.ts'
import type { ScriptReading, ScriptUse } from './javascript/script-reading.ts'

/** Words of code that is not read as a tree: shells, TypeScript, what does not parse. */
const words: readonly (readonly [ScriptUse['capability'], string, RegExp])[] = [
  ['processes', 'child_process', /\bchild_process\b/g],
  ['network', 'a module of the network', /["'](?:node:)?(?:https?|net|tls|dgram|undici|axios|node-fetch)["']/g],
  ['network', 'a download', /\b(?:curl|wget|Invoke-WebRequest|iwr)\s+[^\n]{0,200}https?:/g],
  [
    'network',
    'a page that takes what it is sent',
    /\b(?:webhook\.site|burpcollaborator|oastify\.com|oast\.(?:fun|pro|live|me|site)|pipedream\.net|requestbin|ngrok)\b/g,
  ],
  ['processes', 'a program out of the network', /\b(?:curl|wget)\b[^\n|]{0,300}\|\s*(?:sudo\s+)?(?:ba|z)?sh\b|\bpowershell\b/gi],
  ['files-elsewhere', 'files that are deleted', /\brm\s+-[a-z]*r[a-z]*\s[^\n]{0,80}(?:\s\/|~|\$HOME)/g],
  ['network', 'fetch', /(?<![\w.$])fetch\s*\(/g],
  ['dynamic-code', 'eval', /(?<![\w.$])(?:eval|Function)\s*\(/g],
  ['environment', 'the whole environment', /JSON\.stringify\s*\(\s*process\.env\b|\{\s*\.\.\.process\.env/g],
]

/** Addresses that a command or a call is given. */
const addresses = /\b(?:curl|wget|iwr|Invoke-WebRequest|fetch|get|post|request)\b[^\n]{0,200}?(https?:\/\/[^\s"'`)]+)/g

/** Reads a text by its words. */
export function readWords(text: string): ScriptReading {
  const uses = words.flatMap(([capability, by, pattern]) => [...text.matchAll(pattern)].map(({ index }) => ({ capability, by, at: index })))
  const telling = tellingTexts.flatMap(({ capability, by, pattern }) => {
    const at = text.search(pattern)
    return at === -1 ? [] : [{ capability, by, at }]
  })
  const hosts = [...text.matchAll(addresses)].flatMap(({ 1: address = '', index }) => {
    const name = hostOf(address)
    return name === null ? [] : [{ name, at: index }]
  })
  return { uses: [...uses, ...telling], imports: [], hosts }
}
