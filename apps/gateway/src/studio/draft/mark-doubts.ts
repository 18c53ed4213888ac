import type { Verdict } from '@galley/sdk'

const open = '\uE000'
const close = '\uE001'

/**
 * Puts invisible marks (private-use characters) around the sentences of a block's Markdown that are not supported, so that they
 * survive rendering; `showDoubts` turns them into elements afterwards. A sentence is found by its claim's text, right before its token.
 */
export function markDoubts(
  markdown: string,
  claims: readonly { readonly id: string; readonly text: string; readonly verdict: Verdict['verdict'] }[],
): string {
  const clean = markdown.replaceAll(/[\uE000\uE001]/g, '')
  return claims.reduce((text, claim) => {
    if (claim.verdict !== 'unsupported' && claim.verdict !== 'contradicted') return text
    const token = text.indexOf(`[[c:${claim.id}]]`)
    const sentence = claim.text.replace(/[\s.!?…]+$/u, '')
    const start = sentence === '' ? -1 : text.slice(0, token < 0 ? 0 : token).lastIndexOf(sentence)
    if (start < 0) return text
    const end = start + sentence.length
    return `${text.slice(0, start)}${open}${text.slice(start, end)}${close}${text.slice(end)}`
  }, clean)
}

/** Turns the marks of `markDoubts` into elements where they enclose whole elements, and drops them where they would cross one. */
export function showDoubts(htmlText: string): string {
  return htmlText
    .replaceAll(/\uE000([^\uE000\uE001]*)\uE001/g, (_, inside: string) =>
      isWhole(inside) ? `<span class="doubt">${inside}<span class="sr"> (not supported)</span></span>` : inside,
    )
    .replaceAll(/[\uE000\uE001]/g, '')
}

function isWhole(inside: string): boolean {
  const stack: string[] = []
  for (const [, slash, name = ''] of inside.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (name === 'br' || name === 'img' || name === 'hr') continue
    if (slash === '') stack.push(name)
    else if (stack.pop() !== name) return false
  }
  return stack.length === 0
}
