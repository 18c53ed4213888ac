import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { openGateway } from '../../test/open-gateway.ts'

test('headers that never end hold a connection for a while only, and others are answered meanwhile', async () => {
  const gateway = await openGateway(['echo'])
  const { hostname, port } = new URL(gateway.url)
  const sockets = Array.from({ length: 200 }, () => connect(Number(port), hostname).on('error', () => undefined))
  for (const socket of sockets) socket.write(`POST /v1/chat/completions HTTP/1.1\r\nHost: ${hostname}\r\nX-Slow: `)
  const drip = setInterval(() => sockets.forEach((socket) => socket.writable && socket.write('x')), 1000)
  const began = performance.now()
  const cut = Promise.all(sockets.map(async (socket) => once(socket.resume(), 'close')))
  const messages = [{ role: 'user', content: 'Hello?' }]
  expect((await gateway.post('/v1/chat/completions', { model: 'echo', messages })).status).toBe(200)
  await cut
  clearInterval(drip)
  expect(performance.now() - began).toBeLessThan(16_000 + 10_000)
  await gateway.close()
})
