import { markdownToText } from './markdown/markdown-to-text.ts'

/** Part of a Jupyter notebook (https://nbformat.readthedocs.io/en/latest/format_description.html, versions 3 and 4). */
interface Cell {
  readonly cell_type?: string
  readonly source?: string | readonly string[]
  readonly input?: string | readonly string[]
}

interface Notebook {
  readonly cells?: readonly Cell[]
  readonly worksheets?: readonly { readonly cells?: readonly Cell[] }[]
}

/** The text of a Jupyter notebook: its cells of Markdown, and of code fenced, without what the code has put out. Throws for what is no notebook. */
export function notebookToText(source: string): string {
  const notebook = parsed(source)
  const cells = notebook.cells ?? notebook.worksheets?.flatMap((sheet) => sheet.cells ?? [])
  if (!Array.isArray(cells)) throw new Error('it is no notebook of Jupyter')
  return cells
    .map((cell: Cell) => textOf(cell))
    .filter((text) => text !== '')
    .join('\n\n')
}

function parsed(source: string): Notebook {
  try {
    return (JSON.parse(source) ?? {}) as Notebook
  } catch {
    throw new Error('it is no notebook of Jupyter: it is not JSON')
  }
}

function textOf({ cell_type: type, source, input }: Cell): string {
  const lines = source ?? input ?? ''
  const text = (typeof lines === 'string' ? lines : lines.join('')).trim()
  if (text === '') return ''
  if (type === 'markdown') return markdownToText(text)
  return type === 'code' ? `\`\`\`\n${text}\n\`\`\`` : ''
}
