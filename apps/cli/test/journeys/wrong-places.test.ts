import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freshData, galley } from './start-galley.ts'

describe('a place that the environment names wrongly', () => {
  it('is told where GALLEY_CONFIG names no file', async () => {
    const data = await freshData()
    const file = join(data, 'missing.json')
    const { code, stderr } = await galley(['draft', 'Bees', '--model', 'none'], { data, env: { GALLEY_CONFIG: file } })
    expect({ code, isTold: stderr.includes(`Cannot read ${file}`) }).toEqual({ code: 2, isTold: true })
  })

  it('is told where GALLEY_URL is no address', async () => {
    for (const url of ['127.0.0.1:4070', 'localhost:4070', 'nonsense']) {
      const { code, stderr } = await galley(['drafts', 'list'], { data: await freshData(), env: { GALLEY_URL: url } })
      expect({ url, code, isTold: stderr.includes('GALLEY_URL is no address with its scheme') }).toEqual({ url, code: 2, isTold: true })
    }
  })

  it('is told where GALLEY_URL is another server, whatever JSON that answers', async () => {
    const server = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'application/json' }).end('{"object":"list"}'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    for (const command of [['list'], ['show', 'd1']]) {
      const { code, stderr } = await galley(['drafts', ...command], {
        data: await freshData(),
        env: { GALLEY_URL: url, GALLEY_TOKEN: 'x' },
      })
      expect({ command, code, isTold: stderr.includes('NOT_A_GATEWAY') }).toEqual({ command, code: 2, isTold: true })
    }
  })
})
