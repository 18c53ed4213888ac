import type { Hit, OutlinePart } from '@galley/sdk'

/** A document as the scan described it: its outline and its most telling sentences. */
export interface Described {
  readonly title: string
  readonly parts: readonly OutlinePart[]
  readonly prose: string
  /** Words before the first heading that can be quoted; `null` when that is not known. */
  readonly opening: number | null
}

/** A hit with its title and sentences on one line each. */
export function structureOf({ title, snippet, outline }: Hit): Described {
  return { title: plain(title.replaceAll('_', ' ')), parts: outline?.parts ?? [], prose: plain(snippet), opening: outline?.opening ?? null }
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
