import { outsideCode } from '@galley/evidence'
import { unmarked } from './unmarked.ts'

/** A quote as it is printed: whole, in quotation marks, quotations inside it in single ones, without reference marks and Markdown other than code. */
export function quoted(quote: string): string {
  return `“${outsideCode(unmarked(quote, { keepCode: true }), (prose) => singleMarks(prose).replaceAll(/([\\`*<[\]])/g, String.raw`\$1`))}”`
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
