import { scanBlocks } from './scan-blocks.ts'

/**
 * Finds code in what was read: the lines of `code`, with or without fences around them, in a row in a code block of one of the texts. Answers
 * them as they stand there, under the fence of that block, or null. Indents that all lines share and the `$` of a prompt do not count.
 */
export function findCode(code: string, texts: readonly string[]): string | null {
  const { lines: wanted } = takeApart(code)
  if (wanted.length === 0) return null
  for (const text of texts)
    for (const { kind, start, end } of scanBlocks(text)) {
      if (kind !== 'code') continue
      const { info, lines } = takeApart(text.slice(start, end))
      const at = lines.findIndex((_, from) => wanted.every((line, n) => bare(lines[from + n]) === bare(line)))
      if (at >= 0) return [`\`\`\`${info}`, ...lines.slice(at, at + wanted.length), '```'].join('\n')
    }
  return null
}

/** The word behind the fence, and the lines between, without the indent that they share and without empty ones around them. */
function takeApart(block: string): { readonly info: string; readonly lines: readonly string[] } {
  const all = block
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
    .split('\n')
  const opening = /^\s*(`{3,}|~{3,})\s*([\w+#.-]*)/.exec(all[0] ?? '')
  const inner =
    opening === null ? all : all.slice(1).filter((line, at, rest) => at < rest.length - 1 || !line.trim().startsWith(opening[1] ?? ''))
  const first = inner.findIndex((line) => line.trim() !== '')
  const kept = first < 0 ? [] : inner.slice(first).map((line) => line.trimEnd())
  const indent = Math.min(...kept.filter((line) => line !== '').map((line) => line.length - line.trimStart().length))
  return { info: opening?.[2] ?? '', lines: kept.map((line) => line.slice(indent)) }
}

function bare(line: string | undefined): string | undefined {
  return line?.replace(/^\$ /, '')
}
