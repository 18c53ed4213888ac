import type { Hit, Host } from '@galley/sdk'
import { knownText } from './prepare.ts'
import { readHit, type ReadDocument } from '../documents/read-hit.ts'

/** Pages read at once. */
const together = 4

/** Reads hits, several at once; each source comes once, in the order of the hits. `failed` is told which could not be read, and why. */
export async function readHits(
  host: Host,
  hits: readonly Hit[],
  failed: (hit: Hit, why: string) => void,
): Promise<readonly ReadDocument[]> {
  const documents: ReadDocument[] = []
  for (let from = 0; from < hits.length; from += together) {
    const batch = hits.slice(from, from + together)
    host.progress(`Reading ${batch[0]?.title ?? 'a page'}`, from / hits.length)
    const answers = await Promise.all(batch.map((hit) => readHit(host, hit, knownText)))
    for (const [at, answer] of answers.entries()) {
      const hit = batch[at]
      if (hit === undefined) continue
      if ('why' in answer) failed(hit, answer.why)
      else if (!documents.some(({ sourceId }) => sourceId === answer.sourceId)) documents.push(answer)
    }
  }
  return documents
}
