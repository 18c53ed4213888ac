import { contentStems, leansBack, plainText } from '@galley/evidence'
import type { Evidence } from '@galley/sdk'
import type { EvidenceContext } from '../state/evidence-state.ts'

/** Headings above a passage that are shown. */
const maxHeadings = 12

/** The passages of some evidence as one text, and the title of the source of each. */
export interface ShownPassages {
  readonly text: string
  readonly titles: readonly string[]
}

interface Passage {
  readonly sourceId: string
  readonly start: number
  readonly text: string
  readonly place: string
  readonly title: string
}

/**
 * Shows the passages of some evidence: windows of one source that overlap or touch as one, each with its path of headings in square brackets
 * before it, so that a judge can see and copy what only a heading says. A blank line between two. `about`: the sentence that is judged by them; what
 * follows a quote and has no word of it is left out.
 */
export function shownPassages(
  evidence: readonly Evidence[],
  contexts: ReadonlyMap<string, EvidenceContext>,
  about?: string,
): ShownPassages {
  const bySource = Map.groupBy(
    evidence.map((one) => passageOf(one, contexts.get(one.id), about)),
    ({ sourceId }) => sourceId,
  )
  const passages: Passage[] = []
  for (const own of bySource.values())
    for (const next of own.sort((a, b) => a.start - b.start)) {
      const last = passages.at(-1)
      const both = last === undefined ? null : joined(last, next)
      if (both === null) passages.push(next)
      else passages.splice(-1, 1, both)
    }
  return {
    text: passages.map(({ place, text }) => `${place === '' ? '' : `[${place}] `}${withoutBlankLines(text)}`).join('\n\n'),
    titles: passages.map(({ title }) => title),
  }
}

/** A passage without the blank lines of the code in it, which would part it in two. */
function withoutBlankLines(text: string): string {
  return text.replaceAll(/\n[^\S\n]*(?=\n)/g, '')
}

function passageOf({ quote, start, sourceId, headings = [] }: Evidence, context: EvidenceContext | undefined, about?: string): Passage {
  const title = plainText(context?.title ?? '').trim()
  const window = context?.window ?? quote
  const text = about === undefined ? window : neededOf(window, quote, about, title)
  const path = headings.map((heading) => plainText(heading).replaceAll(/[[\]]/g, '').trim()).filter((heading) => heading !== title)
  return {
    sourceId,
    start: start - Math.max(0, text.indexOf(quote)),
    text,
    place: path.slice(-maxHeadings).join(' › '),
    title: context?.title ?? '',
  }
}

/**
 * A window without what follows the quote where the sentence needs none of it: it has no word of the sentence but those of the title, and does not take up
 * what was said; code is needed for a word that the quote lacks. What stands before the quote stays, since the quote may lean on it.
 */
function neededOf(window: string, quote: string, about: string, title: string): string {
  const at = window.indexOf(quote)
  if (at < 0) return window
  const named = new Set(contentStems(title))
  const words = new Set(contentStems(about).filter((stem) => !named.has(stem)))
  const end = at + quote.length
  const after = window.slice(end)
  const known = new Set(/^\s*```/.test(after) ? contentStems(window.slice(0, end)) : [])
  const isNeeded = leansBack(after.trimStart()) || contentStems(after).some((stem) => words.has(stem) && !known.has(stem))
  return isNeeded ? window : window.slice(0, end)
}

/** Two passages of one source as one, the earlier first; null where they lie apart. */
function joined(first: Passage, second: Passage): Passage | null {
  if (first.sourceId !== second.sourceId || first.place !== second.place) return null
  if (first.text.includes(second.text)) return first
  const gap = second.start - (first.start + first.text.length)
  // Where a window is not the stored text, offsets say nothing.
  if (gap > 1 || (gap < 0 && !second.text.startsWith(first.text.slice(gap)))) return null
  return { ...first, text: `${first.text}${gap === 1 ? ' ' : ''}${second.text.slice(Math.max(0, -gap))}` }
}
