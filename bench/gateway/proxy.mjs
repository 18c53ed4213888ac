// The least proxy on Node that there is, one handler between `node:http` and undici: what Galley's routes and guards cost is what it takes more.
import { createRequire } from 'node:module'
import { createServer } from 'node:http'

// The gateway's own undici: the root has none.
const require = createRequire(new URL('../../apps/gateway/package.json', import.meta.url))
const { Agent } = require('undici')
const agent = new Agent({ connections: null, pipelining: 1, keepAliveTimeout: 30_000 })
const origin = process.argv[2]

function forwardingTo(response) {
  return {
    onRequestStart() {},
    onResponseStart: (_, status, headers) => {
      const { 'content-type': type, 'content-length': length } = headers
      response.writeHead(status, length === undefined ? { 'content-type': type } : { 'content-type': type, 'content-length': length })
    },
    onResponseData: (_, chunk) => void response.write(chunk),
    onResponseEnd: () => void response.end(),
    onResponseError: (_, error) => void response.destroy(error),
  }
}

createServer((request, response) => {
  const parts = []
  request.on('data', (part) => parts.push(part))
  request.on('end', () => {
    const headers = { 'content-type': 'application/json' }
    agent.dispatch({ origin, path: request.url, method: 'POST', headers, body: Buffer.concat(parts) }, forwardingTo(response))
  })
}).listen(0, '127.0.0.1', function () {
  process.stdout.write(`${this.address().port}\n`)
})
