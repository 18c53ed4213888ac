import { gzipSync, zstdCompressSync } from 'node:zlib'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Draft } from '@galley/sdk'
import { expect, onTestFinished, test } from 'vitest'
import { startGateway, type InjectedGateway } from './start-gateway.ts'

const sentence = 'The bridge to Osterholm was opened in 1931 and carried 52,300 cars a day in 2024.'
const page = Buffer.from(
  `<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>${`<p>${sentence} It has two spans of 210 metres each.</p>`.repeat(8)}</article></body></html>`,
)

/** A server that packs the page as its path says, and names it so. */
async function servePage(): Promise<{ readonly url: string; readonly host: string }> {
  const server = createServer((request, response) => {
    const encoding = decodeURIComponent((request.url ?? '').slice(1))
    const body = encoding === 'zstd' ? zstdCompressSync(page) : encoding === 'gzip, gzip' ? gzipSync(gzipSync(page)) : page
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(body)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: `http://${host}`, host }
}

const only = (gateway: InjectedGateway, url: string): Promise<Draft> =>
  gateway.write({ topic: 'The bridge to Osterholm', words: 100, rounds: 0, sources: { urls: [url] } })

test('a draft of one page quotes it, or names the encoding that it could not be read for', async () => {
  const { url, host } = await servePage()
  const gateway = await startGateway({ fetch: { privateHosts: [host], gapMs: 0 } })
  for (const encoding of ['zstd', 'gzip, gzip', 'identity']) {
    const draft = await only(gateway, `${url}/${encodeURIComponent(encoding)}`)
    expect(draft.best.blocks.map(({ text }) => text).join(' '), encoding).toContain('52,300 cars')
  }
  for (const encoding of ['none', 'UTF-8', 'compress', 'aws-chunked', 'binary']) {
    const draft = await only(gateway, `${url}/${encoding}`)
    expect([draft.status, draft.failure?.code, draft.failure?.message, draft.notRead]).toEqual([
      'failed',
      'SOURCES_EMPTY',
      expect.stringContaining(`packed with "${encoding.toLowerCase()}"`),
      [expect.objectContaining({ kind: 'page', code: 'FETCH_ENCODING' })],
    ])
    expect(await (await gateway.ask(`/drafts/${draft.id}`)).text()).toContain(`packed with &quot;${encoding.toLowerCase()}&quot;`)
  }
  await gateway.expectUnharmed()
})

test('a draft of a page that must not be read says that its address was refused', async () => {
  const gateway = await startGateway({})
  for (const address of ['169.254.169.254/latest/', '127.0.0.1/', 'localhost/', '10.0.0.1/', '[::1]/', '[::ffff:127.0.0.1]/', '0.0.0.0/']) {
    const draft = await only(gateway, `http://${address}`)
    expect([draft.status, draft.failure?.message, draft.notRead], address).toEqual([
      'failed',
      expect.stringMatching(/Not fetched: .* is not a public address/),
      [expect.objectContaining({ kind: 'page', code: 'FETCH_REFUSED' })],
    ])
  }
  await gateway.expectUnharmed()
})
