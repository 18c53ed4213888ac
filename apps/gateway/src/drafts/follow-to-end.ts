import type { Drafts, EventBatch } from '@galley/runtime'

/** Follows a draft from its first event until it has ended; rejects with the reason of the signal when that aborts before. */
export async function followToEnd(
  drafts: Pick<Drafts, 'follow'>,
  id: string,
  take: (batch: EventBatch) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const leave = (): void => reject(signal.reason as Error)
  signal.addEventListener('abort', leave, { once: true })
  // It may abort before anybody waits.
  promise.catch(() => undefined)
  try {
    const stop = await drafts.follow(id, 0, { take, end: (error) => (error === undefined ? resolve(undefined) : reject(error)) })
    await promise.finally(stop)
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
