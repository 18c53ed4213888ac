import { askedActions, questionKind, subjectWords } from '@galley/evidence'
import { namesNothing, type Need } from '../topic/needs-of.ts'
import { rootsOf } from '../words/roots-of.ts'
import type { Heading } from './places-of-groups.ts'
import type { QuestionWords } from './question-words.ts'

/** Share of a question's words, 0–1, that a title which says nothing else has of them at least. */
const minCalled = 0.5

/**
 * Finds the titles that say what a question asks and nothing else, as much of it as any does: *Pivot-Tabelle erstellen* for *Wie erstelle ich eine
 * Pivot-Tabelle in Calc?*, *How to use fixtures* before *About fixtures* where an instruction is asked for. How rare the words are among the
 * passages does not matter: in a folder on one thing its name is everywhere.
 */
export function calledAs(
  { text, kind, stems }: Need,
  words: Pick<QuestionWords, 'rootOf'>,
  titles: readonly Heading[],
): ReadonlySet<string> {
  const actions = new Set(rootsOf(askedActions(text).join(' ')))
  const said = titles.map(({ text: title }) => {
    const roots = rootsOf(subjectWords(title.replaceAll(/_|\([^)]*\)/g, ' ')).join(' '))
    return roots.filter((root) => !namesNothing(root)).map(words.rootOf)
  })
  const rarityOf = (root: string): number => {
    const having = said.filter((own) => own.includes(root)).length
    return Math.log(1 + (titles.length - having + 0.5) / (having + 0.5))
  }
  const weightOf = (roots: Iterable<string>): number => [...roots].reduce((sum, root) => sum + rarityOf(root), 0)
  const least = weightOf(stems) * minCalled
  const saidBy = (own: readonly (string | null)[], at: number): number => {
    const roots = new Set(own.filter((root) => root !== null))
    if (own.length === 0 || own.includes(null)) return 0
    const matter = weightOf(roots.intersection(stems))
    const isAction = !roots.isDisjointFrom(actions) && (roots.size === 1 || matter > 0)
    if (!isAction && (matter === 0 || matter < least)) return 0
    return weightOf(roots) + (kind === 'steps' && questionKind(titles[at]?.text ?? '') === 'steps' ? 1 : 0)
  }
  const weights = said.map(saidBy)
  const most = Math.max(...weights)
  return new Set(most > 0 ? titles.filter((_, at) => weights[at] === most).map(({ text: title }) => title) : [])
}
