import { numberConflicts } from '@galley/evidence'
import type { SectionForm } from '@galley/sdk'
import type { Scored } from './score-candidates.ts'

const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember'
/** A date with its year: *4 April 2023*, *April 4, 2023*, *in 2019*, *2023-04-04*. */
const dated = new RegExp(
  String.raw`\b(?:\d{1,2}\.? )?(?:${months})(?: \d{1,2},?)? \d{4}\b|\b\d{1,2}\.? (?:${months})\b|\b(?:${months}) \d{1,2}\b|\b(?:[Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Ii]m Jahr|[Ss]eit) (?:1[5-9]|20)\d\d\b|\b\d{4}-\d\d-\d\d\b`,
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

/** Maximum quotes for each form. */
const maxDated = 24
const maxPeople = 12
const maxPairs = 5

/** Quotes that a dossier needs beside its answers: dated ones for the timeline, those that say who somebody is, and pairs from sources that differ. */
export function toldQuotes(scored: readonly Scored[], forms: ReadonlySet<SectionForm>, at: number): readonly Scored[] {
  const usable = scored.filter(({ candidate }) => candidate.quote.length <= 420)
  const best = (some: readonly Scored[], max: number): readonly Scored[] =>
    some
      .map((one, place) => ({ one, place, score: one.worth[at]?.score ?? 0 }))
      .sort((a, b) => b.score - a.score || a.place - b.place)
      .slice(0, max)
      .map(({ one }) => one)
  const timeline = forms.has('timeline')
    ? best(
        usable.filter(({ candidate: { quote } }) => /\d/.test(quote) && dated.test(quote)),
        maxDated,
      )
    : []
  const people = forms.has('people')
    ? best(
        usable.filter(({ candidate: { quote } }) => anyRole.test(quote) && introduced.test(quote)),
        maxPeople,
      )
    : []
  const pairs = forms.has('conflicts')
    ? numberConflicts(usable.map(({ candidate, document }) => ({ text: candidate.quote, sourceId: document.sourceId }))).slice(0, maxPairs)
    : []
  const conflicts = pairs.flatMap((pair) => pair.flatMap((index) => usable[index] ?? []))
  return [...new Set([...conflicts, ...timeline, ...people])]
}
