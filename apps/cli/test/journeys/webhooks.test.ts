import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, test } from 'vitest'
import { freshData, galley, startGalley, type Running } from './start-galley.ts'

interface Got {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

test('an address is told of a draft although the gateway is killed in between, and again when it asks', { timeout: 180_000 }, async () => {
  const got: Got[] = []
  let status = 503
  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
      answer.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  const data = await freshData()
  const project = mkdtempSync(join(data, 'project-'))
  const here = { data, cwd: project }
  const refused = await galley(['webhook', 'new', `http://${host}/hook`], here)
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('WEBHOOK_REFUSED')])
  writeFileSync(join(project, 'galley.config.json'), JSON.stringify({ fetch: { privateHosts: [host] } }))
  const made = await galley(['webhook', 'new', `http://${host}/hook`, '--event', 'draft.done', 'draft.incomplete', 'draft.failed'], here)
  const secret = made.stdout.trim()
  expect([made.code, secret]).toEqual([0, expect.stringMatching(/^whsec_[\w+/]{43}=$/)])
  expect(made.stderr).not.toContain(secret)

  const start = async (): Promise<{ readonly gateway: Running; readonly url: string }> => {
    const gateway = startGalley(['start', '--port', '0', '--no-example'], here)
    return { gateway, url: /ready at (\S+)/.exec(await gateway.said('enter?ticket='))?.[1] ?? '' }
  }
  const first = await start()
  const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const text = 'The harbour of Nordholm was founded in 1887 and has fourteen berths. It is deep.\n'
  const brief = { topic: 'The harbour of Nordholm', words: 100, rounds: 0, sources: { texts: [{ title: 'Harbour', text }], web: false } }
  const created = await fetch(`${first.url}/v1/drafts`, { method: 'POST', headers, body: JSON.stringify(brief) })
  const { id } = (await created.json()) as { id: string }
  await expect.poll(() => got.length, { timeout: 60_000 }).toBe(1)
  first.gateway.child.kill('SIGKILL')
  await first.gateway.done
  status = 200
  const second = await start()
  await expect.poll(() => got.length, { timeout: 60_000 }).toBeGreaterThan(1)
  for (const { body, headers: sent } of got)
    expect(new Webhook(secret).verify(body, sent as Record<string, string>)).toMatchObject({ data: { draft: id } })
  expect(new Set(got.map(({ headers: sent }) => sent['webhook-id'])).size).toBe(1)

  const listed = await galley(['webhook', 'list', '--json'], here)
  const [webhook] = (JSON.parse(listed.stdout) as { webhooks: { id: string }[] }).webhooks
  const logged = async (): Promise<{ n: number; state: string; draft: string }[]> =>
    (
      JSON.parse((await galley(['webhook', 'log', webhook!.id, '--json'], here)).stdout) as {
        deliveries: { n: number; state: string; draft: string }[]
      }
    ).deliveries
  await expect.poll(logged, { timeout: 30_000 }).toMatchObject([{ state: 'delivered', draft: id }])
  const before = got.length
  const [delivered] = await logged()
  const replayed = await fetch(`${second.url}/v1/webhooks/${webhook!.id}/deliveries/${delivered!.n}/replay`, { method: 'POST', headers })
  expect(replayed.status).toBe(202)
  await expect.poll(() => got.length, { timeout: 30_000 }).toBe(before + 1)
  expect((await galley(['webhook', 'remove', webhook!.id], here)).code).toBe(0)
  expect(((await (await fetch(`${second.url}/v1/webhooks`, { headers })).json()) as { webhooks: unknown[] }).webhooks).toEqual([])
  second.gateway.child.kill('SIGTERM')
  expect((await second.gateway.done).code).toBe(0)
})
