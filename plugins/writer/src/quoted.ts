import { unmarked } from './unmarked.ts'

/** A quote as it is printed: whole, in quotation marks, quotations inside it in single ones, without Markdown and reference marks. */
export function quoted(quote: string): string {
  return `“${singleMarks(unmarked(quote)).replaceAll(/([\\`*<[\]])/g, String.raw`\$1`)}”`
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
