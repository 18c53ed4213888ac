import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createApp, createRequestWatch, openLog, openTelemetry, serve, type Telemetry } from '../index.ts'
import { fakeAuditor } from '../../test/fake-auditor.ts'
import { fakeRuntime, type FakeRuntime } from '../../test/fake-runtime.ts'
import { startProvider } from '../../test/provider/start-provider.ts'
import { worldOfTests } from '../../test/world-of-tests.ts'

const providerKey = 'sk-planted-provider-key-1234567890'

interface Watched {
  readonly url: string
  readonly lines: string[]
  readonly telemetry: Telemetry
  readonly runtime: FakeRuntime
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
  readonly chat: (content: string, headers?: Record<string, string>) => Promise<Response>
}

/** A gateway on a port, before a provider in a process of its own, with everything that it tells. */
async function openWatched(settings: { log: 'text' | 'json'; prompts: boolean }, otlp?: string): Promise<Watched> {
  const runtime = fakeRuntime()
  const provider = await startProvider()
  runtime.routes.set('big', [{ url: provider.url, key: providerKey, isLocal: true, model: 'big' }])
  const lines: string[] = []
  const log = openLog({ write: (line) => lines.push(line), clock: worldOfTests.clock, settings })
  const telemetry = await openTelemetry({
    version: '0',
    clock: worldOfTests.clock,
    drafts: () => runtime.drafts.counts(),
    say: log.say,
    ...(otlp && { otlp: { url: otlp, headers: { 'x-key': 'collector' } } }),
  })
  const app = createApp(runtime, { version: '0', say: log.say, telemetry, auditor: fakeAuditor(), ...worldOfTests })
  const watch = createRequestWatch(app, { ...worldOfTests, telemetry, log })
  const serving = await serve(app, { port: 0, fetch, watch, graceMs: 1000 })
  onTestFinished(async () => {
    await serving.close()
    await telemetry.close()
    provider.stop()
  })
  const ask = (path: string, { headers = {}, ...init }: RequestInit = {}): Promise<Response> =>
    fetch(serving.url + path, { ...init, headers: { Authorization: 'Bearer good-token', ...(headers as Record<string, string>) } })
  const chat = async (content: string, headers: Record<string, string> = {}): Promise<Response> => {
    const answer = await ask('/v1/chat/completions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ model: 'big', stream: true, stream_options: { include_usage: true }, messages: [{ role: 'user', content }] }),
    })
    await answer.text()
    return answer
  }
  return { url: serving.url, lines, telemetry, runtime, ask, chat }
}

const quiet = { log: 'text', prompts: false } as const

/** Asks until the metrics hold a line: a request is counted when its connection says that it is over. */
async function metricsWith({ ask }: Watched, line: RegExp): Promise<string> {
  for (;;) {
    const text = await (await ask('/metrics')).text()
    if (line.test(text)) return text
  }
}

describe('/metrics', () => {
  test('counts requests by their route, calls of models by model and tokens, drafts by status', async () => {
    const gateway = await openWatched(quiet)
    gateway.runtime.seed('bees', 3)
    await gateway.chat('Hello')
    await (await gateway.ask('/v1/drafts/planted-id?secret=planted-query')).text()
    await (await gateway.ask('/planted-path')).text()
    const text = await metricsWith(
      gateway,
      /http_server_request_duration_count\{http_request_method="GET",http_response_status_code="404"\}/,
    )
    expect(text).toMatch(/http_server_request_duration_count\{.*http_route="\/v1\/chat\/completions",http_response_status_code="200"\} 1/)
    expect(text).toMatch(/http_server_request_duration_count\{.*http_route="\/v1\/drafts\/:id",http_response_status_code="404"\} 1/)
    const label = 'gen_ai_operation_name="chat",gen_ai_request_model="big",gen_ai_provider_name="127.0.0.1:'
    expect(text).toContain(`gen_ai_client_operation_duration_count{${label}`)
    expect(text).toContain(`gen_ai_client_operation_time_to_first_chunk_count{${label}`)
    expect(text).toMatch(/gen_ai_client_token_usage_sum\{.*gen_ai_token_type="output"\} \d+/)
    expect(text).toMatch(/galley_drafts\{galley_draft_status="\w+"\} 1/)
    expect(text).not.toMatch(/planted|good-token/)
  })

  test('a method and a model that a client makes up are no new series without end', async () => {
    const gateway = await openWatched(quiet)
    await (await gateway.ask('/v1/drafts', { method: 'PROPFIND' })).text()
    const text = await metricsWith(gateway, /_OTHER/)
    expect(text).not.toContain('PROPFIND')
    const count = 2500
    for (let n = 0; n < count; n += 1)
      gateway.telemetry.request(
        {
          id: 'a',
          method: 'POST',
          startedAt: 0,
          call: { operation: 'chat', model: `made-up-${n}`, server: 's', startedAt: 0, endedAt: 1 },
        },
        { endedAt: 1, status: 200, isCut: false },
      )
    const series = (await gateway.telemetry.metrics()).match(/^gen_ai_client_operation_duration_count/gm)
    expect(series?.length).toBeLessThanOrEqual(2000)
  })

  test('work of drafts is told by agent, model and tool', async () => {
    const { telemetry } = await openWatched(quiet)
    const at = { run: 'd1', startedAt: new Date(0), endedAt: new Date(2000) }
    for (const name of ['plan', 'plan-again']) telemetry.work({ ...at, kind: 'agent', name, role: 'planner' })
    telemetry.work({ ...at, kind: 'tool', name: 'search', error: 'FETCH_FAILED' })
    telemetry.work({
      ...at,
      kind: 'model',
      name: 'm',
      role: 'writer',
      url: 'https://x.org/v1',
      tokens: { promptTokens: 5, completionTokens: 7 },
    })
    telemetry.work({ ...at, kind: 'workflow', name: 'draft', status: 'done' })
    const text = await telemetry.metrics()
    expect(text).toContain('gen_ai_invoke_agent_duration_sum{gen_ai_operation_name="invoke_agent",gen_ai_agent_name="planner"} 4')
    expect(text).toContain(
      'gen_ai_execute_tool_duration_sum{gen_ai_operation_name="execute_tool",gen_ai_tool_name="search",error_type="FETCH_FAILED"} 2',
    )
    expect(text).toMatch(/gen_ai_client_token_usage_sum\{.*gen_ai_agent_name="writer",gen_ai_token_type="output"\} 7/)
    expect(new Set(text.match(/^[^#].*\}/gm)).size).toBe(text.match(/^[^#].*\}/gm)?.length)
    expect(text).toContain('gen_ai_workflow_duration_count{gen_ai_workflow_name="draft",galley_draft_status="done"} 1')
  })
})

describe('the id of a request', () => {
  test('goes with every answer, and is the trace of a client that has one', async () => {
    const { ask, chat } = await openWatched(quiet)
    const idOf = (answer: Response): string | null => answer.headers.get('Galley-Request-Id')
    const answers = [await ask('/openapi.json'), await ask('/v1/drafts'), await ask('/nowhere'), await chat('Hello')]
    expect(new Set(answers.map(idOf)).size).toBe(4)
    for (const answer of answers) expect(idOf(answer)).toMatch(/^[0-9a-f]{32}$/)
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
    expect(idOf(await ask('/readyz', { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } }))).toBe(trace)
    for (const bad of [`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, '00-x-y-01', `00-${trace}-00f067aa0ba902b7-01-x`])
      expect(idOf(await ask('/readyz', { headers: { traceparent: bad } }))).not.toBe(trace)
  })
})

describe('the log', () => {
  const planted = 'planted-secret'
  /** Asks with a secret wherever a request has room for one. */
  async function plant({ ask, chat }: Watched): Promise<void> {
    await chat(planted, { 'X-Secret': planted, Cookie: `galley_session_4070=${planted}` })
    for (const path of [`/${planted}`, `/enter?ticket=${planted}`, `/v1/drafts/${planted}`]) await (await ask(path)).text()
    await (await ask('/v1/drafts', { headers: { Authorization: `Bearer ${planted}` } })).text()
    await (await ask('/v1/drafts', { method: 'POST', body: planted, headers: { 'Content-Type': 'application/json' } })).text()
    await (await ask('/readyz')).text()
  }

  test('has no line for a request as text, and one for each as JSON, without secrets and prompts', async () => {
    const asText = await openWatched(quiet)
    await plant(asText)
    expect(asText.lines).toEqual([])
    const asJson = await openWatched({ log: 'json', prompts: false })
    await plant(asJson)
    const lines = asJson.lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.length).toBeGreaterThanOrEqual(6)
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'info',
        message: 'request',
        route: '/v1/chat/completions',
        status: 200,
        token: 'first',
        model: 'big',
      }),
    )
    expect(lines.map(({ route }) => route)).toContain('/enter')
    expect(asJson.lines.join('\n')).not.toMatch(new RegExp(`${planted}|${providerKey}|good-token`))
  })

  test('holds prompts where the operator asks for them, and still no key', async () => {
    const gateway = await openWatched({ log: 'json', prompts: true })
    await plant(gateway)
    const text = gateway.lines.join('\n')
    expect(text).toContain(planted)
    expect(text).not.toMatch(new RegExp(`${providerKey}|good-token`))
  })

  test('a text with line breaks stays one line', () => {
    const lines: string[] = []
    const log = openLog({ write: (line) => lines.push(line), clock: worldOfTests.clock, settings: { log: 'json', prompts: false } })
    log.say('one\n{"level":"error"}')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0]!)).toMatchObject({ message: 'one\n{"level":"error"}' })
  })
})

describe('a collector', () => {
  test('gets a trace of a request with its call, one trace of a draft, and no word of either', async () => {
    const bodies: { readonly path: string; readonly body: string; readonly key: unknown }[] = []
    const server = createServer((request, answer) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        bodies.push({ path: request.url ?? '', body: Buffer.concat(parts).toString('utf8'), key: request.headers['x-key'] })
        answer.setHeader('Content-Type', 'application/json').end('{}')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const gateway = await openWatched(quiet, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const answer = await gateway.chat('planted-prompt')
    const at = { run: 'd1', startedAt: new Date(), endedAt: new Date() }
    gateway.telemetry.work({ ...at, kind: 'model', name: 'm', role: 'writer' })
    gateway.telemetry.work({ ...at, kind: 'workflow', name: 'draft', status: 'done' })
    await metricsWith(gateway, /chat\/completions/)
    await gateway.telemetry.close()
    expect(new Set(bodies.map(({ path }) => path))).toEqual(new Set(['/v1/traces', '/v1/metrics']))
    expect(bodies.every(({ key }) => key === 'collector')).toBe(true)
    expect(bodies.map(({ body }) => body).join()).not.toMatch(new RegExp(`planted-prompt|${providerKey}|good-token`))
    const spans = bodies.flatMap(({ path, body }) => (path === '/v1/traces' ? spansIn(JSON.parse(body)) : []))
    const named = (name: string): SentSpan => spans.find((span) => span.name === name)!
    const request = named('POST /v1/chat/completions')
    expect(request.traceId).toBe(answer.headers.get('Galley-Request-Id'))
    expect(named('chat big')).toMatchObject({ traceId: request.traceId, parentSpanId: request.spanId })
    expect(named('chat m')).toMatchObject({
      traceId: named('invoke_workflow draft').traceId,
      parentSpanId: named('invoke_workflow draft').spanId,
    })
  })

  test('that is not there delays no answer and no end', async () => {
    const gateway = await openWatched(quiet, 'http://127.0.0.1:9')
    expect((await gateway.chat('Hello')).status).toBe(200)
    await gateway.telemetry.close()
    await expect
      .poll(() => gateway.lines, { timeout: 20_000 })
      .toEqual([expect.stringContaining('the collector at http://127.0.0.1:9 does not take')])
  })
})

interface SentSpan {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
}

function spansIn(body: { resourceSpans: readonly { scopeSpans: readonly { spans: readonly SentSpan[] }[] }[] }): readonly SentSpan[] {
  return body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
}
