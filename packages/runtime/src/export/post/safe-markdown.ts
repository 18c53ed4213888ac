import { outsideCode } from '@galley/evidence'

/**
 * Markdown that brings no HTML and no address other than one of the web into a page, whatever its renderer lets through: generators of sites pass
 * raw HTML on. Code stays as it is, which they escape.
 */
export function safeMarkdown(markdown: string): string {
  let fence = ''
  const prose: string[] = []
  const out: string[] = []
  const flush = (): void => {
    if (prose.length > 0) out.push(outsideCode(prose.splice(0).join('\n'), safeProse))
  }
  for (const line of markdown.split('\n')) {
    const [, mark = ''] = /^\s*(`{3,}|~{3,})/.exec(line) ?? []
    if (fence === '' && mark === '') {
      prose.push(line)
      continue
    }
    flush()
    out.push(line)
    if (fence === '') fence = mark
    else if (mark.startsWith(fence) && line.trim() === mark) fence = ''
  }
  flush()
  return out.join('\n')
}

function safeProse(text: string): string {
  return (
    text
      .replaceAll(/\\?<(?!https?:\/\/[^<>\s]+>)/g, '&lt;')
      .replaceAll(/\]\((?!\s*<?https?:\/\/)/g, String.raw`]\(`)
      // A definition gives other texts their address, wherever a line of it begins: in a list, in a quotation.
      .replaceAll(/\[(?!\^)([^\]]*)\]:/g, String.raw`\[$1]:`)
  )
}
