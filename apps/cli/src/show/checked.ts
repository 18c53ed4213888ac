import type { CheckedSentence } from '@galley/runtime'
import type { Source } from '@galley/sdk'

/** Characters of a passage that are shown beside a sentence. */
const maxPassage = 200

/** Shows what the check says of each sentence that somebody typed, with the passage that carries most of it. */
export function showChecked(checked: readonly CheckedSentence[], sources: readonly Source[]): string {
  if (checked.length === 0) return 'Nothing in it is new: every sentence keeps its citations and what was said of them.\n'
  return checked
    .map(({ text, verdict, reason, passage }) => {
      const title = sources.find(({ id }) => id === passage?.sourceId)?.title ?? ''
      const quote = passage === null ? '' : `\n              ${title}: “${shortened(passage.quote)}”`
      return `${verdict.padEnd(12)}  ${text}${reason === '' || verdict === 'supported' ? '' : `\n              ${reason}`}${quote}\n`
    })
    .join('')
}

function shortened(quote: string): string {
  const line = quote.replaceAll(/\s+/g, ' ').trim()
  return line.length > maxPassage ? `${line.slice(0, maxPassage).replace(/\s+\S*$/, '')} …` : line
}
