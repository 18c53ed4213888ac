import { countWords } from '@galley/evidence'
import { frameWords, type WriteInput, type WrittenBlock } from '@galley/sdk'
import { quoted } from '../quoted.ts'
import { cited, fitting } from './cited-line.ts'

/** Minimum persons of a list. */
const minPeople = 2
/** Maximum words of an entry. */
const maxWords = 42

const roles =
  'president|minister|director|head|chief|chair\\w*|founder|co-founder|author|writer|researcher|scientist|physicist|chemist|professor|engineer|developer|maintainer|programmer|spokes\\w+|leader|commander|general|officer|captain|pilot|coach|manager|player|climber|actor|actress|producer|singer|musician|bassist|guitarist|drummer|politician|senator|governor|mayor|lawyer|judge|journalist|reporter|critic|editor|analyst|economist|historian|artist|designer|architect|entrepreneur|ceo|owner|secretary|ambassador|king|queen|prince\\w*|bishop|priest|doctor|physician|nurse|teacher|student|candidate|footballer|cyclist|skater|champion|presenter|host|bookseller|publisher|poet|painter|bürgermeister\\w*|minister\\w*|leiter\\w*|direktor\\w*|gründer\\w*'
const name = String.raw`(\p{Lu}[\p{L}’'-]+(?: (?:de|van|von|der|el|bin|al))*(?: \p{Lu}[\p{L}’'.-]*){1,3}(?<![.']))`
/** Persons whom a sentence introduces, the name first or the office first. */
const behind = new RegExp(
  String.raw`${name}(?:, (?:the |an? |then |former |ein |eine |der |die )?| (?:was|is|ist|war) (?:the |an? |ein |eine |der |die )?)(?:\p{Ll}[\p{L}’'-]* ){0,4}(?:${roles})\b`,
  'u',
)
const before = new RegExp(String.raw`\b(?:${roles}) ${name}`, 'u')

/** Persons with the statement that says who they are; nothing where there are not two. */
export function peopleList({ brief, section, evidence, share }: WriteInput): readonly WrittenBlock[] {
  const { colon } = frameWords(brief.language)
  const seen = new Set<string>()
  const lines = evidence.flatMap((one) => {
    const who = (behind.exec(one.quote) ?? before.exec(one.quote))?.[1]
    if (who === undefined || countWords(one.quote) > maxWords || seen.has(who)) return []
    seen.add(who)
    return [{ text: `- **${who}**${colon}${quoted(one.quote, brief.language)}`, evidenceIds: [one.id] }]
  })
  const kept = fitting(lines, section.words - countWords(section.heading), share, evidence)
  if (kept.length < minPeople) return []
  const { texts, claims } = cited(kept, (line, token) => line + token)
  return [{ kind: 'list', text: texts.join('\n'), claims }]
}
