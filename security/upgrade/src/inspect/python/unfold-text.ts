/** A text with parts of it written otherwise, and the offset before that one of it came from. */
export interface Rewritten {
  readonly text: string
  readonly offsetOf: (at: number) => number
}

/** Writes each match of a pattern otherwise; null leaves one as it is. */
function rewrite({ text, offsetOf }: Rewritten, pattern: RegExp, by: (...groups: readonly string[]) => string | null): Rewritten {
  const moves: { readonly at: number; readonly moved: number }[] = []
  let moved = 0
  const written = text.replaceAll(pattern, (match: string, ...rest: readonly unknown[]) => {
    const texts = rest.filter((one) => typeof one === 'string' || one === undefined).map((one) => one ?? '')
    // The last text is the whole that is searched.
    const other = by(...(texts.slice(0, -1) as readonly string[]))
    if (other === null || other === match) return match
    const at = Number(rest.find((one) => typeof one === 'number'))
    moved += match.length - other.length
    moves.push({ at: at + match.length - moved, moved })
    return other
  })
  return moves.length === 0
    ? { text, offsetOf }
    : { text: written, offsetOf: (at) => offsetOf(at + (moves.findLast((one) => one.at <= at)?.moved ?? 0)) }
}

const seam = /(["'])\s*\+\s*f?b?\1|(["'])[ \t]+(?=\2[^"'\n]*\2[ \t]*[),\]])\2/g

const plain = /^[\w .:/\-[\]()]*$/

const codes = (list: string): string | null => {
  const numbers = list.split(',').map((one) => Number(one))
  return numbers.every((one) => one >= 32 && one < 127) ? quoted(String.fromCharCode(...numbers)) : null
}

const quoted = (text: string): string | null => (plain.test(text) ? `'${text}'` : null)

/** Writes texts that are put together as what they come to: escapes of plain letters, `chr(…)`, lists of codes, `'…'[::-1]`, `'a' + 'b'`. */
export function unfoldText(text: string): Rewritten {
  const steps: readonly (readonly [RegExp, (...groups: readonly string[]) => string | null])[] = [
    [/\\x([2-7][\da-f])/gi, (code = '') => (/\w/.test(letter(code)) ? letter(code) : null)],
    [/\bchr\(\s*(\d{2,3})\s*\)/g, (code = '') => codes(code)],
    [
      /(["'])\1\s*\.\s*join\s*\(\s*(?:map\s*\(\s*chr\s*,\s*|chr\s*\(\s*\w+\s*\)\s*for\s+\w+\s+in\s+)[[(]([\d,\s]{2,4000})[\])]\s*\)(?:\s*\))?/g,
      (_quote = '', list = '') => codes(list),
    ],
    [/\bbytes\s*\(\s*\[([\d,\s]{2,4000})\]\s*\)\s*\.\s*decode\s*\([^()]*\)/g, (list = '') => codes(list)],
    [/(["'])([\w .:/-]{2,200})\1\s*\[\s*::\s*-1\s*\]/g, (_quote = '', word = '') => quoted(word.split('').toReversed().join(''))],
    [seam, () => ''],
  ]
  return steps.reduce<Rewritten>((so, [pattern, by]) => rewrite(so, pattern, by), { text, offsetOf: (at) => at })
}

const letter = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))

/** Modules whose functions are powers, by whatever name they are imported. */
const followed = /^(?:os|builtins|subprocess|importlib|base64|zlib|marshal|codecs|asyncio)$/

/** Writes names that an import gives as what they stand for: `from os import system as s` and `import os as o` give `os.system`. */
export function unfoldNames(text: string): Rewritten {
  const names = new Map<string, string>()
  for (const { 1: module = '', 2: list = '' } of text.matchAll(/(?:^|[;:])[ \t]*from[ \t]+(\w+)[ \t]+import[ \t]+\(?([\w, \t]+)/gm))
    if (followed.test(module)) for (const one of list.split(',')) give(names, one, `${module}.`)
  for (const { 1: list = '' } of text.matchAll(/(?:^|[;:])[ \t]*import[ \t]+([\w., \t]+)/gm))
    for (const one of list.split(',')) if (followed.test(one.trim().split(/\s/)[0] ?? '')) give(names, one, '')
  const start: Rewritten = { text, offsetOf: (at) => at }
  if (names.size === 0) return start
  const any = new RegExp(`(?<![\\w.])(${[...names.keys()].join('|')})(?=\\s*[(.])`, 'g')
  return rewrite(start, any, (name = '') => names.get(name) ?? null)
}

function give(names: Map<string, string>, one: string, owner: string): void {
  const [name = '', as, alias] = one.trim().split(/\s+/)
  const own = as === 'as' && alias !== undefined ? alias : name
  if (/^\w+$/.test(own) && own !== `${owner}${name}`) names.set(own, `${owner}${name}`)
}
