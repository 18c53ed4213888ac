import { plainText } from '@galley/evidence'

/** Reference marks of the page: they point at a list that the reader does not have. */
const marks = /(?<=[.!?]["”’)]*): ?\d{1,4}(?:[-–,] ?\d{1,4})*$|\s?\[(?:\d{1,3}|[a-z]{1,2}|\^[^\]\s]{1,40}|note \d+|citation needed)\]/gi

/** A quote as it is printed: whole, in quotation marks, quotations inside it in single ones, without Markdown and reference marks. */
export function quoted(quote: string): string {
  const bare = plainText(quote.replaceAll(marks, ''))
    .replaceAll(/\s+([,.;:!?)])/g, '$1')
    .replaceAll(/\(\s+/g, '(')
  return `“${singleMarks(bare).replaceAll(/([\\`*<[\]])/g, String.raw`\$1`)}”`
}

function singleMarks(text: string): string {
  let isOpen = false
  return text
    .replaceAll(/[“„«]/g, '‘')
    .replaceAll(/[”»]/g, '’')
    .replaceAll('"', () => {
      isOpen = !isOpen
      return isOpen ? '‘' : '’'
    })
}
