// Sends one request again and again over keep-alive connections, to several targets in turns over each:
// `node load.mjs '{"targets":[{"port":1,"head":"…"}],"body":"…","connections":50,"seconds":3}'`. Prints the requests and the times of each in milliseconds: p50 and
// p99 until the first byte of the body.
import { connect } from 'node:net'

const { targets, body = '', connections, seconds, times = Infinity } = JSON.parse(process.argv[2])
const requests = targets.map(({ head }) => Buffer.from(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`))
const latencies = []
let failed = 0
const end = performance.now() + seconds * 1000

function run() {
  return new Promise((resolve) => {
    let [left, turn, sent, text, isFirst, open] = [times, 0, 0, '', true, 0]
    const sockets = targets.map(({ port }) => connect(port, '127.0.0.1').setNoDelay(true))
    const stop = () => {
      for (const socket of sockets) socket.destroy()
      resolve()
    }
    const send = () => {
      if (performance.now() > end || left-- <= 0) return stop()
      isFirst = true
      text = ''
      sent = performance.now()
      turn = (turn + 1) % targets.length
      sockets[turn].write(requests[turn])
    }
    const take = (data) => {
      text += data.toString('latin1')
      const at = text.indexOf('\r\n\r\n')
      if (at === -1 || text.length === at + 4) return
      if (isFirst) {
        latencies.push(performance.now() - sent)
        isFirst = false
        if (!text.startsWith('HTTP/1.1 200')) failed += 1
      }
      const length = /content-length: (\d+)/i.exec(text.slice(0, at))?.[1]
      const isWhole = length === undefined ? text.endsWith('0\r\n\r\n') : text.length >= at + 4 + Number(length)
      if (isWhole) send()
    }
    for (const socket of sockets)
      socket
        .on('connect', () => ++open === sockets.length && send())
        .on('data', take)
        .on('error', () => (failed += 1))
        .on('close', stop)
  })
}

const began = performance.now()
await Promise.all(Array.from({ length: connections }, run))
const took = (performance.now() - began) / 1000
latencies.sort((a, b) => a - b)
const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
console.log(JSON.stringify({ requests: latencies.length, failed, perSecond: latencies.length / took, p50: at(0.5), p99: at(0.99) }))
