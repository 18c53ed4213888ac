import { countWords, numberConflicts } from '@galley/evidence'
import { frameWords, type WriteInput, type WrittenBlock } from '@galley/sdk'
import { shownTitle } from '../attribution.ts'
import { quoted } from '../quoted.ts'
import { cited, fitting } from './cited-line.ts'

/** Statements of different sources that give different numbers for one thing, side by side. */
export function conflictsList({ brief, section, evidence, share }: WriteInput): readonly WrittenBlock[] {
  const { attribute } = frameWords(brief.language)
  const lines = numberConflicts(evidence.map(({ quote, sourceId }) => ({ text: quote, sourceId }))).flatMap(([first, second]) => {
    const pair = [evidence[first], evidence[second]].flatMap((one) => one ?? [])
    const text = pair
      .map((one) => attribute(shownTitle(one.title), '') + quoted(one.quote.replace(/[.。]$/, ''), brief.language))
      .join('; ')
    return pair.length === 2 ? [{ text: `- ${text}.`, evidenceIds: pair.map(({ id }) => id) }] : []
  })
  const kept = fitting(lines, Math.max(section.words, 90) - countWords(section.heading), share, evidence)
  if (kept.length === 0) return []
  const { texts, claims } = cited(kept, (line, token) => line + token)
  return [{ kind: 'list', text: texts.join('\n'), claims }]
}
