import { languageOf } from './language-of.ts'
import { maxTreeChars, parseScript } from './javascript/parse-script.ts'
import { readScript } from './javascript/read-script.ts'
import type { OutsideText } from './javascript/fold-text.ts'
import type { ScriptReading } from './javascript/script-reading.ts'
import { placeAt } from './place-at.ts'
import type { Capability, Host, UnreadableFile } from './profile.ts'
import { maxDataBytes, readData } from './read-data.ts'
import { readPython } from './python/read-python.ts'
import { readWords } from './read-words.ts'
import { unreadableKind } from './unreadable-kind.ts'

/** Capabilities, imports and hosts that were found in one file of code. */
export interface CodeReading {
  readonly uses: readonly Omit<Capability, 'atInstall' | 'isLoaded'>[]
  readonly imports: readonly string[]
  /** Shell scripts that it names, by the last part of their path. */
  readonly runs: readonly string[]
  readonly hosts: readonly Host[]
  readonly unreadable: Omit<UnreadableFile, 'path'> | null
  /** The reason why only its words were looked at. */
  readonly problem: string | null
}

/**
 * Reads a file of JavaScript, Python or shell, or the code in a file of data; null for everything else. `outside` answers for texts that other
 * files of the release export; `as` says which language it is loaded as, whatever its name.
 */
export function readCode(path: string, bytes: Uint8Array, outside?: OutsideText, as = languageOf(path, bytes)): CodeReading | null {
  const read = readText(bytes, outside, as)
  if (read === null) return null
  const { reading, text, problem = null } = read
  // No program runs these as they are: what is built of them is another file, and is read.
  const isSource = /\.(?:jsx|[cm]?tsx?)$/.test(path)
  const isCode = as === 'javascript' || as === 'python'
  return {
    uses: onceEach(reading.uses).map(({ capability, by, at }) => ({ name: capability, by, at: { path, ...placeAt(text, at) } })),
    imports: reading.imports,
    runs: reading.runs,
    hosts: reading.hosts.map(({ name, at }) => ({ name, at: { path, ...placeAt(text, at) } })),
    unreadable: isCode ? unreadableKind(text) : null,
    problem: isSource ? null : problem,
  }
}

interface TextReading {
  readonly text: string
  readonly reading: ScriptReading
  readonly problem?: string
}

function readText(bytes: Uint8Array, outside: OutsideText | undefined, as: ReturnType<typeof languageOf>): TextReading | null {
  if (as === null) return null
  if (as === 'data') {
    const text = new TextDecoder('latin1').decode(bytes.subarray(0, maxDataBytes))
    return { text, reading: readData(text) }
  }
  const text = new TextDecoder().decode(bytes)
  if (as === 'python') return { text, reading: readPython(text) }
  if (as === 'shell') return { text, reading: readWords(text) }
  const parsed = parseScript(text)
  if (parsed !== null) return { text, reading: readScript(parsed, outside) }
  const isLong = text.length > maxTreeChars
  return {
    text,
    reading: readWords(text),
    problem: isLong ? 'it is too long to be read as code' : 'it is no JavaScript that can be parsed',
  }
}

/** Each use once, at its first place. */
function onceEach(uses: ScriptReading['uses']): ScriptReading['uses'] {
  const first = new Map<string, ScriptReading['uses'][number]>()
  for (const one of uses) {
    const key = `${one.capability} ${one.by}`
    const known = first.get(key)
    if (known === undefined || one.at < known.at) first.set(key, one)
  }
  return [...first.values()].sort((a, b) => a.at - b.at)
}
