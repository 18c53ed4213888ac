import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasEnded, type Brief, type Draft } from '@galley/sdk'
import { tempFolder } from '@galley/testkit/vitest'
import pLimit from 'p-limit'
import { expect, onTestFinished } from 'vitest'
import { freshData, startGalley, type Running } from '../start-galley.ts'

/** A gateway in a process of its own, for errors to be sent at. */
export interface InjectedGateway {
  readonly running: Running
  readonly data: string
  readonly port: number
  readonly token: string
  readonly ask: (path: string, init?: Ask) => Promise<Response>
  /** Orders a draft; returns its id. */
  readonly order: (brief: Brief) => Promise<string>
  /** Waits for the end of a run. Fails when it has none within the limit. */
  readonly end: (id: string) => Promise<Draft>
  /** Orders a draft as soon as there is a worker for it, and waits for its end. */
  readonly write: (brief: Brief) => Promise<Draft>
  /** Expects that the process lives, answers, and that nothing came as far as its last guard; then ends it and expects that it goes in peace. */
  readonly expectUnharmed: () => Promise<void>
}

type Ask = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> }

/** Runs that the gateway works on at once. */
const workers = 16

/** Longest time of one run, in milliseconds: the longest limit of a fetch, several times over, on a machine with more to do. */
const maxRunMs = 240_000

/** Starts a gateway with these settings; it is ended after the test. */
export async function startGateway(
  settings: object,
  {
    data: given,
    ...options
  }: {
    /** A data folder that is there already; a fresh one when left out. */
    readonly data?: string
    readonly env?: Readonly<Record<string, string>>
    readonly within?: readonly string[]
    readonly clone?: string
  } = {},
): Promise<InjectedGateway> {
  const data = given ?? (await freshData())
  const cwd = tempFolder()
  writeFileSync(join(cwd, 'galley.config.json'), JSON.stringify({ workers, ...settings }))
  const running = startGalley(['start', '--port', '0', '--no-example'], { data, cwd, ...options })
  onTestFinished(async () => {
    running.child.kill('SIGKILL')
    await running.done
  })
  const said = await running.said('/enter?ticket=')
  const port = Number(/ready at http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1])
  const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
  const ask = (path: string, init: Ask = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } })
  const order = async (brief: Brief): Promise<string> => {
    const ordered = await ask('/v1/drafts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(brief),
    })
    const { id } = (await ordered.json()) as { id: string }
    expect([ordered.status, typeof id], brief.topic).toEqual([202, 'string'])
    return id
  }
  const end = async (id: string): Promise<Draft> => {
    for (const until = Date.now() + maxRunMs; ; await sleep(100)) {
      // A poll that comes when there is no file left to open is not answered; the next one is.
      const draft = await ask(`/v1/drafts/${id}`).then(
        async (answer) => (await answer.json()) as Draft,
        () => null,
      )
      if (draft !== null && hasEnded(draft.status)) return draft
      if (running.child.exitCode !== null) expect.fail(`the gateway ended during the run ${id}`)
      if (Date.now() > until) expect.fail(`the run ${id} has no end: ${draft?.status}`)
    }
  }
  const room = pLimit(workers)
  const write = (brief: Brief): Promise<Draft> => room(async () => end(await order(brief)))
  return { running, data, port, token, ask, order, end, write, expectUnharmed: () => expectUnharmed(running, ask) }
}

async function expectUnharmed({ child, done }: Running, ask: InjectedGateway['ask']): Promise<void> {
  expect([child.exitCode, child.signalCode]).toEqual([null, null])
  expect((await ask('/livez')).status).toBe(200)
  child.kill('SIGTERM')
  const { code, stderr } = await done
  expect(stderr).not.toMatch(/UNEXPECTED|INTERNAL|unhandled|uncaught|^ {4}at /im)
  expect(code).toBe(0)
}
