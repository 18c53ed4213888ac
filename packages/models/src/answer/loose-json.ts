/** A value read from loosely written JSON, where it ended, and whether the text stopped in the middle of it. */
export interface LooseValue {
  readonly value: unknown
  readonly end: number
  readonly isCut: boolean
}

interface Cursor {
  readonly text: string
  at: number
  isCut: boolean
}

/** Sign that no value could be read: the member it belongs to is left out. */
const nothing = Symbol('nothing')

/** Constants in the spellings of JSON, JavaScript and Python. */
const constants: Readonly<Record<string, unknown>> = { true: true, false: false, null: null, True: true, False: false, None: null }

/** Levels of nesting at most. */
const maxDepth = 64

/**
 * Reads one JSON value the way small models write it: trailing commas, single quotes, bare keys, comments, raw line breaks,
 * Python's constants. A text that stops in the middle is closed; a member whose value is incomplete is dropped, never guessed
 * (which is why the `jsonrepair` package is not used: it completes what was cut, and half a sentence would become a claim).
 * Null when no object or list begins at `from` or it cannot be read.
 */
export function readLooseJson(text: string, from = 0): LooseValue | null {
  const cursor: Cursor = { text, at: from, isCut: false }
  const first = text[from]
  if (first !== '{' && first !== '[') return null
  const value = readValue(cursor, 0)
  return value === nothing ? null : { value, end: cursor.at, isCut: cursor.isCut }
}

function readValue(cursor: Cursor, depth: number): unknown {
  if (depth > maxDepth) return nothing
  skipSpace(cursor)
  const first = cursor.text[cursor.at]
  if (first === undefined) return cut(cursor)
  if (first === '{') return readObject(cursor, depth)
  if (first === '[') return readList(cursor, depth)
  if (first === '"' || first === "'" || first === '“') return readString(cursor)
  return readWord(cursor)
}

function readObject(cursor: Cursor, depth: number): unknown {
  const members: [string, unknown][] = []
  cursor.at += 1
  for (;;) {
    const next = skipSeparators(cursor)
    if (next === undefined) cut(cursor)
    if (next === undefined || next === '}') break
    const key = readKey(cursor)
    if (typeof key !== 'string') return cursor.isCut ? Object.fromEntries(members) : nothing
    skipSpace(cursor)
    if (cursor.text[cursor.at] === undefined) cut(cursor)
    else if (cursor.text[cursor.at] !== ':') return nothing
    cursor.at += 1
    const value = readValue(cursor, depth + 1)
    if (value !== nothing) members.push([key, value])
    if (cursor.isCut) return Object.fromEntries(members)
    if (value === nothing) return nothing
  }
  cursor.at += 1
  return Object.fromEntries(members)
}

function readList(cursor: Cursor, depth: number): unknown {
  const items: unknown[] = []
  cursor.at += 1
  for (;;) {
    const next = skipSeparators(cursor)
    if (next === undefined) cut(cursor)
    if (next === undefined || next === ']') break
    const item = readValue(cursor, depth + 1)
    // An item that the text broke off in is not finished: better one fewer than one that was never said.
    if (cursor.isCut) return items
    if (item === nothing) return nothing
    items.push(item)
  }
  cursor.at += 1
  return items
}

function readKey(cursor: Cursor): unknown {
  const first = cursor.text[cursor.at]
  if (first === '"' || first === "'" || first === '“') return readString(cursor)
  const [word] = /^[\w$-]*/.exec(cursor.text.slice(cursor.at, cursor.at + 200)) ?? ['']
  cursor.at += word.length
  return word === '' ? nothing : word
}

function readWord(cursor: Cursor): unknown {
  const [word] = /^[\w.+-]*/.exec(cursor.text.slice(cursor.at, cursor.at + 400)) ?? ['']
  if (word === '') return nothing
  cursor.at += word.length
  // A number at the very end may have lost its last digits.
  if (cursor.at >= cursor.text.length && !Object.hasOwn(constants, word)) return cut(cursor)
  if (Object.hasOwn(constants, word)) return constants[word]
  const number = Number(word)
  return /^[-+]?\d*\.?\d+(e[-+]?\d+)?$/i.test(word) && Number.isFinite(number) ? number : nothing
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '' }

function readString(cursor: Cursor): unknown {
  const quote = cursor.text[cursor.at] === '“' ? '”' : cursor.text[cursor.at]
  let value = ''
  for (cursor.at += 1; ; cursor.at += 1) {
    const char = cursor.text[cursor.at]
    if (char === undefined) return cut(cursor)
    if (char === quote && isClosing(cursor)) break
    value += char === '\\' ? readEscape(cursor) : char
  }
  cursor.at += 1
  return value
}

/** A single quote inside a word is an apostrophe. */
function isClosing({ text, at }: Cursor): boolean {
  return text[at] !== "'" || !/^\w/.test(text.slice(at + 1, at + 2))
}

function readEscape(cursor: Cursor): string {
  cursor.at += 1
  const char = cursor.text[cursor.at] ?? ''
  if (char !== 'u') return escapes[char] ?? char
  const code = cursor.text.slice(cursor.at + 1, cursor.at + 5)
  if (!/^[0-9a-f]{4}$/i.test(code)) return 'u'
  cursor.at += 4
  return String.fromCharCode(Number.parseInt(code, 16))
}

function skipSpace(cursor: Cursor): void {
  const space = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y
  space.lastIndex = cursor.at
  space.test(cursor.text)
  cursor.at = Math.max(cursor.at, space.lastIndex)
}

function skipSeparators(cursor: Cursor): string | undefined {
  skipSpace(cursor)
  while (cursor.text[cursor.at] === ',') {
    cursor.at += 1
    skipSpace(cursor)
  }
  return cursor.text[cursor.at]
}

function cut(cursor: Cursor): typeof nothing {
  cursor.isCut = true
  cursor.at = cursor.text.length
  return nothing
}
