import { countWords, introducesPerson, listsPersons } from '@galley/evidence'
import type { WriteInput, WrittenBlock } from '@galley/sdk'
import { askedIn } from '../asked-in.ts'
import { quoted } from '../quoted.ts'
import { repeats, said } from '../said.ts'
import { cited, fitting } from './cited-line.ts'

/** Minimum and maximum entries of a list: who comes behind the first few is hardly of the matter. */
const minPeople = 2
const maxPeople = 8
/** Names in a sentence from which it lists persons, where the topic asks for them. */
const minNamed = 2
/** Maximum words of an entry. */
const maxWords = 52

/** The statements that say who somebody is, and where the topic asks for persons what else names them; nothing where there are not two. */
export function peopleList(input: WriteInput): readonly WrittenBlock[] {
  const { brief, section, evidence, share } = input
  const isAsked = askedIn(input) !== undefined
  const fresh = evidence.filter(
    ({ quote }, at) =>
      countWords(quote) <= maxWords &&
      (introducesPerson(quote) || (isAsked && listsPersons(quote, minNamed))) &&
      !evidence.slice(0, at).some((other) => repeats(said(other.quote), said(quote))),
  )
  const lines = fresh.map((one) => ({ text: `- ${quoted(one.quote, brief.language)}`, evidenceIds: [one.id] }))
  const kept = fitting(lines, section.words - countWords(section.heading), share, evidence).slice(0, maxPeople)
  if (kept.length < minPeople) return []
  const { texts, claims } = cited(kept, (line, token) => line + token)
  return [{ kind: 'list', text: texts.join('\n'), claims }]
}
