import { introducesPerson, listsPersons, monthName, numberConflicts, wholeWords } from '@galley/evidence'
import type { Need } from '../topic/needs-of.ts'
import { rootsOf } from '../words/roots-of.ts'
import type { Scored } from './score-candidates.ts'

/** A date with its year: *4 April 2023*, *April 4, 2023*, *in 2019*, *2023-04-04*. */
const dated = wholeWords(
  [
    String.raw`(?:\d{1,2}\.? )?(?:${monthName})(?: \d{1,2},?)? \d{4}`,
    String.raw`\d{1,2}\.? (?:de )?(?:${monthName})`,
    String.raw`(?:${monthName}) \d{1,2}`,
    String.raw`(?:[Ii]n|[Bb]y|[Ii]m Jahr|[Ee]n) (?:1[5-9]|20)\d\d`,
    String.raw`\d{4}-\d\d-\d\d`,
  ],
  'u',
)

/** Names in a sentence from which it lists persons: a critic and a newspaper are two. */
const minNamed = 3

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
        usable.filter(({ candidate: { quote } }) => introducesPerson(quote) || (isAsked && listsPersons(quote, minNamed))),
        isAsked ? maxAsked : maxPeople,
      )
    : []
  const pairs = forms.has('conflicts')
    ? numberConflicts(usable.map(({ candidate, document }) => ({ text: candidate.quote, sourceId: document.sourceId }))).slice(0, maxPairs)
    : []
  const conflicts = pairs.flatMap((pair) => pair.flatMap((index) => usable[index] ?? []))
  return [...new Set([...conflicts, ...timeline, ...people])]
}
