import { readFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasEnded, type Brief, type Draft, type DraftStatus } from '@galley/sdk'
import type { InjectedGateway } from './injection/start-gateway.ts'

/** A reader of an event stream: the number and the time of every event that came, in order. */
export interface Reader {
  readonly arrivals: { readonly id: number; readonly at: number }[]
  bytes: number
  readonly ended: Promise<void>
  stop(): void
}

/** Opens a stream of the gateway and reads it as a client does that has nothing else to do. */
export async function openReader({ port, token }: Pick<InjectedGateway, 'port' | 'token'>, path: string): Promise<Reader> {
  const stop = new AbortController()
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, path, headers: { authorization: `Bearer ${token}` }, agent: false, signal: stop.signal }, resolve).once('error', reject)
  })
  if (answer.statusCode !== 200) throw new Error(`${path} answers ${answer.statusCode}`)
  const reader: Reader = {
    arrivals: [],
    bytes: 0,
    ended: new Promise((resolve) => {
      answer.once('close', resolve).on('error', () => undefined)
    }),
    stop: () => stop.abort(),
  }
  answer.setEncoding('latin1').on('data', (text: string) => {
    const at = Date.now()
    reader.bytes += text.length
    for (const [, id] of text.matchAll(/^id: (\d+)$/gm)) reader.arrivals.push({ id: Number(id), at })
  })
  return reader
}

/** CPU time of a process so far, in milliseconds (proc(5): fields 14 and 15, in ticks of 10 ms). */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** A run while it was watched. */
export interface Measured {
  readonly ms: number
  /** CPU time of the gateway, in milliseconds; the processes of the plugins are not counted. */
  readonly cpuMs: number
  /** Slowest answer of `/livez`, in milliseconds. */
  readonly livezMs: number
}

/** Orders a draft that waits at its plan, lets readers come, approves, and measures the gateway until the run has ended. */
export async function measureRun(
  gateway: InjectedGateway,
  brief: Brief,
  watch: (id: string) => Promise<unknown> = async () => undefined,
): Promise<Measured> {
  const pid = gateway.running.child.pid ?? 0
  const send = async (path: string, body: unknown): Promise<{ readonly id: string }> => {
    const answer = await gateway.ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return (await answer.json()) as { id: string }
  }
  const { id } = await send('/v1/drafts', { ...brief, approve: ['plan'] })
  const statusOf = async (): Promise<DraftStatus> => ((await (await gateway.ask(`/v1/drafts/${id}`)).json()) as Draft).status
  while ((await statusOf()) !== 'waiting') await sleep(50)
  const first = await openReader(gateway, `/v1/drafts/${id}/events`)
  await watch(id)
  const [begun, cpu] = [performance.now(), cpuOf(pid)]
  const over = new AbortController()
  let livezMs = 0
  const probing = (async () => {
    while (!over.signal.aborted) {
      const asked = performance.now()
      await (await gateway.ask('/livez')).text()
      livezMs = Math.max(livezMs, performance.now() - asked)
      await sleep(20)
    }
  })()
  await send(`/v1/drafts/${id}/approve`, { gate: 'plan', decision: 'approve' })
  await first.ended
  over.abort()
  const measured = { ms: performance.now() - begun, cpuMs: cpuOf(pid) - cpu }
  await probing
  if (!hasEnded(await statusOf())) throw new Error(`the stream of ${id} ended before its run`)
  return { ...measured, livezMs }
}
