import { extractiveNotice, type Brief, type Mode } from '@galley/sdk'

/** Wishes of a brief that take a capable model to follow. */
const wishes = ['audience', 'goal', 'tone'] as const

/** The notice beside a draft: that no model wrote it, and which wishes of the brief nobody could follow. */
export function noticeOf(brief: Brief, mode: Mode): string | undefined {
  const unmet = mode === 'full' ? [] : wishes.filter((wish) => (brief[wish] ?? '').trim() !== '')
  const list = unmet.length > 1 ? `${unmet.slice(0, -1).join(', ')} and ${unmet.at(-1)}` : unmet[0]
  const told = list === undefined ? [] : [`The ${list} that the brief asks for could not be followed without a capable model.`]
  const parts = [...(mode === 'extractive' ? [extractiveNotice] : []), ...told]
  return parts.length === 0 ? undefined : parts.join(' ')
}
