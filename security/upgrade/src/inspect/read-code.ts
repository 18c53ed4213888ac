import { readScript, type ScriptUse } from './javascript/read-script.ts'
import { maxTreeChars, parseScript } from './javascript/parse-script.ts'
import type { Capability, UnreadableFile } from './profile.ts'
import { readPython } from './python/read-python.ts'
import { readWords } from './read-words.ts'
import { unreadableKind } from './unreadable-kind.ts'

/** A file of code, read. */
export interface CodeReading {
  readonly uses: readonly Omit<Capability, 'atInstall'>[]
  readonly imports: readonly string[]
  readonly unreadable: Omit<UnreadableFile, 'path'> | null
  /** The reason why only its words were looked at. */
  readonly problem: string | null
}

/** Characters of a line that is shown. */
const maxShown = 160

/** Reads a file of JavaScript, Python or shell; null for everything else. */
export function readCode(path: string, bytes: Uint8Array): CodeReading | null {
  const language = languageOf(path, bytes)
  if (language === null) return null
  const text = new TextDecoder().decode(bytes)
  const show = placesOf(path, text)
  const unreadable = unreadableKind(text)
  if (language === 'python') return { uses: show(readPython(text)), imports: [], unreadable, problem: null }
  if (language === 'shell') return { uses: show(readWords(text)), imports: [], unreadable: null, problem: null }
  const program = parseScript(text)
  if (program === null) {
    const isLong = text.length > maxTreeChars
    return { uses: show(readWords(text)), imports: [], unreadable, problem: isLong ? 'it is too long to be read as code' : null }
  }
  const { uses, imports } = readScript(program)
  return { uses: show(uses), imports, unreadable, problem: null }
}

function languageOf(path: string, bytes: Uint8Array): 'javascript' | 'python' | 'shell' | null {
  if (/\.(?:js|cjs|mjs|jsx|ts|cts|mts|tsx)$/.test(path)) return /\.d\.[cm]?ts$/.test(path) ? null : 'javascript'
  if (/\.(?:py|pyw|pth)$/.test(path)) return 'python'
  if (/\.(?:sh|bash|bat|cmd|ps1)$/.test(path)) return 'shell'
  const first = new TextDecoder('latin1').decode(bytes.subarray(0, 64))
  const program = /^#!.*?\b(node|bun|deno|python[\d.]*|(?:ba|z|da)?sh)\b/.exec(first)?.[1]
  if (program === undefined) return null
  return program.startsWith('python') ? 'python' : program.endsWith('sh') ? 'shell' : 'javascript'
}

/** Shows each use once, at its first place, with the words around it. */
function placesOf(path: string, text: string): (uses: readonly ScriptUse[]) => readonly Omit<Capability, 'atInstall'>[] {
  return (uses) => {
    const first = new Map<string, ScriptUse>()
    for (const one of uses) {
      const key = `${one.capability} ${one.by}`
      const known = first.get(key)
      if (known === undefined || one.at < known.at) first.set(key, one)
    }
    return [...first.values()]
      .sort((a, b) => a.at - b.at)
      .map(({ capability, by, at }) => ({ name: capability, by, at: { path, ...placeAt(text, at) } }))
  }
}

function placeAt(text: string, at: number): { readonly line: number; readonly text: string } {
  let line = 1
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) line += 1
  const from = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1
  const end = text.indexOf('\n', at)
  const whole = text.slice(from, end === -1 ? text.length : end)
  const shown = whole.length > maxShown ? text.slice(Math.max(from, at - 40), at + maxShown - 40) : whole
  return { line, text: printable(shown.trim()).slice(0, maxShown) }
}

function printable(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (char) => (char === '\t' ? ' ' : '�'))
}
