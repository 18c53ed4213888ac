import { contentStems } from '../../text/words/content-stems.ts'
import { asking } from '../asking.ts'
import { questionKinds, type QuestionKind } from './question-kind.ts'

/** One thing that a question asks. */
export interface QuestionPoint {
  readonly text: string
  /** Content stems that the answer should have. */
  readonly heads: readonly string[]
  readonly kind: QuestionKind | undefined
}

/** Stems of words that ask what the sources say. */
const telling = new Set(['sourc', 'say'])

/** Stems of verbs that carry no matter of their own in a question. */
const hollow = new Set('come came get got go give take make made lay lie do happen start begin work thing way'.split(' '))

/** Takes a question apart: *What is X, and how is it treated?* are two. A part that says *it* keeps the words of the first one for itself. */
export function questionPoints(question: string): readonly QuestionPoint[] {
  const parts = question
    .split(/[?;]\s*|,?\s+(?:and|or|but)\s+(?=(?:who|whom|whose|when|where|why|how|what|which)\b)/i)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part))
  return parts.map((text) => {
    const all = [...new Set(contentStems(text))]
    const naming = all.filter((stem) => !asking.has(stem) && !telling.has(stem) && !hollow.has(stem))
    return { text, heads: naming, kind: questionKinds.find(({ asks }) => asks.test(text)) }
  })
}
