import type { Runtime } from '@galley/runtime'
import { hasEnded } from '@galley/sdk'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** Longest wait in seconds; proxies seldom hold a silent request for longer than a minute. */
const maxWaitSeconds = 60

/** Takes `Prefer: wait=N` (RFC 7240 §4.3), at most sixty seconds, and says so in the answer. What is no such preference is none, as preferences are. */
export function takeWait(c: Context<AppEnv>): number {
  const preferences = (c.req.header('Prefer') ?? '').split(/[,;]/)
  const seconds = preferences.map((one) => /^\s*wait\s*=\s*"?(\d{1,9})"?\s*$/i.exec(one)?.[1]).find((found) => found !== undefined)
  const wait = Math.min(Number(seconds ?? 0), maxWaitSeconds)
  if (wait > 0) c.header('Preference-Applied', `wait=${wait}`)
  return wait
}

/**
 * Waits until a run has ended or stands at a gate, for so many seconds, while the client is there and the gateway does not close. True when the run is no
 * longer at work.
 */
export async function waitForDraft(c: Context<AppEnv>, { drafts }: Runtime, id: string, seconds: number): Promise<boolean> {
  const isOver = async (): Promise<boolean> => {
    const { status } = await drafts.state(id)
    return hasEnded(status) || status === 'waiting'
  }
  if (seconds === 0 || (await isOver())) return isOver()
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, seconds * 1000)
  const leaving = [c.req.raw.signal, c.env?.closing].filter((signal) => signal !== undefined)
  for (const signal of leaving) signal.addEventListener('abort', () => resolve(), { once: true })
  const look = (): void =>
    void isOver().then(
      (over) => over && resolve(),
      () => resolve(),
    )
  const stop = await drafts.follow(id, (await drafts.state(id)).seq, { take: look, end: () => resolve() })
  try {
    await promise
  } finally {
    clearTimeout(timer)
    stop()
  }
  return isOver()
}
