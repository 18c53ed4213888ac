import { numberConflicts } from '@galley/evidence'
import type { Need } from '../topic/needs-of.ts'
import { rootsOf } from '../words/roots-of.ts'
import type { Scored } from './score-candidates.ts'

const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember'
/** A date with its year: *4 April 2023*, *April 4, 2023*, *in 2019*, *2023-04-04*. */
const dated = new RegExp(
  String.raw`\b(?:\d{1,2}\.? )?(?:${months})(?: \d{1,2},?)? \d{4}\b|\b\d{1,2}\.? (?:${months})\b|\b(?:${months}) \d{1,2}\b|\b(?:[Ii]n|[Bb]y|[Ii]m Jahr) (?:1[5-9]|20)\d\d\b|\b\d{4}-\d\d-\d\d\b`,
  'u',
)

const roles =
  'president|minister|director|head|chief|chair\\w*|founder|co-founder|author|writer|researcher|scientist|physicist|chemist|professor|engineer|developer|maintainer|programmer|spokes\\w+|leader|commander|general|officer|captain|pilot|coach|manager|player|goalkeeper|climber|actor|actress|director|producer|singer|musician|bassist|guitarist|drummer|politician|senator|governor|mayor|lawyer|judge|journalist|reporter|critic|editor|analyst|economist|historian|artist|designer|architect|businessman|businesswoman|entrepreneur|ceo|owner|secretary|ambassador|king|queen|prince\\w*|bishop|priest|doctor|physician|nurse|teacher|student|candidate|member|footballer|cyclist|skater|champion|presenter|host|bookseller|publisher|poet|painter|Bürgermeister\\w*|Minister\\w*|Professor\\w*|Leiter\\w*|Direktor\\w*|Gründer\\w*'
const name = String.raw`\p{Lu}[\p{L}’'.-]+(?: (?:de|van|von|der|el|bin|al))*(?: \p{Lu}[\p{L}’'.-]+){1,3}`
/** *Kim Hyun-Tak, a physicist of …*; *the physicist Kim Hyun-Tak*; *Jia Tan was a maintainer*. */
const introduced = new RegExp(
  String.raw`${name},? (?:(?:was|is|ist|war) )?(?:(?:the|an?|then|former|ein|eine|der|die) )?(?:[\p{L}’'-]+ ){0,4}(?:${roles})\b|\b(?:${roles}) ${name}`,
  'u',
)

/** A part of every match of `introduced`, looked for first: finding names before each role in a text without one takes long. */
const anyRole = new RegExp(roles, 'u')

/** *stars A and B*, *A as B*, *directed by A*: words beside which several names are those of persons. */
const casting =
  /\b(?:stars?|starring|starred|cast|portray(?:s|ed)|play(?:s|ed)|(?:directed|written|produced|co-wrote|co-written|composed|led|founded|created|organi[sz]ed|killed|accused|named|identified|arrested|charged|succeeded) by|as (?=\p{Lu})|identified|accused|killed|arrested|convicted|charged|joined|said|stated|claimed)/u
const named = new RegExp(name, 'gu')

/** Names in a sentence from which it lists persons: a critic and a newspaper are two. */
const minNamed = 3

/** True for a sentence that names several persons and says what they had to do with it. */
function isCast(quote: string): boolean {
  return casting.test(quote) && new Set(quote.match(named)).size >= minNamed
}

/** *The release was frozen on …*: in a list nobody has told which. */
const assumed = /^The \p{Ll}[\p{L}-]* (?:was|is|had|has)\b/u

function isTitledBy(title: string, topic: ReadonlySet<string>): boolean {
  const roots = rootsOf(title.replaceAll('_', ' ').replaceAll(/\([^)]*\)|\b\d{4}\b/g, ' '))
  return roots.length > 0 && roots.every((root) => topic.has(root))
}

/** Maximum quotes for each form. */
const maxDated = 24
const maxPeople = 12
/** The same for a form that the topic itself asks for. */
const maxAsked = 60
const maxPairs = 5

/** Quotes that a dossier needs beside its answers: dated ones for the timeline, those that say who somebody is, and pairs from sources that differ. */
export function toldQuotes(scored: readonly Scored[], { forms, isAsked, text }: Need, at: number): readonly Scored[] {
  const short = scored.filter(({ candidate }) => candidate.quote.length <= 420 && !assumed.test(candidate.quote))
  const topic = new Set(rootsOf(text))
  // *Timeline of Debian releases* is asked of *Debian releases*, where there is such a document.
  const own = isAsked ? short.filter(({ document }) => isTitledBy(document.title, topic)) : []
  const usable = own.length > 0 ? own : short
  const best = (some: readonly Scored[], max: number): readonly Scored[] =>
    some
      .map((one, place) => ({ one, place, score: one.worth[at]?.score ?? 0 }))
      .sort((a, b) => b.score - a.score || a.place - b.place)
      .slice(0, max)
      .map(({ one }) => one)
  const timeline = forms.has('timeline')
    ? best(
        usable.filter(({ candidate: { quote } }) => /\d/.test(quote) && dated.test(quote)),
        isAsked ? maxAsked : maxDated,
      )
    : []
  const people = forms.has('people')
    ? best(
        usable.filter(({ candidate: { quote } }) => (anyRole.test(quote) && introduced.test(quote)) || (isAsked && isCast(quote))),
        isAsked ? maxAsked : maxPeople,
      )
    : []
  const pairs = forms.has('conflicts')
    ? numberConflicts(usable.map(({ candidate, document }) => ({ text: candidate.quote, sourceId: document.sourceId }))).slice(0, maxPairs)
    : []
  const conflicts = pairs.flatMap((pair) => pair.flatMap((index) => usable[index] ?? []))
  return [...new Set([...conflicts, ...timeline, ...people])]
}
