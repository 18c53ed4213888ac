// Sends one request again and again over keep-alive connections: `node load.mjs '{"port":1,"head":"…","body":"…","connections":50,"seconds":3}'`. Prints
// the requests and the times of each in milliseconds: p50 and p99 until the first byte of the body.
import { connect } from 'node:net'

const { port, head, body = '', connections, seconds, times = Infinity } = JSON.parse(process.argv[2])
const request = Buffer.from(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
const latencies = []
let failed = 0
const end = performance.now() + seconds * 1000

function run() {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let left = times
    let sent = 0
    let text = ''
    let isFirst = true
    const send = () => {
      if (performance.now() > end || left-- <= 0) return void socket.destroy()
      isFirst = true
      text = ''
      sent = performance.now()
      socket.write(request)
    }
    socket
      .setNoDelay(true)
      .on('connect', send)
      .on('error', () => (failed += 1))
      .on('close', resolve)
    socket.on('data', (data) => {
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
    })
  })
}

const began = performance.now()
await Promise.all(Array.from({ length: connections }, run))
const took = (performance.now() - began) / 1000
latencies.sort((a, b) => a - b)
const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
console.log(JSON.stringify({ requests: latencies.length, failed, perSecond: latencies.length / took, p50: at(0.5), p99: at(0.99) }))
