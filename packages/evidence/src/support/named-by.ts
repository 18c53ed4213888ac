import type { Brief } from '@galley/sdk'

/** Texts of a brief whose names a draft may speak of without a citation: who ordered it knows whom it is about and whom it is for. */
export function namedBy({ topic, audience, goal, mustCover = [] }: Brief): readonly string[] {
  return [topic, audience, goal, ...mustCover].filter((text) => text !== undefined)
}
