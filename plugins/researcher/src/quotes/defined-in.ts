import { definedBy } from '@galley/evidence'
import type { Need } from '../topic/needs-of.ts'
import type { ReadDocument } from '../documents/read-hit.ts'
import { rootsOf } from '../words/roots-of.ts'

/** Tells of each document whether it is called what a question asks to have defined: its opening is the answer. */
export function definedIn(readings: readonly { readonly document: ReadDocument }[], { defined, text }: Need): readonly boolean[] {
  return readings.map(({ document: { title } }) => {
    const roots = new Set(rootsOf(title.replaceAll('_', ' ').replaceAll(/\([^)]*\)/g, ' ')))
    // *John Stonehouse* is the document *John Harrison Stonehouse*; *Disable the layer mask* is none on the layer mask.
    const isName = defined.size > 1 && /\p{Lu}/u.test(definedBy(text) ?? '')
    return defined.size > 0 && defined.isSubsetOf(roots) && roots.size <= defined.size + (isName ? 1 : 0)
  })
}
