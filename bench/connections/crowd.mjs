// Clients of one gateway: connections that asked once and stay, streams that go on, and one client that asks `/livez` all the while.
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const { port, idle, streams, token, seconds } = JSON.parse(process.argv[2])
const head = (line, more = '') => `${line} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${more}\r\n`

/** Opens a connection, sends a request and resolves with it at the first piece that holds `sign`. */
function open(request, sign) {
  const client = { pieces: 0, isOpen: true }
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.on('data', (data) => {
      client.pieces += 1
      if (data.includes(sign)) resolve(client)
      else if (client.pieces > 20) reject(new Error(data.toString().slice(0, 300)))
    })
    socket.on('error', reject)
    socket.on('close', () => (client.isOpen = false))
  })
}

/** Opens so many, fifty at a time. */
async function openMany(count, request, sign) {
  const clients = []
  while (clients.length < count) {
    const batch = Array.from({ length: Math.min(50, count - clients.length) }, () => open(request, sign))
    clients.push(...(await Promise.all(batch)))
  }
  return clients
}

const body = JSON.stringify({ model: 'bench', stream: true, messages: [{ role: 'user', content: 'Hello' }] })
const chat = head(
  'POST /v1/chat/completions',
  `Authorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`,
)
const streaming = await openMany(streams, chat + body, 'data: ')
const idling = await openMany(idle, head('GET /livez'), '200 OK')
const before = streaming.map(({ pieces }) => pieces)
const times = []
for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(20)) {
  const asked = performance.now()
  await (await fetch(`http://127.0.0.1:${port}/livez`)).arrayBuffer()
  times.push(performance.now() - asked)
}
times.sort((one, other) => one - other)
const quantile = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]
const stillOpen = (clients) => clients.filter(({ isOpen }) => isOpen).length
process.stdout.write(
  JSON.stringify({
    idle: stillOpen(idling),
    streams: stillOpen(streaming),
    slowestPieces: Math.min(...streaming.map(({ pieces }, n) => pieces - before[n])),
    asked: times.length,
    p50: quantile(0.5),
    p99: quantile(0.99),
  }),
)
process.exit(0)
