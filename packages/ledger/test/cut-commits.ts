import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Message of the protocol that commits: `Q`, its length, its text. */
const commit = Buffer.from('COMMIT\0')

/** Makes a way to a database on which the answer to each second COMMIT is lost: it has reached the server, and the connection breaks before it says so. */
export async function cutCommits(url: string): Promise<{ readonly url: string; readonly cut: () => number }> {
  const target = new URL(url)
  let [seen, cut] = [0, 0]
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    let isCut = false
    client.on('data', (bytes: Buffer) => {
      if (bytes.includes(commit) && (seen += 1) % 2 === 0) {
        isCut = true
        cut += 1
      }
      database.write(bytes)
    })
    database.on('data', (bytes: Buffer) => (isCut ? client.destroy() : client.write(bytes)))
    const ends: readonly (readonly [Socket, Socket])[] = [
      [client, database],
      [database, client],
    ]
    for (const [one, other] of ends) {
      one.on('error', () => undefined)
      one.on('close', () => other.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const by = new URL(url)
  by.port = String((server.address() as AddressInfo).port)
  return { url: by.href, cut: () => cut }
}
