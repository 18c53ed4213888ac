import type { ServerResponse } from 'node:http'
import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startServer } from '../../test/start-server.ts'
import { createSafeFetch, type SafeAnswer, type SafeRequest } from './safe-fetch.ts'

const names: Readonly<Record<string, readonly string[]>> = {
  'private.test': ['10.0.0.5'],
  'metadata.test': ['169.254.169.254'],
  'mixed.test': ['93.184.216.34', '127.0.0.1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  'nat64.test': ['64:ff9b::7f00:1'],
  'sixtofour.test': ['2002:7f00:1::'],
  'teredo.test': ['2001::1'],
  'cgnat.test': ['100.64.0.1'],
  'ula.test': ['fd00::1'],
  'linklocal.test': ['fe80::1'],
  'compatible.test': ['::7f00:1'],
  localhost: ['127.0.0.1', '::1'],
  'docs.test': ['127.0.0.1'],
  'other.test': ['127.0.0.1'],
}

interface Asked extends Partial<SafeRequest> {
  readonly privateHosts?: readonly string[]
  readonly slept?: number[]
}

function get(url: string, { privateHosts = [], slept = [], ...asked }: Asked = {}): Promise<SafeAnswer> {
  const safeFetch = createSafeFetch({
    policy: { privateHosts, userAgent: 'Galley/0.1 (+https://example.org)', gapMs: 0 },
    resolve: (name) =>
      names[name] === undefined ? Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) : Promise.resolve(names[name]),
    clock: () => new Date('2026-11-24T12:00:00Z'),
    sleep: (milliseconds) => {
      slept.push(milliseconds)
      return Promise.resolve()
    },
  })
  return safeFetch({ url, method: 'GET', headers: {}, allowedHosts: ['*'], signal: new AbortController().signal, ...asked })
}

const html = (response: ServerResponse, body: string | Uint8Array, headers: Record<string, string> = {}): void => {
  response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(body)
}

test.each([
  ['http://127.0.0.1/', 'loopback'],
  ['http://2130706433/', 'loopback'],
  ['http://0x7f000001/', 'loopback'],
  ['http://017700000001/', 'loopback'],
  ['http://127.1/', 'loopback'],
  ['http://127.0.0.1./', 'loopback'],
  ['http://①②⑦.0.0.1/', 'loopback'],
  ['http://0/', 'unspecified'],
  ['http://10.1.2.3/', 'private'],
  ['http://169.254.169.254/latest/meta-data/', 'link-local'],
  ['http://[::1]/', 'loopback'],
  ['http://[::]/', 'unspecified'],
  ['http://[::ffff:127.0.0.1]/', 'IPv4-mapped'],
  ['http://[::ffff:a00:1]/', 'IPv4-mapped'],
  ['http://[64:ff9b::10.0.0.1]/', 'NAT64'],
  ['http://[::127.0.0.1]/', 'not global unicast'],
  ['https://private.test/', 'private'],
  ['https://metadata.test./', 'link-local'],
  ['https://mixed.test/', 'loopback'],
  ['https://mapped.test/', 'IPv4-mapped'],
  ['https://nat64.test/', 'NAT64'],
  ['https://sixtofour.test/', '6to4'],
  ['https://teredo.test/', 'teredo'],
  ['https://cgnat.test/', 'carrier-grade NAT'],
  ['https://ula.test/', 'unique local'],
  ['https://linklocal.test/', 'link-local'],
  ['https://compatible.test/', 'not global unicast'],
  ['http://localhost/', 'loopback'],
  ['http://LOCALHOST/', 'loopback'],
  ['http://93.184.216.34:22/', 'ports 80 and 443'],
  ['https://93.184.216.34:8443/', 'ports 80 and 443'],
  ['http://admin:admin@93.184.216.34/', 'name or password'],
  ['ftp://93.184.216.34/', 'only http and https'],
  ['file:///etc/passwd', 'only http and https'],
  ['gopher://127.0.0.1:6379/_x', 'only http and https'],
])('%s is refused: %s', async (url, rule) => {
  await expect(get(url)).rejects.toMatchObject({ code: 'FETCH_REFUSED', message: expect.stringContaining(rule) as string })
})

test('the operator’s exception is for exactly that host and port', async () => {
  const { port } = await startServer((_, response) => html(response, '<p>hello</p>'))
  const privateHosts = [`docs.test:${port}`]
  expect(await get(`http://docs.test:${port}/a#b`, { privateHosts })).toMatchObject({
    status: 200,
    url: `http://docs.test:${port}/a`,
    contentType: 'text/html',
    text: '<p>hello</p>',
  })
  await expect(get(`http://127.0.0.1:${port}/`, { privateHosts })).rejects.toMatchObject({ code: 'FETCH_REFUSED' })
  await expect(get(`http://other.test:${port}/`, { privateHosts })).rejects.toMatchObject({ code: 'FETCH_REFUSED' })
  await expect(get(`http://docs.test:${port}/`)).rejects.toMatchObject({ code: 'FETCH_REFUSED' })
})

test('a plugin reaches the hosts of its manifest, and $base is the operator’s service, private or not', async () => {
  const { port } = await startServer((_, response) => html(response, 'ok'))
  const base = `http://docs.test:${port}/search`
  expect(await get(`${base}?q=x`, { allowedHosts: ['$base'], base })).toMatchObject({ text: 'ok' })
  await expect(get(`http://other.test:${port}/`, { allowedHosts: ['$base'], base })).rejects.toMatchObject({ code: 'FETCH_REFUSED' })
  await expect(get('https://example.org/', { allowedHosts: ['*.wikipedia.org'] })).rejects.toMatchObject({
    code: 'FETCH_REFUSED',
    message: expect.stringContaining('may not reach example.org') as string,
  })
})

test('what is sent is honest, and a plugin sets no header that matters', async () => {
  const { port, asked } = await startServer((_, response) => html(response, 'ok'))
  const privateHosts = [`docs.test:${port}`]
  await get(`http://docs.test:${port}/`, { privateHosts, headers: { Accept: 'text/html', 'Accept-Language': 'de' } })
  expect(asked[0]?.headers).toMatchObject({
    host: `docs.test:${port}`,
    'user-agent': 'Galley/0.1 (+https://example.org)',
    'accept-encoding': 'gzip, br, zstd, deflate',
    accept: 'text/html',
    'accept-language': 'de',
  })
  for (const name of ['Host', 'Cookie', 'Authorization', 'User-Agent', 'Content-Length', 'Transfer-Encoding', 'a b'])
    await expect(get(`http://docs.test:${port}/`, { privateHosts, headers: { [name]: 'x' } })).rejects.toMatchObject({
      code: 'FETCH_REFUSED',
    })
  await expect(get(`http://docs.test:${port}/`, { privateHosts, headers: { accept: 'a\r\nx: y' } })).rejects.toMatchObject({
    code: 'FETCH_REFUSED',
  })
})

test.each(['http://169.254.169.254/', 'http://private.test/', 'file:///etc/passwd', 'http://127.0.0.1:1/'])(
  'a redirect to %s is refused',
  async (location) => {
    const { port } = await startServer((_, response) => void response.writeHead(302, { location }).end())
    await expect(get(`http://docs.test:${port}/`, { privateHosts: [`docs.test:${port}`] })).rejects.toMatchObject({ code: 'FETCH_REFUSED' })
  },
)

test('a redirect out of the plugin’s hosts is refused', async () => {
  const { port } = await startServer((_, response) => void response.writeHead(302, { location: `http://other.test:${port}/` }).end())
  const privateHosts = [`docs.test:${port}`, `other.test:${port}`]
  await expect(get(`http://docs.test:${port}/`, { privateHosts, allowedHosts: ['docs.test'] })).rejects.toMatchObject({
    code: 'FETCH_REFUSED',
  })
})

test('redirects are followed, five of them, and another origin does not hear what was said to the first', async () => {
  const { port, asked } = await startServer((request, response) => {
    const left = Number(request.url?.slice(1))
    if (left === 0) html(response, 'there')
    else response.writeHead(301, { location: `http://other.test:${port}/${left - 1}` }).end()
  })
  const privateHosts = [`docs.test:${port}`, `other.test:${port}`]
  expect(await get(`http://docs.test:${port}/5`, { privateHosts, headers: { 'X-Api': 'k' } })).toMatchObject({
    url: `http://other.test:${port}/0`,
    text: 'there',
  })
  expect(asked.map((request) => request.headers['x-api'])).toEqual(['k', undefined, undefined, undefined, undefined, undefined])
  await expect(get(`http://docs.test:${port}/6`, { privateHosts })).rejects.toMatchObject({
    code: 'FETCH_FAILED',
    message: expect.stringContaining('redirects') as string,
  })
})

test.each([
  ['gzip', gzipSync],
  ['br', (bytes: string | Uint8Array) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } })],
  ['deflate', deflateSync],
  ['zstd', zstdCompressSync],
])('%s is unpacked, and a bomb of it is not', async (encoding, pack) => {
  const bomb = pack(Buffer.alloc(30_000_000))
  const { port } = await startServer((request, response) =>
    html(response, request.url === '/bomb' ? bomb : pack('héllo'), { 'content-encoding': encoding }),
  )
  const privateHosts = [`docs.test:${port}`]
  expect(await get(`http://docs.test:${port}/`, { privateHosts })).toMatchObject({ text: 'héllo' })
  await expect(get(`http://docs.test:${port}/bomb`, { privateHosts })).rejects.toMatchObject({
    code: 'FETCH_TOO_LARGE',
    message: expect.stringContaining('20 MB when unpacked') as string,
  })
})

test.each(['none', 'UTF-8', 'compress', 'aws-chunked', 'binary', 'gzip, none'])(
  'a page packed with "%s" is refused by that name, and an error page so packed is an error',
  async (encoding) => {
    const { port } = await startServer((request, response) => {
      response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html', 'content-encoding': encoding })
      // More than a buffer, so that the body is still on its way when it is given up.
      response.end('x'.repeat(400_000))
    })
    const privateHosts = [`docs.test:${port}`]
    await expect(get(`http://docs.test:${port}/`, { privateHosts })).rejects.toMatchObject({
      code: 'FETCH_ENCODING',
      message: expect.stringContaining(`packed with "${encoding.split(', ').at(-1)?.toLowerCase()}"`) as string,
    })
    expect(await get(`http://docs.test:${port}/gone`, { privateHosts })).toMatchObject({ status: 404, text: '' })
  },
)

test('a redirect is followed, however its own body ends', async () => {
  const { port } = await startServer((request, response) => {
    if (request.url === '/there') return html(response, 'there')
    response.writeHead(302, { location: '/there', 'content-type': 'text/html', 'content-encoding': 'gzip', 'content-length': '9000' })
    response.write('not gzip', () => request.socket.resetAndDestroy())
  })
  expect(await get(`http://docs.test:${port}/`, { privateHosts: [`docs.test:${port}`] })).toMatchObject({ text: 'there' })
})

test('more than 5 MB on the wire is not read', async () => {
  const { port } = await startServer((_, response) => html(response, Buffer.alloc(6_000_000, 'x')))
  await expect(get(`http://docs.test:${port}/`, { privateHosts: [`docs.test:${port}`] })).rejects.toMatchObject({ code: 'FETCH_TOO_LARGE' })
})

test.each([
  ['image/png', 'image/png'],
  ['application/octet-stream', 'application/octet-stream'],
  ['', 'not given'],
])('a body of type %s is not read', async (type, named) => {
  const { port } = await startServer((_, response) => void response.writeHead(200, type === '' ? {} : { 'content-type': type }).end('x'))
  await expect(get(`http://docs.test:${port}/`, { privateHosts: [`docs.test:${port}`] })).rejects.toMatchObject({
    code: 'FETCH_TYPE',
    message: expect.stringContaining(named) as string,
  })
})

test('an error page is an answer, whatever its type', async () => {
  const { port } = await startServer((_, response) => void response.writeHead(404, { 'content-type': 'image/png' }).end('x'))
  expect(await get(`http://docs.test:${port}/`, { privateHosts: [`docs.test:${port}`] })).toMatchObject({ status: 404, text: '' })
})

test.each([
  ['7', 7000],
  ['Tue, 24 Nov 2026 12:00:05 GMT', 5000],
])('a server that asks to come back after %s is asked once more', async (header, pause) => {
  let turns = 0
  const { port } = await startServer((_, response) => {
    turns += 1
    if (turns === 1) response.writeHead(429, { 'retry-after': header }).end()
    else html(response, 'now')
  })
  const slept: number[] = []
  expect(await get(`http://docs.test:${port}/`, { privateHosts: [`docs.test:${port}`], slept })).toMatchObject({ text: 'now' })
  expect(slept).toEqual([pause])
})

test('it asks again once only, and does not wait an hour', async () => {
  const { port, asked } = await startServer(
    (request, response) =>
      void response.writeHead(503, { 'retry-after': request.url === '/hour' ? '3600' : '1', 'content-length': '0' }).end(),
  )
  const privateHosts = [`docs.test:${port}`]
  expect(await get(`http://docs.test:${port}/hour`, { privateHosts })).toMatchObject({ status: 503 })
  expect(await get(`http://docs.test:${port}/`, { privateHosts })).toMatchObject({ status: 503 })
  expect(asked).toHaveLength(3)
})

test('names that do not resolve and servers that close are failures that say so', async () => {
  const { port } = await startServer((request) => request.socket.destroy())
  await expect(get('https://nowhere.test/')).rejects.toMatchObject({
    code: 'FETCH_FAILED',
    message: expect.stringContaining('ENOTFOUND') as string,
  })
  await expect(get(`http://docs.test:${port}/`, { privateHosts: [`docs.test:${port}`] })).rejects.toMatchObject({ code: 'FETCH_FAILED' })
})

test('plain HTTP behind https is no answer', async () => {
  const { port } = await startServer((_, response) => html(response, 'x'))
  await expect(get(`https://docs.test:${port}/`, { privateHosts: [`docs.test:${port}`] })).rejects.toMatchObject({ code: 'FETCH_FAILED' })
})

test('aborting throws the reason', async () => {
  const { port } = await startServer(() => undefined)
  const controller = new AbortController()
  const reason = new Error('cancelled')
  const fetching = get(`http://docs.test:${port}/`, { privateHosts: [`docs.test:${port}`], signal: controller.signal })
  setTimeout(() => controller.abort(reason), 50)
  await expect(fetching).rejects.toBe(reason)
})
