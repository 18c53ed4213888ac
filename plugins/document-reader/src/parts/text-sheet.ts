import { maxAnchors, type Anchor } from '@galley/sdk'

/** Bytes of an answer's text and anchors together: a message of a plugin has 1 MiB at most. */
const maxBytes = 950_000

/** UTF-16 units of the beginning of a paragraph that is longer than the sheet: each has three bytes at most, and six where JSON escapes it. */
const maxAlone = 150_000

const encoder = new TextEncoder()

/** A text that grows paragraph by paragraph, with its places. */
export interface TextSheet {
  /** Sets a paragraph; false when the sheet is full. */
  readonly add: (paragraph: string, places?: readonly Anchor[]) => boolean
  /** The text and its anchors; the anchors are left out where there are too many of them. */
  readonly end: () => { readonly text: string; readonly anchors?: readonly Anchor[] }
}

/** Creates an empty sheet. The places of a paragraph are offsets into it. */
export function createTextSheet(): TextSheet {
  const parts: string[] = []
  const anchors: Anchor[] = []
  let length = 0
  let bytes = 0
  return {
    add: (paragraph, places = []) => {
      const text = paragraph.replaceAll('\r', '').toWellFormed()
      if (text.trim() === '') return true
      bytes += encoder.encode(JSON.stringify([text, places])).length + 8 * places.length
      if (bytes > maxBytes) {
        // Of a paragraph that is too long by itself the beginning is read, without places: a file that is one line is not empty.
        if (parts.length === 0) parts.push(text.slice(0, maxAlone).toWellFormed())
        return false
      }
      for (const place of places) anchors.push({ ...place, at: place.at + length })
      parts.push(text)
      length += text.length + 2
      return true
    },
    end: () => ({ text: parts.join('\n\n'), ...(anchors.length === 0 || anchors.length > maxAnchors ? {} : { anchors }) }),
  }
}

/** A text in one line. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Rows as a table of Markdown; a table of one cell is its text. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  const [head, ...rest] = filled
  if (head === undefined) return ''
  if (filled.every((row) => row.length === 1)) return filled.flat().join('\n\n')
  const print = (row: readonly string[]): string => `| ${row.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`
  return [print(head), print(head.map(() => '---')), ...rest.map(print)].join('\n')
}
