import { askedActions, questionKind, subjectWords } from '@galley/evidence'
import { namesNothing, type Need } from '../topic/needs-of.ts'
import { rootsOf } from '../words/roots-of.ts'
import type { QuestionWords } from './question-words.ts'

/** Share of the words of an instruction, 0–1, that a title which says nothing else has of them at least; of any other question it has all. */
const minCalled = 0.5

/** The sort of thing that a page of a reference is about, before its name: *Class: Pool*. */
const sort =
  /^(?:abstract |static )?(?:class|command|component|enum|function|hook|interface|method|module|namespace|object|package|plugin|type)(?::\s*|\s+(?=\S+$))/iu

/**
 * Finds the titles that say what a question asks and nothing else, as much of it as any does: *Pivot-Tabelle erstellen* for *Wie erstelle ich eine
 * Pivot-Tabelle in Calc?*, *How to use fixtures* before *About fixtures* where an instruction is asked for. How rare a word is among the passages
 * does not matter, for in a folder on one thing its name is everywhere; only what most titles have tells none from another. A heading that says more is nearer than any title.
 */
export function calledAs(
  { text, kind, stems }: Need,
  words: Pick<QuestionWords, 'rootOf'>,
  { titles, headings }: { readonly titles: readonly string[]; readonly headings: readonly string[] },
): ReadonlySet<string> {
  // What something is, the page on it says (`definedIn`).
  if (kind === 'definition') return new Set()
  const actions = new Set(rootsOf(askedActions(text).join(' ')))
  const saidIn = (title: string): readonly (string | null)[] => {
    const roots = rootsOf(subjectWords(title.replace(sort, '').replaceAll(/_|\([^)]*\)/g, ' ')).join(' '))
    return roots.filter((root) => !namesNothing(root)).map(words.rootOf)
  }
  const said = titles.map(saidIn)
  const tells = (root: string): boolean => {
    const having = said.filter((own) => own.includes(root)).length
    return having < titles.length && having * 2 <= titles.length + 1
  }
  const least = Math.max(1, [...stems].filter(tells).length * (kind === 'steps' ? minCalled : 1))
  const worthOf = (title: string, own: readonly (string | null)[]): number => {
    if (own.length === 0 || own.includes(null)) return 0
    const roots = [...new Set(own.filter((root) => root !== null))]
    const isAction = roots.some((root) => actions.has(root)) && (roots.length === 1 || roots.some((root) => stems.has(root)))
    if (!isAction && roots.filter((root) => stems.has(root) && tells(root)).length < least) return 0
    return roots.length + (kind === 'steps' && questionKind(title) === 'steps' ? 1 : 0)
  }
  const worth = titles.map((title, at) => worthOf(title, said[at] ?? []))
  const most = Math.max(1, ...worth, ...headings.map((heading) => worthOf(heading, saidIn(heading))))
  return new Set(titles.filter((_, at) => worth[at] === most))
}
