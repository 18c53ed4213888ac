import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Ledger, LedgerOptions } from '@galley/ledger'
import { tempFolder } from '@galley/testkit/vitest'
import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, test } from 'vitest'
import { createLedgerFolder } from '../../test/ledger-folder.ts'
import { createWebhooks } from './create-webhooks.ts'
import { deliverWebhooks } from './deliver-webhooks.ts'
import { openWebhookKey } from './webhook-key.ts'
import type { Webhooks } from './webhooks.ts'

interface Got {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Answer of the receiver: a status, and headers. */
type Reply = readonly [status: number, headers?: Record<string, string>]

/** A receiver that answers one after another, the last of them for ever. */
async function startReceiver(replies: readonly Reply[]): Promise<{ readonly url: string; readonly host: string; readonly got: Got[] }> {
  const got: Got[] = []
  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const [status, headers = {}] = replies[Math.min(got.length, replies.length - 1)]!
      got.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
      answer.writeHead(status, headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: `http://${host}/hook`, host, got }
}

/** A data folder with webhooks, at a time that the test sets. */
interface WebhooksFolder {
  readonly ledger: Ledger
  readonly webhooks: Webhooks
  readonly data: string
  /** Moves the clock on, in seconds. */
  readonly pass: (seconds: number) => void
  /** Starts a deliverer; the returned function ends it. */
  readonly deliver: (resolve?: (host: string) => Promise<readonly string[]>) => () => Promise<void>
  /** Opens the ledger as another gateway would, with a deliverer of its own. */
  readonly another: (isAlive?: (owner: string) => boolean) => Promise<Pick<WebhooksFolder, 'ledger' | 'deliver'>>
  /** Ends a run, which writes its event. */
  readonly endRun: (id: string) => Promise<void>
}

async function openWebhooks(privateHosts: readonly string[], random = 0): Promise<WebhooksFolder> {
  const { path: data, open } = createLedgerFolder()
  let late = 0
  const clock = (): Date => new Date(Date.now() + late)
  const pause = async (ms: number, signal?: AbortSignal): Promise<void> => {
    await sleep(Math.min(ms, 20), undefined, signal ? { signal } : {}).catch(() => undefined)
  }
  let processes = 0
  const openNext = (isAlive: LedgerOptions['isAlive'] = () => true): Promise<Ledger> =>
    open({ clock, sleep: pause, owner: `boot:${(processes += 1)}:a`, isAlive })
  const ledger = await openNext()
  const secretOf = openWebhookKey(ledger, data, randomBytes)
  const policy = { privateHosts, userAgent: 'Galley/test' }
  const deliverOver =
    ({ webhooks: tables }: Ledger): WebhooksFolder['deliver'] =>
    (resolve = async () => []) =>
      deliverWebhooks({ tables, secretOf, policy, resolve, clock, random: () => random, sleep: pause }).close
  return {
    ledger,
    data,
    webhooks: createWebhooks({ tables: ledger.webhooks, secretOf, random: randomBytes, privateHosts }),
    pass: (seconds) => void (late += seconds * 1000),
    deliver: deliverOver(ledger),
    another: async (isAlive) => {
      const other = await openNext(isAlive)
      return { ledger: other, deliver: deliverOver(other) }
    },
    endRun: async (id) => {
      const made = await ledger.createRun({
        id,
        brief: { topic: 'bees' },
        pins: {},
        event: { type: 'draft.queued', data: { topic: 'bees' } },
        files: [],
      })
      if (made.lease === null) throw new Error('it was there')
      await ledger.append(made.lease, [{ type: 'draft.failed', data: { code: 'X', message: 'it failed', hint: 'none', exit: 3 } }])
    },
  }
}

test('a message is signed as Standard Webhooks has it, and its own verifier agrees', async () => {
  const receiver = await startReceiver([[200]])
  const { webhooks, deliver, endRun, data } = await openWebhooks([receiver.host])
  const { webhook, secret } = await webhooks.add({ url: receiver.url })
  const close = deliver()
  await endRun('d1')
  await expect.poll(() => receiver.got).toHaveLength(1)
  const [{ body, headers }] = receiver.got as [Got]
  const verified = new Webhook(secret).verify(body, headers as Record<string, string>)
  expect(verified).toMatchObject({ type: 'draft.failed', data: { draft: 'd1', code: 'X' } })
  expect(() => new Webhook(secret).verify(body.replace('d1', 'd2'), headers as Record<string, string>)).toThrow()
  expect(() => new Webhook('whsec_' + Buffer.alloc(32).toString('base64')).verify(body, headers as Record<string, string>)).toThrow()
  await expect
    .poll(() => webhooks.deliveries(webhook.id))
    .toMatchObject([{ state: 'delivered', status: 200, attempts: 1, draft: 'd1', dueAt: null }])
  await close()
  // The secret itself is nowhere; the ledger, which has the key that it is made of, is its owner's alone.
  const file = join(data, 'galley.sqlite')
  expect([readFileSync(file).includes(secret.slice(6)), statSync(file).mode & 0o077]).toEqual([false, 0])
})

test('only what it asked for is told, once an event, and nothing from before', async () => {
  const receiver = await startReceiver([[200]])
  const { webhooks, deliver, endRun, ledger } = await openWebhooks([receiver.host])
  await endRun('before')
  const all = await webhooks.add({ url: receiver.url })
  const done = await webhooks.add({ url: receiver.url, events: ['draft.done'] })
  await endRun('after')
  const close = deliver()
  await expect.poll(() => receiver.got).toHaveLength(1)
  expect((await webhooks.deliveries(all.webhook.id)).map(({ draft }) => draft)).toEqual(['after'])
  expect(await webhooks.deliveries(done.webhook.id)).toEqual([])
  await close()
  // Words of a draft go with it.
  await ledger.deleteRun('after')
  expect(await webhooks.deliveries(all.webhook.id)).toEqual([])
})

test('one that is not taken is sent again with longer pauses and the same id, and given up after three days', async () => {
  const receiver = await startReceiver([[500], [503, { 'retry-after': '900' }], [302, { location: 'http://127.0.0.1:9/' }], [500]])
  const { webhooks, deliver, endRun, pass } = await openWebhooks([receiver.host])
  const { webhook } = await webhooks.add({ url: receiver.url })
  await endRun('d1')
  const close = deliver()
  const latest = async (): Promise<Awaited<ReturnType<Webhooks['deliveries']>>[number]> => (await webhooks.deliveries(webhook.id))[0]!
  const waits: number[] = []
  for (let attempts = 1; attempts <= 10; attempts += 1) {
    await expect.poll(latest).toMatchObject({ attempts })
    const { dueAt, triedAt } = await latest()
    if (dueAt === null) break
    const wait = Math.round((Date.parse(dueAt) - Date.parse(triedAt!)) / 1000)
    waits.push(wait)
    pass(wait + 1)
  }
  expect(waits).toEqual([5, 900, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400])
  expect(await latest()).toMatchObject({ state: 'given-up', attempts: 10, status: 500 })
  expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(receiver.got.map(({ path }) => path)).toEqual(Array.from({ length: 10 }, () => '/hook'))
  // Whoever mended the receiver has it sent again.
  await webhooks.replay(webhook.id, (await latest()).n)
  await expect.poll(() => receiver.got).toHaveLength(11)
  await close()
})

test('a receiver may ask for a pause by a date', async () => {
  const receiver = await startReceiver([[503, { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }]])
  const { webhooks, deliver, endRun } = await openWebhooks([receiver.host])
  const { webhook } = await webhooks.add({ url: receiver.url })
  await endRun('d1')
  const close = deliver()
  const latest = async (): Promise<Awaited<ReturnType<Webhooks['deliveries']>>[number]> => (await webhooks.deliveries(webhook.id))[0]!
  await expect.poll(latest).toMatchObject({ attempts: 1 })
  const { dueAt, triedAt } = await latest()
  expect(Date.parse(dueAt!) - Date.parse(triedAt!)).toBeGreaterThan(3_500_000)
  await close()
})

test('jitter puts the next attempt off by whole milliseconds, which the ledger can hold', async () => {
  const receiver = await startReceiver([[500]])
  // As the machine's random bytes are made to fractions: k / 256.
  const { webhooks, deliver, endRun } = await openWebhooks([receiver.host], 77 / 256)
  const { webhook } = await webhooks.add({ url: receiver.url })
  await endRun('d1')
  const close = deliver()
  await expect.poll(() => webhooks.deliveries(webhook.id)).toMatchObject([{ attempts: 1, state: 'waiting', status: 500 }])
  await close()
  const [{ dueAt, triedAt } = { dueAt: null, triedAt: null }] = await webhooks.deliveries(webhook.id)
  // Five seconds and three hundredths of them, counted from before the attempt was written down.
  const pause = Date.parse(dueAt!) - Date.parse(triedAt!)
  expect(pause > 5000 && pause <= 5151).toBe(true)
  expect(receiver.got).toHaveLength(1)
})

test('410 is the last attempt', async () => {
  const receiver = await startReceiver([[410]])
  const { webhooks, deliver, endRun } = await openWebhooks([receiver.host])
  const { webhook } = await webhooks.add({ url: receiver.url })
  await endRun('d1')
  const close = deliver()
  await expect.poll(() => webhooks.deliveries(webhook.id)).toMatchObject([{ state: 'given-up', status: 410 }])
  await close()
})

test('what was under way when its process ended is sent again by the next one, with the same id', async () => {
  const receiver = await startReceiver([[200]])
  const { webhooks, deliver, endRun, ledger } = await openWebhooks([receiver.host])
  const { webhook } = await webhooks.add({ url: receiver.url })
  await endRun('d1')
  // A process that sent and ended before it wrote down how that went.
  const working = { ...ledger.webhooks }
  Object.assign(ledger.webhooks, { settle: () => Promise.reject(new Error('ended')) })
  const first = deliver()
  await expect.poll(() => receiver.got.length).toBeGreaterThan(0)
  await first()
  const before = receiver.got.length
  Object.assign(ledger.webhooks, working)
  const second = deliver()
  await expect.poll(() => webhooks.deliveries(webhook.id)).toMatchObject([{ state: 'delivered' }])
  await second()
  expect(receiver.got.length).toBe(before + 1)
  expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
})

test('three gateways of one ledger send each message once between them', async () => {
  const receiver = await startReceiver([[200]])
  const { webhooks, deliver, endRun, another } = await openWebhooks([receiver.host])
  const { webhook } = await webhooks.add({ url: receiver.url })
  const ends = [deliver(), (await another()).deliver(), (await another()).deliver()]
  await Promise.all(Array.from({ length: 30 }, (_, n) => endRun(`d${n}`)))
  await expect
    .poll(async () => (await webhooks.deliveries(webhook.id)).filter(({ state }) => state === 'delivered'), { timeout: 20_000 })
    .toHaveLength(30)
  await Promise.all(ends.map(async (end) => end()))
  expect(receiver.got).toHaveLength(30)
  expect((await webhooks.deliveries(webhook.id)).every(({ attempts }) => attempts === 1)).toBe(true)
})

test('a message of a gateway that ended in the middle is another’s: at once where it is known to be gone, else half a minute later', async () => {
  const receiver = await startReceiver([[200]])
  const { ledger, webhooks, endRun, another, pass } = await openWebhooks([receiver.host])
  const { webhook } = await webhooks.add({ url: receiver.url })
  await endRun('d1')
  const [due] = await ledger.webhooks.due(1)
  expect(await ledger.webhooks.claim(due?.n ?? 0)).toBe(true)
  const far = await another()
  expect([await far.ledger.webhooks.due(1), await far.ledger.webhooks.claim(due?.n ?? 0)]).toEqual([[], false])
  const near = await another((owner) => owner !== 'boot:1:a')
  expect(await near.ledger.webhooks.due(1)).toHaveLength(1)
  pass(31)
  const end = far.deliver()
  await expect.poll(() => webhooks.deliveries(webhook.id)).toMatchObject([{ state: 'delivered', attempts: 1 }])
  await end()
  // Who comes back late changes nothing of it.
  await ledger.webhooks.settle(due?.n ?? 0, { state: 'given-up', problem: 'too late' })
  expect(await webhooks.deliveries(webhook.id)).toMatchObject([{ state: 'delivered', attempts: 1, problem: null }])
})

test('all gateways of a ledger sign with one key, and that of an older Galley goes on', async () => {
  const { ledger, data, another } = await openWebhooks([])
  const other = (await another()).ledger
  const elsewhere = tempFolder()
  mkdirSync(join(data, 'keys'))
  const file = join(data, 'keys', 'webhook-key')
  writeFileSync(file, Buffer.alloc(32, 7))
  const first = await openWebhookKey(ledger, data, randomBytes)('w1')
  expect(first).toEqual(createHmac('sha256', Buffer.alloc(32, 7)).update('w1').digest())
  expect([existsSync(file), await openWebhookKey(other, elsewhere, randomBytes)('w1')]).toEqual([false, first])
})

test.each([
  'http://example.org/hook',
  'https://127.0.0.1/hook',
  'https://[::1]/hook',
  'https://[::ffff:10.0.0.1]/hook',
  'https://10.0.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://example.org:8443/',
  'https://user:secret@example.org/',
  'ftp://example.org/',
  'file:///etc/passwd',
  'nonsense',
])('%s is refused when it is named', async (url) => {
  const { webhooks } = await openWebhooks([])
  await expect(webhooks.add({ url })).rejects.toMatchObject({ code: 'WEBHOOK_REFUSED' })
})

test('a name that leads to a private address is reached at no attempt, whatever it led to before', async () => {
  const receiver = await startReceiver([[200]])
  const { webhooks, deliver, endRun, pass } = await openWebhooks([])
  const { webhook } = await webhooks.add({ url: 'https://rebinding.example/hook' })
  await endRun('d1')
  let asked = 0
  const close = deliver(async () => [['127.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['::1']][asked++] ?? ['169.254.169.254'])
  for (let attempts = 1; attempts <= 4; attempts += 1) {
    await expect
      .poll(() => webhooks.deliveries(webhook.id))
      .toMatchObject([{ attempts, state: 'waiting', problem: expect.stringContaining('not a public address') }])
    pass(90_000)
  }
  await close()
  expect([asked >= 4, receiver.got]).toEqual([true, []])
})

test('a number or an id that is not there is told', async () => {
  const receiver = await startReceiver([[200]])
  const { webhooks } = await openWebhooks([receiver.host])
  const { webhook } = await webhooks.add({ url: receiver.url })
  await expect(webhooks.replay(webhook.id, 7)).rejects.toMatchObject({ code: 'DELIVERY_NOT_FOUND' })
  await expect(webhooks.remove('none')).rejects.toMatchObject({ code: 'WEBHOOK_NOT_FOUND' })
  for (let n = 1; n < 100; n += 1) await webhooks.add({ url: receiver.url })
  await expect(webhooks.add({ url: receiver.url })).rejects.toMatchObject({ code: 'WEBHOOKS_TOO_MANY' })
})
