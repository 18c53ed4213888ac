import { parse, type Options, type Program } from 'acorn'

/** Characters of a script that is read as a tree; above it the words alone are looked at. */
export const maxTreeChars = 4_000_000

const options: Options = {
  ecmaVersion: 'latest',
  allowHashBang: true,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowSuperOutsideMethod: true,
}

/** Parses a script, as a module where it is one; null for what is no JavaScript that the parser knows (TypeScript, JSX), or too long. */
export function parseScript(text: string): Program | null {
  if (text.length > maxTreeChars) return null
  for (const sourceType of ['module', 'script'] as const) {
    try {
      return parse(text, { ...options, sourceType })
    } catch {
      // Tried again in the other way; deep nesting ends the parser with a RangeError, which is as good as no tree.
    }
  }
  return null
}
