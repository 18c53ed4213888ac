import { maxAnchors, type Anchor } from '@galley/sdk'

/** The start of each line of a text as it is stored: without a byte order mark, LF at line ends. Of very many lines every second, third … has one. */
export function lineAnchors(text: string): readonly Anchor[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
  const step = Math.ceil(lines.length / maxAnchors)
  const anchors: Anchor[] = []
  let at = 0
  for (const [index, line] of lines.entries()) {
    if (index % step === 0) anchors.push({ at, line: index + 1 })
    at += line.length + 1
  }
  return at === 0 ? [] : anchors
}
