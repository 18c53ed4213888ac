import { outsideCode, plainText } from '@galley/evidence'

/** Reference marks of the page: they point at a list that the reader does not have. */
const marks =
  /(?<=[.!?]["”’)]*): ?\d{1,4}(?:[-–,] ?\d{1,4})*$|\s?\[(?:\d{1,3}|[a-z]{1,2}|\^[^\]\s]{1,40}|(?:note|nb|n) ?\d+|citation needed|update)\]/gi

/** A quote as plain text (`plainText`) without reference marks, and without the gaps that they leave; code keeps its brackets. */
export function unmarked(quote: string, options: Parameters<typeof plainText>[1] = {}): string {
  const bare = outsideCode(quote, (prose) => prose.replaceAll(marks, ''))
  return outsideCode(plainText(bare.replaceAll(/&(?:nbsp|emsp|ensp);/g, ' '), options), (prose) =>
    // A sign before a word is its own: an .htaccess, the .NET runtime.
    prose.replaceAll(/\s+([,.;:!?)])(?=[\s"”’»)\]]|$)/g, '$1').replaceAll(/\(\s+/g, '('),
  )
}
