import { fold } from '../text/words/fold.ts'
import { sameNumber, type NumberMention } from '../numbers/same-number.ts'
import { remembered } from '../text/remembered.ts'
import type { Token } from '../text/words/tokens.ts'
import { namesOf } from './compare/names.ts'
import { areAlike } from './words/synonyms.ts'
import { isSpelledOut } from './spelled-out.ts'
import { rootOf } from './words/root-of.ts'
import { evenText, statement, type TextStatement } from './compare/text-statement.ts'

/** Frequent past forms and participles that do not end in *-ed*; *made*, *put*, *set*, *got* and *kept* tell by what follows them. */
const irregular = new Set(
  'became began begun bought broke broken brought built came caught chose chosen cut drawn drew fallen fell felt fought found gave given gone grew grown held hit knew known laid led left lost meant met paid ran risen rose said sank saw seen sent shot shut sold sought spent spoke spoken spread stolen stood struck sued swept taken taught told took tore torn went withdrawn withdrew won wore written wrote'.split(
    ' ',
  ),
)
/** Words after which a past form tells an event. */
const before = new Set('it he she they who which that was were has had have been and then later also'.split(' '))

/** Maximum sentences that are kept read. */
const maxKept = 2000

/** A sentence of the ground; each is looked at for every turn. */
const read = remembered(maxKept, (text) => ({ ...statement(text), even: ` ${evenText(text)} ` }))

/**
 * The rule of turns: tells if a sentence may stand without a citation. A lead, a turn, advice or a close brings nothing new: each of its names,
 * numbers, quotations and events stands in the `ground`, which is the draft's title and its supported sentences, and a number there beside one
 * of the sentence's names, so that no number changes hands. A name, and nothing else, may also stand in `named`: what the brief itself gives.
 */
export function standsUncited(sentence: string, ground: readonly string[], named: readonly string[] = []): boolean {
  const own = statement(sentence)
  const known = ground.map(read)
  const names = namesOf(own.text, own.tokens)
  const has = (text: TextStatement, name: Token): boolean => text.stems.has(name.stem) || isSpelledOut(name.raw, text)
  const naming = [...known, ...named.map(read)]
  if (!names.every((name) => naming.some((text) => has(text, name)))) return false
  // *Two questions remain* counts what the writer does, not what the sources say.
  const numbers = own.numbers.filter(({ raw }) => /\d/.test(raw))
  const holds = (text: TextStatement, number: NumberMention): boolean =>
    text.numbers.some((other) => sameNumber(number, other)) && (names.length === 0 || names.some((name) => has(text, name)))
  if (!numbers.every((number) => known.some((text) => holds(text, number)))) return false
  if (!quotationsOf(own.text).every((words) => known.some(({ even }) => even.includes(` ${words} `)))) return false
  return eventsOf(own).every((event) => {
    const root = rootOf(event.word)
    return known.some(({ stems, roots }) => stems.has(event.stem) || roots.some((other) => other === root || areAlike(root, other)))
  })
}

/** Words in quotation marks; a single one is a term. */
function quotationsOf(text: string): readonly string[] {
  return [...text.matchAll(/[“"«]([^“”"«»]{2,})[”"»]/g)].map(([, words = '']) => evenText(words)).filter((words) => words.includes(' '))
}

/** Past forms behind a name or a word that tells. */
function eventsOf({ tokens }: TextStatement): readonly Token[] {
  return tokens.filter((token, at) => {
    const word = fold(token.raw)
    if (/^\p{Lu}/u.test(token.raw) || !(irregular.has(word) || /[^e]ed$/.test(word))) return false
    const previous = tokens[at - 1]
    return previous !== undefined && (before.has(fold(previous.raw)) || (/^\p{Lu}/u.test(previous.raw) && previous.content))
  })
}
