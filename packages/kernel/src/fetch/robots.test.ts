import { expect, test } from 'vitest'
import { askAgent, testAgent } from '../../test/ask-agent.ts'
import { openTestKernel } from '../../test/open-test-kernel.ts'
import { startServer } from '../../test/start-server.ts'
import { emptyLedger, testRun } from '../../test/test-run.ts'
import { testTool } from '../../test/test-plugin.ts'
import { fault } from '../faults.ts'
import { createRobots } from './robots.ts'
import type { SafeAnswer, SafeFetch } from './safe-fetch.ts'

const signal = new AbortController().signal
const answerOf = (status: number, text: string): SafeAnswer => ({
  status,
  url: '',
  contentType: 'text/plain',
  headers: {},
  text: '',
  bytes: Buffer.from(text),
})

/** Rules over a fetch that answers so, and the addresses that it was asked for. */
function robotsOf(answer: SafeFetch): { readonly mayRead: (url: string) => Promise<boolean>; readonly asked: string[]; now: number } {
  const asked: string[] = []
  const robots = createRobots(
    async (request) => {
      asked.push(request.url)
      return answer(request)
    },
    () => new Date(state.now),
  )
  const state = { mayRead: async (url: string) => robots(url, signal), asked, now: 0 }
  return state
}

test.each([
  ['User-agent: *\nDisallow: /private', '/private/a', false],
  ['User-agent: *\nDisallow: /private', '/public', true],
  ['User-agent: *\nDisallow: /\nAllow: /open', '/open/a', true],
  ['User-agent: Galley\nDisallow: /\n\nUser-agent: *\nAllow: /', '/a', false],
  ['User-agent: Other\nDisallow: /', '/a', true],
  ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf', false],
  ['<!doctype html><p>Not found, as a page.', '/a', true],
  ['', '/a', true],
])('%j lets %s be read: %s', async (text, path, isAllowed) => {
  const { mayRead } = robotsOf(async () => answerOf(200, text))
  expect(await mayRead(`https://a.example${path}`)).toBe(isAllowed)
})

test('a site is asked once a day, each site for itself', async () => {
  const robots = robotsOf(async () => answerOf(404, 'User-agent: *\nDisallow: /'))
  for (const path of ['/a', '/b']) expect(await robots.mayRead(`https://a.example${path}`)).toBe(true)
  expect(await robots.mayRead('http://a.example/a')).toBe(true)
  robots.now = 86_400_000
  await robots.mayRead('https://a.example/a')
  expect(robots.asked).toEqual(['https://a.example/robots.txt', 'http://a.example/robots.txt', 'https://a.example/robots.txt'])
})

test('a site whose rules cannot be had is not read, and is asked again the next time', async () => {
  const failures = [
    answerOf(503, ''),
    fault('FETCH_FAILED', { url: 'https://a.example/robots.txt', reason: 'ECONNREFUSED' }),
    answerOf(404, ''),
  ]
  const robots = robotsOf(async () => {
    const next = failures.shift()
    if (next instanceof Error) throw next
    return next ?? answerOf(404, '')
  })
  await expect(robots.mayRead('https://a.example/a')).rejects.toMatchObject({
    code: 'FETCH_FAILED',
    message: expect.stringContaining('503') as string,
  })
  await expect(robots.mayRead('https://a.example/a')).rejects.toMatchObject({ code: 'FETCH_FAILED' })
  expect(await robots.mayRead('https://a.example/a')).toBe(true)
})

test('a page that its site does not let be read is not asked for, by itself or behind a redirect, and is told as not read', async () => {
  const { port, asked } = await startServer((request, response) => {
    const host = request.headers.host?.split(':')[0]
    if (request.url === '/robots.txt')
      return void response.writeHead(200, { 'content-type': 'text/plain' }).end(host === 'b.test' ? 'User-agent: *\nDisallow: /' : '')
    if (request.url === '/moved') return void response.writeHead(302, { location: `http://b.test:${port}/page` }).end()
    return void response.writeHead(200, { 'content-type': 'text/plain' }).end('Bees dance.')
  })
  const policy = { privateHosts: [`a.test:${port}`, `b.test:${port}`], userAgent: 'Galley/0.1', gapMs: 0 }
  const kernel = await openTestKernel(
    [testAgent({ read: { maxPages: 9 } }), testTool('@me/plain', { read: `return { title: 't', body: input.body.body }` })],
    {
      fetch: { policy, resolve: () => Promise.resolve(['127.0.0.1']) },
    },
  )
  const ledger = emptyLedger()
  const read = (address: string): Promise<unknown> =>
    askAgent(
      kernel,
      testRun(ledger, { readers: { 'text/plain': '@me/plain' } }),
      `return host.read({ address: '${address}' }).then(() => 'read', ({ code, message }) => code + ': ' + message)`,
    )
  expect(await read(`http://a.test:${port}/page`)).toBe('read')
  expect(await read(`http://b.test:${port}/page`)).toMatch(/^SOURCE_NOT_ALLOWED: .*robots\.txt/)
  expect(asked.filter(({ headers, url }) => headers.host?.startsWith('b.test') === true && url !== '/robots.txt')).toEqual([])
  expect(await read(`http://a.test:${port}/moved`)).toMatch(/^SOURCE_NOT_ALLOWED: .*robots\.txt/)
  expect(ledger.events.filter(({ event }) => event.type === 'source.failed')).toMatchObject([
    { event: { data: { name: `http://b.test:${port}/page`, reason: expect.stringContaining('robots.txt') as string } } },
    { event: { data: { name: `http://a.test:${port}/moved` } } },
  ])
})
