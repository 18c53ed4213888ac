import type { Hono } from 'hono'
import { checkAnswer } from './check-answer.ts'
import { createApp, type AppEnv, type AppOptions } from '../src/index.ts'
import { worldOfTests } from './world-of-tests.ts'
import { fakeAuditor } from './fake-auditor.ts'
import { fakeRuntime, type FakeRuntime } from './fake-runtime.ts'

/** The app over a runtime in memory, and requests that carry a good token. Every answer of it is held to the OpenAPI document. */
export interface TestApp {
  readonly app: Hono<AppEnv>
  readonly runtime: FakeRuntime
  readonly said: string[]
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>
}

export function testApp(runtime: FakeRuntime = fakeRuntime(), options: Partial<AppOptions> = {}): TestApp {
  const said: string[] = []
  const app = createApp(runtime, {
    version: '0.0.0-test',
    say: (line) => said.push(line),
    auditor: fakeAuditor(),
    ...worldOfTests,
    ...options,
  })
  const request = app.request.bind(app)
  app.request = async (input, init, ...rest) => {
    const answer = await request(input, init, ...rest)
    const [url, method] = input instanceof Request ? [input.url, input.method] : [String(input), init?.method ?? 'GET']
    await checkAnswer(method, url, answer)
    return answer
  }
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.request(`http://127.0.0.1:4070${path}`, {
      ...init,
      headers: { Authorization: 'Bearer good-token', ...(init.headers as Record<string, string>) },
    })
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } })
  return { app, runtime, said, ask, post }
}

/** An event of a stream as it came over the wire. */
export interface Sent {
  readonly id?: string
  readonly event?: string
  readonly data: string
}

/** Reads an event stream to its end, or until enough messages came. */
export async function readStream(answer: Response, enough = Number.POSITIVE_INFINITY): Promise<readonly Sent[]> {
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  const sent: Sent[] = []
  let text = ''
  while (sent.length < enough) {
    const { done, value } = await reader.read()
    if (done) break
    text += value
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const fields = Object.fromEntries(
        part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      if (fields['data'] !== undefined) sent.push(fields as unknown as Sent)
    }
  }
  await reader.cancel()
  return sent
}
