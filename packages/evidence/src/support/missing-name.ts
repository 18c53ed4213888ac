import { isSpelledOut } from './spelled-out.ts'
import { namesOf } from './compare/names.ts'
import { opensAlone, type Missing } from './check-window.ts'
import { rootOf } from './words/root-of.ts'
import type { TextStatement } from './compare/text-statement.ts'
import type { Token } from '../text/words/tokens.ts'

/** Finds a name of the sentence that neither window nor title has. */
export function missingName(claim: TextStatement, window: TextStatement, title: TextStatement): Missing | undefined {
  const names = namesOf(claim.text, claim.tokens)
  const roots = new Set([...window.roots, ...title.roots])
  const known = ({ stem, word }: Token): boolean =>
    window.stems.has(stem) || title.stems.has(stem) || roots.has(rootOf(word)) || [...roots].some((root) => isDemonym(rootOf(word), root))
  const absent = names.find(
    (name) =>
      !opensAlone(claim, name) &&
      !known(name) &&
      !isPartOfWord(window, name) &&
      !hasInitials(window, name, claim.tokens[claim.tokens.indexOf(name) + 1]) &&
      !isSpelledOut(name.raw, window) &&
      !isSpelledOut(name.raw, title),
  )
  if (absent !== undefined) return otherName(absent.raw)
  for (let index = 1; index < names.length; index += 1) {
    const [first, second] = [names[index - 1], names[index]]
    if (first === undefined || second === undefined || claim.text.slice(first.end, second.start) !== ' ') continue
    // *Myanmar’s government* is the government of Myanmar, *Carolingian Franks* are Franks of the Carolingian dynasty.
    if (
      window.tokens.some(
        ({ stem }, at) =>
          stem === first.stem &&
          window.tokens
            .slice(Math.max(0, at - 2), at)
            .some(({ word }) => word === 'of' || (/['’]s$/.test(first.raw) && /^(?:from|in|for)$/.test(word))),
      )
    )
      continue
    if ([first, second].some(({ stem }) => !window.stems.has(stem) && !title.stems.has(stem))) continue
    if (isApposed(first, second, window)) continue
    if (!together(first.stem, second.stem, window) && !together(first.stem, second.stem, title))
      return otherName(`${first.raw} ${second.raw}`)
  }
  return undefined
}

/** *J. K. Harlow* where the source has *Jane Kate Harlow*: initials, and the name behind them. */
function hasInitials({ tokens }: TextStatement, { raw }: Token, next: Token | undefined): boolean {
  if (next === undefined || !/^(?:\p{Lu}\.?)+$/u.test(raw) || !/^\p{Lu}\p{Ll}/u.test(next.raw)) return false
  const letters = raw.replaceAll('.', '').split('')
  return tokens.some(
    (_, at) =>
      letters.every((letter, n) => /^\p{Lu}/u.test(tokens[at + n]?.raw ?? '') && tokens[at + n]?.raw.startsWith(letter) === true) &&
      tokens[at + letters.length]?.stem === next.stem,
  )
}

/** *Governor Roy Cooper* where the source has *Roy Cooper, the governor*. */
function isApposed(title: Token, name: Token, { tokens }: TextStatement): boolean {
  return tokens.some(
    ({ stem }, at) =>
      stem === name.stem && tokens.slice(at + 1, at + 5).some((token) => token.stem === title.stem && /^\p{Ll}/u.test(token.raw)),
  )
}

/** *Korea* and *Korean*. */
function isDemonym(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length > 3 && long.startsWith(short) && /^(?:n|an|ian|ish|ese)$/.test(long.slice(short.length))
}

function otherName(raw: string): Missing {
  return { raw, alarm: 'name', contradicts: false, soft: false }
}

/** *SHA* of *SHA-512* where the source has *sha512*, and the other way round; *KB* where it has *8KB*. */
function isPartOfWord({ tokens }: TextStatement, { word }: Token): boolean {
  const isJoined = /^\p{L}{2,}\d+$/u.test(word)
  return tokens.some(
    (token, at) =>
      (token.word.startsWith(word) && /^\d+$/.test(token.word.slice(word.length))) ||
      (token.word.endsWith(word) && /^\d+$/.test(token.word.slice(0, -word.length))) ||
      (isJoined && `${token.word}${tokens[at + 1]?.word ?? ''}` === word),
  )
}

/** Two words of one name stand near each other and in this order in the evidence, or the evidence has only one of them (the title the other). */
function together(first: string, second: string, text: TextStatement): boolean {
  if (!text.stems.has(first) || !text.stems.has(second)) return !text.stems.has(first) !== !text.stems.has(second)
  return text.tokens.some((token, at) => token.stem === first && text.tokens.slice(at + 1, at + 10).some((next) => next.stem === second))
}
