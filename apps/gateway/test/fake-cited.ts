import type { CitedText } from '@galley/runtime'
import type { Draft } from '@galley/sdk'

/** A text with a citation of each source of the draft. */
export function fakeCited({ title, sources }: Draft): CitedText {
  const start = `# ${title}\n\nA sentence`.length
  const labels = sources.map((_, index) => `[${index + 1}]`)
  return {
    text: `# ${title}\n\nA sentence${labels.join('')}.\n`,
    citations: sources.map((source, index) => ({ start: start + index * 3, end: start + index * 3 + 3, source })),
  }
}
