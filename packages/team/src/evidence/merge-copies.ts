import { copyCode, type NotRead, type Source } from '@galley/sdk'
import { hostStep } from '../state/ask-step.ts'
import type { RunState } from '../state/run-state.ts'
import type { FoundPassage } from './add-passages.ts'

/**
 * Lets a text that several sources carry count once: what was found in a copy is looked up in the first of them, and is that one's; what only the copy
 * says, another version of the text, stays its own. Each copy is named among what was not read, with the source that has most of its text.
 */
export async function mergeCopies(state: RunState, found: readonly FoundPassage[]): Promise<readonly FoundPassage[]> {
  const { copies: findCopies, sources, locate } = state.context
  const copies = new Map(
    await hostStep(state, 'copies', async (emit) => {
      const known = new Map((await sources()).map((source) => [source.id, source]))
      const pairs = [...(await findCopies())]
      for (const [copy, first] of pairs) {
        const [one, other] = [known.get(copy), known.get(first)]
        if (one !== undefined && other !== undefined) emit({ type: 'source.failed', data: describeCopy(one, other) })
      }
      return pairs
    }),
  )
  const known = new Map((await sources()).map((source) => [source.id, source]))
  const merged = await Promise.all(
    found.map(async (passage): Promise<FoundPassage> => {
      const first = copies.get(passage.sourceId)
      if (first === undefined) return passage
      const place = await locate(first, passage.quote)
      return place === null
        ? passage
        : {
            ...passage,
            sourceId: first,
            address: known.get(first)?.address ?? passage.address,
            title: known.get(first)?.title ?? passage.title,
            ...place,
          }
    }),
  )
  return merged
}

function describeCopy({ address }: Source, first: Source): NotRead {
  const isFile = address.startsWith('folder:')
  const name = address.replace(/^folder:/, '')
  const reason = `most of its text stands in ${first.address.replace(/^folder:/, '')} too, and what both say is counted once`
  return { kind: isFile ? 'file' : 'page', name: name.slice(0, 2048), code: copyCode, reason: reason.slice(0, 1000) }
}
