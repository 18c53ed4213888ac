import type { UnreadableFile } from './profile.ts'

/** Characters of a script below which its shape says nothing. */
const minChars = 1000

/** Mean characters of a line from which code was written by a program for a machine. */
const minifiedLine = 250

/** Names as the common obfuscator (`javascript-obfuscator`) makes them. */
const hexNames = /\b_0x[0-9a-f]{3,}\b/g

/** Escapes of plain letters and digits: nobody writes `\x72\x65`. */
const plainEscapes = /\\(?:x[2-7][0-9a-f]|u00[2-7][0-9a-f])/gi

/** Characters that show nothing and can carry a text: variation selectors, tags, private use, zero width (GlassWorm, 2025). */
const invisible = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}\u{e0000}-\u{e007f}\u{f0000}-\u{10fffd}\u{200b}-\u{200d}\u{2060}-\u{2064}]/gu

/** Characters that turn the order in which code is shown (CVE-2021-42574). */
const turning = /[\u{202a}-\u{202e}\u{2066}-\u{2069}]/u

/** Tells if people cannot read a script, and why; null for one that they can. */
export function unreadableKind(text: string): Omit<UnreadableFile, 'path'> | null {
  const obfuscated = (why: string): Omit<UnreadableFile, 'path'> => ({ kind: 'obfuscated', why })
  const hidden = text.match(invisible)?.length ?? 0
  // An emoji has a selector or two; a payload has hundreds.
  if (hidden >= 64 && hidden * 50 > text.length) return obfuscated(`${hidden} characters in it are invisible`)
  if (turning.test(text)) return obfuscated('it has characters that turn the order in which code is shown')
  if (text.length < minChars) return null
  const names = text.match(hexNames)?.length ?? 0
  if (names >= 24) return obfuscated(`${names} names in it are made by an obfuscator (_0x…)`)
  const escapes = text.match(plainEscapes)?.length ?? 0
  if (escapes >= 200 && escapes * 4 * 10 > text.length) return obfuscated('plain letters in it are written as escapes')
  const beyond = beyondSight(text)
  if (beyond !== null) return obfuscated(`code stands far to the right of the visible line ${countLines(text.slice(0, beyond))}`)
  const chars = Math.round(text.length / countLines(text))
  return chars > minifiedLine ? { kind: 'minified', why: `its lines have ${chars} characters` } : null
}

/** Place of code behind more blanks than a line is wide; null where there is none. */
function beyondSight(text: string): number | null {
  for (const { index } of text.matchAll(/[ \t]{400}/g)) {
    const end = text.indexOf('\n', index)
    if (text.slice(index, end === -1 ? text.length : end).trim() !== '') return index
  }
  return null
}

function countLines(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
