import { countWords } from '@galley/evidence'
import { frameWords, listInWords, type WriteInput, type WrittenBlock } from '@galley/sdk'
import { askedIn } from '../asked-in.ts'
import { quoted } from '../quoted.ts'
import { cited, fitting } from './cited-line.ts'

/** Minimum persons of a list. */
const minPeople = 2
/** Maximum names that head an entry. */
const maxNames = 4
/** Maximum words of an entry. */
const maxWords = 52

const roles =
  'president|minister|director|head|chief|chair\\w*|founder|co-founder|author|writer|researcher|scientist|physicist|chemist|professor|engineer|developer|maintainer|programmer|spokes\\w+|leader|commander|general|officer|captain|pilot|coach|manager|player|climber|actor|actress|producer|singer|musician|bassist|guitarist|drummer|politician|senator|governor|mayor|lawyer|judge|journalist|reporter|critic|editor|analyst|economist|historian|artist|designer|architect|entrepreneur|ceo|owner|secretary|ambassador|king|queen|prince\\w*|bishop|priest|doctor|physician|nurse|teacher|student|candidate|footballer|cyclist|skater|champion|presenter|host|bookseller|publisher|poet|painter|bürgermeister\\w*|minister\\w*|leiter\\w*|direktor\\w*|gründer\\w*'
const name = String.raw`(\p{Lu}[\p{L}’'-]+(?: (?:de|van|von|der|el|bin|al))*(?: \p{Lu}[\p{L}’'.-]*){1,3}(?<![.']))`
/** Persons whom a sentence introduces, the name first or the office first. */
const behind = new RegExp(
  String.raw`${name}(?:, (?:the |an? |then |former |ein |eine |der |die )?| (?:was|is|ist|war) (?:the |an? |ein |eine |der |die )?)(?:\p{Ll}[\p{L}’'-]* ){0,4}(?:${roles})\b`,
  'u',
)
const names = new RegExp(name, 'gu')
const before = new RegExp(String.raw`\b(?:${roles}) ${name}`, 'u')

/** Words that begin a sentence or a date, and no name. */
const opening =
  /^(?:In|On|At|By|For|From|After|Before|When|While|As|If|The|Both|With|January|February|March|April|May|June|July|August|September|October|November|December) (?:and )?/

/** Offices before a name, which are no part of it. */
const offices =
  /^(?:(?:Prime|Deputy|Vice|First|Foreign|Defen[cs]e|Attorney|Serbian|General)[ -])*(?:President|Minister|Chancellor|Secretary|Senator|Governor|Mayor|Director|General|Judge|Sir|Lord|King|Queen|Prince|Princess|Pope|Bishop|Saint)\s+/
/** Words of names that are no person's. */
const apart =
  /(?:^|\s)(?:Church|Police|War|Party|Monastery|Affairs|Ministry|Minister|President|Director|University|Council|Cent(?:er|re)|Association|Agency|Union|Army|Court|Office|Department|League|Club|Institute|House|Committee|Company|Records|Pictures|Productions|Studios?|Features|Museum|States|Kingdom|Republic|Security|Service|Board|Force|Guard|Bank|Street|River|Island|Sea|City|Awards?|Festival|Hollywood|Times|Post|News|Film|Films|Press|Group)(?=\s|$)|['’]s(?=\s|$)/

/** *in Novi Pazar*: a name of a place. */
function placed(quote: string, person: string): boolean {
  return new RegExp(`\\b(?:in|at|from|to|near|within|across|inside|\\p{Lu}\\p{L}+ of) (?:the |The )?${RegExp.escape(person)}`, 'u').test(
    quote,
  )
}

function isPerson(person: string): boolean {
  return person.includes(' ') && !apart.test(person) && !/-\p{Ll}+$/u.test(person)
}

/** Persons with the statement that says who they are, and where the topic asks for persons what else names several; nothing where there are not two. */
export function peopleList(input: WriteInput): readonly WrittenBlock[] {
  const { brief, section, evidence, share } = input
  const { colon, language } = frameWords(brief.language)
  const isAsked = askedIn(input) !== undefined
  const seen = new Set<string>()
  const lines = evidence.flatMap((one) => {
    const introduced = (behind.exec(one.quote) ?? before.exec(one.quote))?.[1]
    const people =
      introduced === undefined && isAsked
        ? [...new Set(one.quote.match(names)?.map((person) => person.replace(opening, '').replace(offices, '')))].filter(
            (person) => isPerson(person) && !placed(one.quote, person),
          )
        : [introduced ?? '']
    const fresh = people.filter((person) => person !== '' && !apart.test(person) && !seen.has(person))
    if (fresh.length === 0 || countWords(one.quote) > maxWords) return []
    for (const person of fresh) seen.add(person)
    const who = listInWords(fresh.slice(0, maxNames), language)
    return [{ text: `- **${who}**${colon}${quoted(one.quote, brief.language)}`, evidenceIds: [one.id] }]
  })
  const kept = fitting(lines, section.words - countWords(section.heading), share, evidence)
  if (kept.length < minPeople) return []
  const { texts, claims } = cited(kept, (line, token) => line + token)
  return [{ kind: 'list', text: texts.join('\n'), claims }]
}
