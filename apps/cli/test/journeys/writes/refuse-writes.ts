// Loaded before the command (`--import`): lets a test say over HTTP which write of this process is to be refused.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { failWrites, type Refusal } from '@galley/testkit'

const failed: string[] = []
failWrites(null)
const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const refusal = searchParams.get('refusal')
  if (refusal !== null) {
    failed.length = 0
    const [nth, times] = [Number(searchParams.get('nth')), Number(searchParams.get('times'))]
    failWrites({ nth, times, refusal: refusal as Refusal, onFail: (sql) => failed.push(sql) })
  }
  response.end(JSON.stringify(failed))
})
server.listen(0, '127.0.0.1', () => process.stderr.write(`refusing writes at ${(server.address() as AddressInfo).port};\n`))
server.unref()
