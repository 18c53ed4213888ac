import type { Block } from '@galley/sdk'

const token = /[ \t]*\[\[c:([A-Za-z0-9._-]+)\]\]/g

/**
 * Moves the citations of a code block behind it: code is to be copied, and a number in it would be run. What only looks like a token, and is no
 * claim of the block, is code and stays. Other blocks are returned as they are.
 */
export function citeBehindCode({ kind, text, claims }: Pick<Block, 'kind' | 'text' | 'claims'>): string {
  if (kind !== 'code') return text
  const cited: string[] = []
  const code = text.replaceAll(token, (whole, id: string) => {
    if (!claims.includes(id)) return whole
    cited.push(`[[c:${id}]]`)
    return ''
  })
  return cited.length === 0 ? text : `${code.trimEnd()}\n\n${[...new Set(cited)].join('')}`
}

/** True for a token of the block: in code, one that is no claim's is a part of the code. */
export function isCitation({ kind, claims }: Pick<Block, 'kind' | 'claims'>, id: string): boolean {
  return kind !== 'code' || claims.includes(id)
}
