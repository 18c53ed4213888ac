import { tellingTexts } from './capabilities/telling-text.ts'
import type { ScriptUse } from './javascript/read-script.ts'

/** Words of code that is not read as a tree: shells, TypeScript, what does not parse. */
const words: readonly (readonly [ScriptUse['capability'], string, RegExp])[] = [
  ['processes', 'child_process', /\bchild_process\b/g],
  ['network', 'a module of the network', /["'](?:node:)?(?:https?|net|tls|dgram|undici|axios|node-fetch)["']/g],
  ['network', 'a download', /\b(?:curl|wget|Invoke-WebRequest|iwr)\s+[^\n]{0,200}https?:/g],
  ['network', 'fetch', /(?<![\w.$])fetch\s*\(/g],
  ['dynamic-code', 'eval', /(?<![\w.$])(?:eval|Function)\s*\(/g],
  ['environment', 'the whole environment', /JSON\.stringify\s*\(\s*process\.env\b|\{\s*\.\.\.process\.env/g],
]

/** Reads a text by its words. */
export function readWords(text: string): readonly ScriptUse[] {
  const uses = words.flatMap(([capability, by, pattern]) => [...text.matchAll(pattern)].map(({ index }) => ({ capability, by, at: index })))
  const telling = tellingTexts.flatMap(({ capability, by, pattern }) => {
    const at = text.search(pattern)
    return at === -1 ? [] : [{ capability, by, at }]
  })
  return [...uses, ...telling]
}
