import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { constants, createGzip } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { limitAnswer } from './limit-answer.ts'

async function ask(answer: RequestListener): Promise<Response> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return limitAnswer(await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
}

test('an answer of ordinary size comes through as it is', async () => {
  const answer = await ask((_, response) => response.writeHead(201, { 'x-of': 'the server' }).end('{"a":1}'))
  expect([answer.status, answer.headers.get('x-of'), await answer.json()]).toEqual([201, 'the server', { a: 1 }])
  expect(await (await ask((_, response) => response.writeHead(204).end())).text()).toBe('')
})

test('an answer without an end breaks off, and so does one that only unpacks to one', async () => {
  let wasLeft = false
  const endless = await ask((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
    }
    response.on('drain', more).on('close', () => (wasLeft = true))
    more()
  })
  await expect(endless.text()).rejects.toThrow('larger than 16 MB')
  await expect.poll(() => wasLeft).toBe(true)
  const bomb = await ask((_, response) => {
    const gzip = createGzip({ level: constants.Z_BEST_SPEED })
    gzip.pipe(response.writeHead(200, { 'content-encoding': 'gzip' }))
    gzip.end(Buffer.alloc(60_000_000))
  })
  await expect(bomb.text()).rejects.toThrow('larger than 16 MB')
})
