import type { Block, FoundIssue } from '@galley/sdk'
import type { PartWords } from '../text/language/languages/part-words.ts'
import { citationTokens } from '../text/markdown/citation-tokens.ts'
import type { Sentence } from '../text/sentences/segment.ts'
import { statementsOf } from '../text/sentences/statements-of.ts'
import { announcementsOf, partWordsOf, pointsTo } from './announcements.ts'

/**
 * Finds sentences that announce or point at what a draft no longer has, whatever changed it: another number of items than come, a table, a
 * list or a heading above or below that is not there, a second point without a first. In the languages of `partWords`.
 */
export function lintAnnounced(blocks: readonly Block[]): readonly FoundIssue[] {
  const words = partWordsOf(blocks)
  if (words === undefined) return []
  return [
    ...announcementsOf(blocks, words)
      .filter(({ agrees }) => !agrees)
      .map(({ blockId, sentence, word, there }) => issue(blockId, sentence, `It announces ${word}, and ${there} come: make both agree.`)),
    ...astray(blocks, words),
    ...skipped(blocks, words),
  ]
}

function issue(blockId: string, span: string, instruction: string): FoundIssue {
  return { blockId, span: span.slice(0, 2000), type: 'structure', severity: 2, instruction }
}

/** Sentences of the writer's own that point up or down at what is not there. */
function astray(blocks: readonly Block[], words: PartWords): readonly FoundIssue[] {
  return blocks.flatMap((block, at) =>
    ownStatements(block).flatMap(({ text }) => {
      const sides = [
        ...(pointsTo(text, words.above) ? [blocks.slice(0, at)] : []),
        ...(pointsTo(text, words.below) ? [blocks.slice(at + 1)] : []),
      ].flat()
      if (!pointsTo(text, `${words.above}|${words.below}`)) return []
      const named = /[“"„«]\s?([^“”"„«»]{3,80}?)\s?[”"“»]/u.exec(text)?.[1]?.toLowerCase()
      const isThere =
        named === undefined
          ? (['table', 'list'] as const).every((kind) => !pointsTo(text, words[kind]) || sides.some((other) => other.kind === kind))
          : sides.some((other) => other.text.toLowerCase().includes(named))
      return isThere ? [] : [issue(block.id, text, 'It points at something that is not there: point at what is, or at nothing.')]
    }),
  )
}

/** Sentences that count a further point of an argument whose point before it is not there. */
function skipped(blocks: readonly Block[], words: PartWords): readonly FoundIssue[] {
  const points = words.points.split(' ').map((form) => form.replaceAll('_', ' ').split('/'))
  const sections = Map.groupBy(blocks, ({ sectionId }) => sectionId)
  return [...sections.values()].flatMap((section) => {
    const statements = section.flatMap((block) => statementsOf(block).map(({ text }) => ({ id: block.id, text, lower: bare(text) })))
    return statements.flatMap(({ id, text, lower }, at) => {
      const point = points.findIndex((forms) => forms.some((form) => lower.startsWith(form)))
      const before = (points[point - 1] ?? []).map((form) => form.replace(',', ''))
      const isCounted = point < 1 || statements.slice(0, at).some((other) => before.some((form) => other.lower.includes(form)))
      return isCounted ? [] : [issue(id, text, 'It counts on from a point that is not there: count from the first, or not at all.')]
    })
  })
}

function ownStatements(block: Block): readonly Sentence[] {
  return statementsOf(block).filter(({ text }) => citationTokens(text).length === 0)
}

function bare(text: string): string {
  return text.replace(/^[^\p{L}]+/u, '').toLowerCase()
}
