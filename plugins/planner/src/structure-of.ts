import type { Hit } from '@galley/sdk'

/** A part of a document as the scan described it. */
export interface Part {
  readonly heading: string
  readonly level: number
  /** Words below it that can be quoted. */
  readonly words: number
}

/** A document as the scan described it: its outline and its most telling sentences. */
export interface Described {
  readonly title: string
  readonly parts: readonly Part[]
  readonly prose: string
  /** Words before the first heading that can be quoted; `null` when that is not known. */
  readonly opening: number | null
}

/** Reads the lines `## Heading (140 words)` out of a hit's snippet; the rest is prose. */
export function structureOf(hit: Hit): Described {
  const parts: Part[] = []
  const prose: string[] = []
  let opening: number | null = null
  for (const line of hit.snippet.split('\n')) {
    const match = /^(#{1,6}) (.{1,200}?) \((\d+) words\)$/.exec(line)
    const lead = /^Opening \((\d+) words\)$/.exec(line)
    if (lead !== null) opening = Number(lead[1])
    else if (match === null) prose.push(line)
    else parts.push({ level: match[1]?.length ?? 1, heading: match[2] ?? '', words: Number(match[3]) })
  }
  return { title: hit.title.replaceAll(/[_\s]+/g, ' ').trim(), parts, prose: prose.join(' ').replaceAll(/\s+/g, ' ').trim(), opening }
}
