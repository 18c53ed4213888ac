import { wholeWords } from '../words/whole-words.ts'
import { personName } from './person-name.ts'

/** Offices and trades by which somebody is told or trade, in lower case: patterns. */
const roles = String.raw`
  president minister director head chief chair\p{L}* founder co-founder author writer researcher scientist physicist chemist professor engineer developer
  maintainer programmer spokes\p{L}+ leader commander general officer captain pilot coach manager player goalkeeper climber actor actress producer singer
  musician bassist guitarist drummer politician senator governor mayor lawyer judge journalist reporter critic editor analyst economist historian artist
  designer architect businessman businesswoman entrepreneur ceo owner secretary ambassador king queen prince\p{L}* bishop priest doctor physician nurse
  teacher student candidate member footballer cyclist skater champion presenter host bookseller publisher poet painter
  bürgermeister\p{L}* leiter\p{L}* direktor\p{L}* gründer\p{L}* wissenschaftler\p{L}* schriftsteller\p{L}* schauspieler\p{L}*`
  .trim()
  .split(/\s+/)
/** The same with either first letter. */
const offices = roles.map((role) => role.replace(/^\p{L}/u, (letter) => `[${letter.toUpperCase()}${letter}]`)).join('|')

const article = '(?:the |an? |then |former |ein |eine |der |die )?'
/** *Kim Hyun-Tak, a physicist of …*; *Jia Tan was a maintainer*; *Prime Minister Ulla Berg*, *the physicist Kim Hyun-Tak*. */
const introduced = wholeWords(
  [
    String.raw`${personName}(?:, ${article}| (?:was|is|ist|war) ${article})(?:[\p{L}’'-]+ ){0,4}(?:${offices})`,
    `(?:${offices}) ${personName}`,
  ],
  'u',
)
/** A part of every match, looked for first: finding names before each role in a text without one takes long. */
const anyRole = wholeWords(roles)

/** True for a sentence that says who somebody is: a name with an office or a trade. English and German. */
export function introducesPerson(sentence: string): boolean {
  return anyRole.test(sentence) && introduced.test(sentence)
}
