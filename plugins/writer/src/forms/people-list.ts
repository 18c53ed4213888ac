import { countWords } from '@galley/evidence'
import type { WriteInput, WrittenBlock } from '@galley/sdk'
import { askedIn } from '../asked-in.ts'
import { quoted } from '../quoted.ts'
import { repeats, said } from '../said.ts'
import { cited, fitting } from './cited-line.ts'

/** Minimum and maximum entries of a list: who comes behind the first few is hardly of the matter. */
const minPeople = 2
const maxPeople = 8
/** Maximum words of an entry. */
const maxWords = 52

const roles =
  'president|minister|director|head|chief|chair\\w*|founder|co-founder|author|writer|researcher|scientist|physicist|chemist|professor|engineer|developer|maintainer|programmer|spokes\\w+|leader|commander|general|officer|captain|pilot|coach|manager|player|climber|actor|actress|producer|singer|musician|bassist|guitarist|drummer|politician|senator|governor|mayor|lawyer|judge|journalist|reporter|critic|editor|analyst|economist|historian|artist|designer|architect|entrepreneur|ceo|owner|secretary|ambassador|king|queen|prince\\w*|bishop|priest|doctor|physician|nurse|teacher|student|candidate|footballer|cyclist|skater|champion|presenter|host|bookseller|publisher|poet|painter|bürgermeister\\w*|minister\\w*|leiter\\w*|direktor\\w*|gründer\\w*'
/** The same as offices before a name: *Prime Minister Ulla Berg*. */
const offices = roles.replaceAll(/(?<=^|\|)\p{L}/gu, (letter) => `[${letter.toUpperCase()}${letter}]`)
const name = String.raw`(?:\p{Lu}[\p{L}’'-]+(?: (?:de|van|von|der|el|bin|al))*(?: \p{Lu}[\p{L}’'.-]*){1,3}(?<![.']))`
/** Persons whom a sentence introduces, the name first or the office first. */
const introduced = new RegExp(
  String.raw`${name}(?:, (?:the |an? |then |former |ein |eine |der |die )?| (?:was|is|ist|war) (?:the |an? |ein |eine |der |die )?)(?:\p{Ll}[\p{L}’'-]* ){0,4}(?:${roles})\b|\b(?:${offices}) ${name}`,
  'u',
)

/** Words beside which several names are those of persons who had a part in something. */
const parts =
  /\b(?:stars?|starring|starred|cast|portray(?:s|ed)|play(?:s|ed)|(?:directed|written|produced|composed|led|founded|killed|accused|named|identified|arrested|charged|succeeded) by|as (?=\p{Lu})|identified|accused|killed|arrested|convicted|charged|spielt?|besetzt)\b/u
const named = new RegExp(name, 'gu')

/** True for a sentence that gives several persons their part. */
function isCast(quote: string): boolean {
  return parts.test(quote) && new Set(quote.match(named)).size > 1
}

/** The statements that say who somebody is, and where the topic asks for persons what else names them; nothing where there are not two. */
export function peopleList(input: WriteInput): readonly WrittenBlock[] {
  const { brief, section, evidence, share } = input
  const isAsked = askedIn(input) !== undefined
  const fresh = evidence.filter(
    ({ quote }, at) =>
      countWords(quote) <= maxWords &&
      (introduced.test(quote) || (isAsked && isCast(quote))) &&
      !evidence.slice(0, at).some((other) => repeats(said(other.quote), said(quote))),
  )
  const lines = fresh.map((one) => ({ text: `- ${quoted(one.quote, brief.language)}`, evidenceIds: [one.id] }))
  const kept = fitting(lines, section.words - countWords(section.heading), share, evidence).slice(0, maxPeople)
  if (kept.length < minPeople) return []
  const { texts, claims } = cited(kept, (line, token) => line + token)
  return [{ kind: 'list', text: texts.join('\n'), claims }]
}
