import { splitSentences } from '@galley/evidence'

/** Words that point at a picture beside them, which a text without pictures does not show. */
const pictured =
  /\b(?:figure|diagram|screenshot|picture|illustration|graphic)s? (?:above|below|on the (?:left|right))\b|\b(?:above|following) (?:figure|diagram|screenshot|picture|illustration)s?\b|\b(?:Abbildung|Grafik) (?:oben|unten)\b/iu

/** The caption of a picture: *Figure 16.40. The dialogue*. */
const caption = /^[*_]*(?:figure|fig|abbildung|abb|figura|figuur|rysunek)\.?\s*\p{N}+(?:[.:–-]\p{N}+)*[.:]?[*_]*(?:\s|$)/iu

/** A sentence that leads to another place: *See the Scopes section for more information.* */
const leading =
  /^[*_(]*(?:please )?(?:see|refer to|consult|siehe|voir) \p{L}|^for (?:more|further|additional) (?:information|details)\b|^(?:more|further) (?:information|details) (?:is|are|can)\b/iu

/** End of a sentence that brings in what stands below it. */
const bringsIn = /[:：]\s*$/

/** Run of pieces of a text. */
interface Run {
  readonly start: number
  readonly end: number
  readonly kinds: readonly string[]
}

/**
 * A paragraph without the sentences at its ends that point at a picture or lead to another place, or bring in what is not there (*It is shown in the
 * following figure:*); a list that points at a picture says nothing without it, and no caption does. Empty where that is all.
 */
export function withoutPointers<One extends Run>(run: One, text: string): readonly One[] {
  const said = text.slice(run.start, run.end)
  if (new Set(run.kinds).size > 1) return pictured.test(said.split('\n')[0] ?? '') ? [] : [run]
  if (run.kinds[0] !== 'paragraph') return [run]
  if (caption.test(said.trim()) && !said.includes('\n')) return []
  const telling = splitSentences(said).filter((sentence) => ![pictured, leading, bringsIn].some((pattern) => pattern.test(sentence.text)))
  const [first, last] = [telling[0], telling.at(-1)]
  return first === undefined || last === undefined ? [] : [{ ...run, start: run.start + first.start, end: run.start + last.end }]
}
