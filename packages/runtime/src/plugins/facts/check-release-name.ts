import { checkName, findLookalike } from '@galley/typosquat'
import { fault } from '../../faults.ts'

/** Names that a new plugin must not take or be taken for. */
export interface TakenNames {
  /** Plugins of this workspace, or built in: nobody else may bear their names. */
  readonly own: readonly string[]
  /** Plugins that are installed; one of them under its own name is an update. */
  readonly installed: readonly string[]
}

/**
 * Judges a plugin's name against those that are here and against the well-known ones of the npm registry. Returns a sentence where it is
 * close to one without being refused for it, or null. Faults NAME_TAKEN, NAME_IMITATES.
 */
export function checkReleaseName(name: string, { own, installed }: TakenNames): string | null {
  if (own.includes(name)) throw fault('NAME_TAKEN', { name })
  if (installed.includes(name)) return null
  const here = findLookalike(name, [...own, ...installed])
  if (here !== null) throw fault('NAME_IMITATES', { name, how: here.how })
  const { verdict, sentence, target } = checkName(name, 'npm')
  if (verdict === 'block') throw fault('NAME_IMITATES', { name, how: `looks like ${target ?? 'another package'}` })
  return verdict === 'none' ? null : (sentence ?? null)
}
