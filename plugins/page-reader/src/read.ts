import type { Host, ReadAnswer, ReadInput } from '@galley/sdk'
import { cutText, maxText } from './cut-text.ts'
import { describeText } from './describe-text.ts'
import { extract } from './extract.ts'
import { lineAnchors } from './line-anchors.ts'
import { readBeginning, readWhole } from './read-body.ts'
import { rstToText } from './rst-to-text.ts'

/** Reads a page or document: of HTML and reStructuredText the text, Markdown and plain text as they are, source code with its lines. Throws, with the reason in words, when there is no text to be had. */
export async function read({ url, mediaType, body }: ReadInput, host: Host): Promise<ReadAnswer> {
  const place = url.replace(/^folder:/, '')
  if (/html/.test(mediaType)) return extract(await readWhole(host, body), place)
  if (mediaType === 'text/x-source') return { title: place, body: body.body, anchors: lineAnchors(await readWhole(host, body)) }
  if (/\.rst$/i.test(place)) {
    const source = await readWhole(host, body)
    return { ...describeText(source, place), text: cutText(rstToText(source), maxText) }
  }
  return { ...describeText(await readBeginning(host, body), place), body: body.body }
}
