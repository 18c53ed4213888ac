import { readdirSync, readFileSync, statSync, writeFileSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { startModel } from './draft-within.ts'
import { freshData, root, startGalley } from './start-galley.ts'

const monitoring = join(root, 'examples', 'monitoring')

/** Secrets that this machine holds, and words that a client says in confidence. */
const planted = {
  modelKey: 'sk-planted-model-key-0123456789',
  collectorKey: 'planted-collector-key',
  ticket: 'planted-ticket-0123456789abcdef',
  bearer: 'galley_planted_bearer_0123456789abcdef',
  prompt: 'planted words of a prompt',
}

/** A collector that keeps what it is sent. */
async function startCollector(): Promise<{ readonly url: string; readonly bodies: string[] }> {
  const bodies: string[] = []
  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      bodies.push(Buffer.concat(parts).toString('utf8'))
      answer.setHeader('Content-Type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies }
}

/** The queries of the board and of the alert rules. */
function queriesOf(): readonly string[] {
  const board = JSON.parse(readFileSync(join(monitoring, 'grafana-board.json'), 'utf8')) as {
    readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[]
  }
  const alerts = parse(readFileSync(join(monitoring, 'alerts.yaml'), 'utf8')) as {
    readonly groups: readonly { readonly rules: readonly { readonly expr: string }[] }[]
  }
  return [
    ...board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...alerts.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
  ]
}

/** Names of metrics and of labels in a query; `up` and `job` are Prometheus's own. */
function namesIn(query: string): readonly string[] {
  const words = [...query.replaceAll(/"[^"]*"/g, '""').matchAll(/\b(?:http|gen_ai|galley|error)_\w+/g)].map(([word]) => word)
  return [...new Set(words)]
}

test('a gateway tells what its draft and its clients did, and none of their words or keys, anywhere', { timeout: 180_000 }, async () => {
  const data = await freshData()
  const model = await startModel({ models: ['mine-8b'] })
  const collector = await startCollector()
  const project = mkdtempSync(join(data, 'project-'))
  writeFileSync(
    join(project, 'galley.config.json'),
    JSON.stringify({ telemetry: { log: 'text', otlp: 'http://127.0.0.1:9' }, sourceRoots: [join(root, 'examples')] }),
  )
  const gateway = startGalley(['start', '--port', '0', '--no-example'], {
    data,
    cwd: project,
    env: {
      GALLEY_MODEL_URL: model.url,
      GALLEY_MODEL: 'mine-8b',
      GALLEY_MODEL_KEY: planted.modelKey,
      GALLEY_LOG: 'json',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${planted.collectorKey}`,
    },
  })
  const url = /ready at (http:\/\/[\w.:]+)/.exec(await gateway.said('enter?ticket='))?.[1] ?? ''
  const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url + path, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
    })
  const chat = await ask('/v1/chat/completions', {
    method: 'POST',
    body: JSON.stringify({ model: 'mine-8b', stream: true, messages: [{ role: 'user', content: planted.prompt }] }),
  })
  await chat.text()
  // A model that is asked for something that it cannot answer, and callers who put secrets where none belong.
  await (
    await ask('/v1/chat/completions', {
      method: 'POST',
      body: JSON.stringify({ model: 'none-8b', messages: [{ role: 'user', content: planted.prompt }] }),
    })
  ).text()
  await (await ask(`/enter?ticket=${planted.ticket}`)).text()
  await (await ask('/v1/drafts', { headers: { authorization: `Bearer ${planted.bearer}` } })).text()
  const brief = { topic: 'Registries', words: 200, rounds: 1, sources: { texts: [{ title: 'T', text: sourceText }], web: false } }
  const { id } = (await (await ask('/v1/drafts', { method: 'POST', body: JSON.stringify(brief) })).json()) as { id: string }
  await (await ask(`/v1/drafts/${id}/events`)).text()
  // The last event is there before the worker has let go of its run.
  const readMetrics = async (): Promise<string> => (await ask('/metrics')).text()
  await expect.poll(readMetrics, { timeout: 20_000 }).toContain('gen_ai_workflow_duration_count')
  const metrics = await readMetrics()

  const served = new Set([...metrics.matchAll(/\b[a-z]+(?:_[a-z]+)+\b/g)].map(([word]) => word))
  const known = queriesOf().flatMap((query) => namesIn(query).map((name) => ({ query, name })))
  expect(known.length).toBeGreaterThan(30)
  // A label of a failure is there once there was one.
  expect(known.filter(({ name }) => !served.has(name) && name !== 'error_type')).toEqual([])

  gateway.child.kill('SIGTERM')
  const { code, stdout, stderr } = await gateway.done
  expect(code).toBe(0)
  const lines = stderr.trim().split('\n')
  expect(lines.filter((line) => !line.startsWith('{'))).toEqual([])
  expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toContain('request')
  const sent = collector.bodies.join('\n')
  for (const name of ['invoke_workflow draft', 'invoke_agent writer', 'chat mine-8b', 'POST /v1/chat/completions'])
    expect(sent).toContain(name)
  for (const [name, secret] of Object.entries({ ...planted, token }))
    for (const [place, text] of Object.entries({ stdout, stderr, sent, metrics }))
      expect([name, place, text.includes(secret)]).toEqual([name, place, false])
  // The prompt of a client is stored nowhere; keys are in `keys` alone.
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(data, path)).isFile())
  for (const path of files.filter((file) => !file.startsWith('keys'))) {
    const bytes = readFileSync(join(data, path))
    for (const [name, secret] of Object.entries({ ...planted, token }))
      expect([name, path, bytes.includes(secret)]).toEqual([name, path, false])
  }
})

const sourceText =
  'Typosquatting is the practice of publishing a package under a name that resembles another one. It was described in 2016. A registry may refuse such names.\n'
