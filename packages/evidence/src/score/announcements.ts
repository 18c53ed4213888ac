import type { Block } from '@galley/sdk'
import { citationTokens } from '../text/markdown/citation-tokens.ts'
import { languageOf } from '../text/language/language-of.ts'
import { partWords, type PartWords } from '../text/language/languages/part-words.ts'
import { statementsOf } from '../text/sentences/statements-of.ts'
import { unitNamed } from '../numbers/unit-named.ts'

/** A sentence, or a heading, that says how many items of a list or rows of a table come next. */
export interface Announcement {
  readonly blockId: string
  /** As it stands in its block, and whether it cites something. */
  readonly sentence: string
  readonly isCited: boolean
  /** The number as written, its place in the block (UTF-16 units), and its value. */
  readonly word: string
  readonly at: number
  readonly said: number
  /** Items or rows that come. */
  readonly there: number
  readonly agrees: boolean
}

/** The words of the language that a draft is written in. */
export function partWordsOf(blocks: readonly Block[]): PartWords | undefined {
  return partWords[languageOf(blocks.map(({ text }) => text).join(' ')).code]
}

/** Finds what announces a number of items: the last sentence before a list or a table that ends on a colon or points down, or their heading. */
export function announcementsOf(blocks: readonly Block[], words: PartWords | undefined): readonly Announcement[] {
  if (words === undefined) return []
  return blocks.flatMap((block, at) => {
    const next = blocks[at + 1]
    const counts = next === undefined ? [] : countsOf(next)
    const [there] = counts
    const last = block.kind === 'heading' ? { text: block.text, start: 0 } : statementsOf(block).at(-1)
    if (there === undefined || last === undefined || !['heading', 'paragraph'].includes(block.kind)) return []
    if (block.kind === 'paragraph' && !/:\s*$/.test(withoutTokens(last.text)) && !pointsTo(last.text, words.below)) return []
    const number = numberIn(last.text, words)
    if (number === null) return []
    return [
      {
        blockId: block.id,
        sentence: last.text,
        isCited: citationTokens(last.text).length > 0,
        word: number.word,
        at: last.start + number.at,
        said: number.value,
        there,
        agrees: counts.includes(number.value),
      },
    ]
  })
}

/**
 * The blocks with each announcement that agreed before a change as many as come after it; one that cites something, or whose words changed, is left to
 * its writer.
 */
export function recounted(before: readonly Block[], after: readonly Block[]): readonly Block[] {
  const words = partWordsOf(after)
  const agreed = announcementsOf(before, words).filter(({ agrees }) => agrees)
  const wrong = announcementsOf(after, words).filter(
    (one) => !one.agrees && !one.isCited && agreed.some(({ blockId, sentence }) => blockId === one.blockId && sentence === one.sentence),
  )
  return after.map((block) => {
    const one = wrong.find(({ blockId }) => blockId === block.id)
    const right = one === undefined ? null : numberFor(one, words)
    if (one === undefined || right === null) return block
    return { ...block, text: block.text.slice(0, one.at) + right + block.text.slice(one.at + one.word.length) }
  })
}

/** Sentences of the writer's own that lead to a list, a table or code by a colon, each with its block. */
export function leadInsOf(blocks: readonly Block[]): readonly { readonly block: Block; readonly text: string }[] {
  return blocks.flatMap((block, at) => {
    const last = block.kind === 'paragraph' ? statementsOf(block).at(-1) : undefined
    const leads = ['list', 'table', 'code'].includes(blocks[at + 1]?.kind ?? '')
    return last !== undefined && leads && /:\s*$/.test(last.text) && citationTokens(last.text).length === 0
      ? [{ block, text: last.text }]
      : []
  })
}

/** True for a text that announces what stands below it: *the following example script*. In the languages of `partWords`. */
export function pointsDown(text: string): boolean {
  const words = partWords[languageOf(text).code]
  return words !== undefined && pointsTo(text, words.below)
}

/** True where words point up or down, by a pattern of the language's words. */
export function pointsTo(sentence: string, pattern: string): boolean {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, 'iu').test(sentence)
}

/** Numbers that may be said of a list or a table: its items; its rows, its columns, or those beside the first. */
function countsOf({ kind, text }: Block): readonly number[] {
  if (kind === 'list') return [text.match(/^(?:[-*+•]|\d{1,3}[.)])[ \t]+/gm)?.length ?? 0]
  if (kind !== 'table') return []
  const columns = (text.split('\n')[0] ?? '').split(/(?<!\\)\|/).filter((cell) => cell.trim() !== '').length
  return [statementsOf({ kind, text }).length, columns, columns - 1]
}

/** The only small number of a sentence that counts things: not a measure, not a part of a number or a name. */
function numberIn(sentence: string, words: PartWords): { readonly word: string; readonly at: number; readonly value: number } | null {
  const forms = words.numbers.split(' ').map((form) => form.split('/'))
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}.,-])(?:${forms.flat().join('|')}|\d{1,2})(?![\p{L}\p{N}%-]|[.,:]\d)`, 'giu')
  const found = [...sentence.matchAll(pattern)]
  const [{ 0: word, index: at } = { 0: '', index: 0 }] = found
  const place = forms.findIndex((form) => form.includes(word.toLowerCase()))
  const value = place < 0 ? Number(word) : place + 2
  return found.length !== 1 || value < 2 || unitNamed('', sentence.slice(at + word.length)) !== undefined ? null : { word, at, value }
}

/** The number that comes, written as the wrong one was; null where one form would not do. */
function numberFor({ word, there }: Announcement, words: PartWords | undefined): string | null {
  if (/^\d/.test(word)) return there < 2 ? null : String(there)
  const form = words?.numbers.split(' ')[there - 2]?.split('/')[0]
  if (form === undefined) return null
  return /^\p{Lu}/u.test(word) ? form.charAt(0).toUpperCase() + form.slice(1) : form
}

function withoutTokens(text: string): string {
  return text.replaceAll(/\s*\[\[c:[^\]\s]*\]\]/g, '')
}
