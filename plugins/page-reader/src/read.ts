import type { Host, ReadAnswer, ReadInput } from '@galley/sdk'
import { cutText, maxText } from './cut-text.ts'
import { describeText } from './describe-text.ts'
import { extract } from './extract.ts'
import { indentedToText } from './indented/indented-to-text.ts'
import { lineAnchors } from './line-anchors.ts'
import { markdownToText } from './markdown/markdown-to-text.ts'
import { notebookToText } from './notebook-to-text.ts'
import { readBeginning, readWhole } from './read-body.ts'
import { rstToText } from './rst/rst-to-text.ts'

/** Reads a page or document: of HTML and reStructuredText the text, of plain text with indented sections and of Markdown's dialects the same in Markdown, other text and Markdown as they are, source code with its lines. Throws, with the reason in words, when there is no text to be had. */
export async function read({ url, mediaType, body }: ReadInput, host: Host): Promise<ReadAnswer> {
  const place = url.replace(/^folder:/, '')
  if (/html/.test(mediaType)) return extract(await readWhole(host, body), place)
  if (mediaType === 'text/x-source') return { title: place, body: body.body, anchors: lineAnchors(await readWhole(host, body)) }
  if (/ipynb/.test(mediaType)) {
    const text = notebookToText(await readWhole(host, body))
    if (text === '') throw new Error('there is no text in it')
    return { ...describeText(text, place), text: cutText(text, maxText) }
  }
  if (/\.rst$/i.test(place)) {
    const source = await readWhole(host, body)
    const text = rstToText(source)
    if (text === '') throw new Error('there is no text in it, only lists of other documents')
    return { ...describeText(source, place), text: cutText(text, maxText) }
  }
  const beginning = await readBeginning(host, body)
  const text = body.chars <= maxText ? await rewritten(host, { body, mediaType, beginning }) : null
  return { ...describeText(text ?? beginning, place), ...(text === null ? { body: body.body } : { text: cutText(text, maxText) }) }
}

interface Written {
  readonly body: ReadInput['body']
  readonly mediaType: string
  readonly beginning: string
}

/** The text of a document that is not read as it stands: plain text with indented sections, Markdown in a dialect. Null for any other. */
async function rewritten(host: Host, { body, mediaType, beginning }: Written): Promise<string | null> {
  if (mediaType === 'text/plain') return indentedToText(beginning) === null ? null : indentedToText(await readWhole(host, body))
  if (mediaType !== 'text/markdown') return null
  const source = await readWhole(host, body)
  const text = markdownToText(source)
  return text === source.replaceAll('\r\n', '\n') ? null : text
}
