import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { crc32c } from '../../src/download/crc32c.ts'
import { writeZip } from '../../src/cross-check/write-zip.ts'

/** A server of OSV exports for tests, as Cloud Storage answers: tags, dates, digests, ranges. */
export interface ExportServer {
  readonly address: string
  /** Requests so far: path, and the range that was asked for. */
  readonly asked: { readonly path: string; readonly range: string | undefined }[]
  /** Lays a file, instead of the one there was. */
  readonly put: (path: string, bytes: Buffer | string) => void
  /** Lays an ecosystem's export, its list of changes and its records. */
  readonly putExport: (records: readonly ExportedRecord[], ecosystem?: string) => void
  /** Answers the next requests itself; true when it did. */
  answer: ((request: IncomingMessage, response: ServerResponse, bytes: Buffer) => boolean) | null
}

/** A record of an export. */
interface ExportedRecord {
  readonly id: string
  readonly modified: string
}

/** Starts the server on a free port of this machine; it stops when the test ends. */
export async function startExportServer(): Promise<ExportServer> {
  const files = new Map<string, Buffer>()
  const server: ExportServer = {
    address: '',
    asked: [],
    answer: null,
    put: (path, bytes) => void files.set(path, Buffer.from(bytes)),
    putExport: (records, ecosystem = 'npm') => {
      const texts = records.map((record) => ({ name: `${record.id}.json`, text: JSON.stringify(record) }))
      for (const { name, text } of texts) files.set(`/${ecosystem}/${name}`, Buffer.from(text))
      files.set(`/${ecosystem}/all.zip`, writeZip(texts))
      files.set(`/${ecosystem}/modified_id.csv`, Buffer.from(listOf(records)))
    },
  }
  const http = createServer((request, response) => {
    const path = request.url ?? '/'
    server.asked.push({ path, range: request.headers.range })
    const bytes = files.get(path) ?? Buffer.alloc(0)
    if (server.answer?.(request, response, bytes)) return
    if (files.has(path)) serveFile(request, response, bytes)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    http.closeAllConnections()
    http.close()
  })
  return Object.assign(server, { address: `http://127.0.0.1:${(http.address() as AddressInfo).port}` })
}

/** Headers of a stored object. */
export function objectHeaders(bytes: Buffer): Record<string, string> {
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32c(bytes))
  return {
    etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`,
    'last-modified': 'Sat, 28 Nov 2026 06:00:00 GMT',
    'x-goog-hash': `crc32c=${crc.toString('base64')},md5=${createHash('md5').update(bytes).digest('base64')}`,
  }
}

function serveFile(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const headers = objectHeaders(bytes)
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? Number.NaN)
  if (request.headers['if-none-match'] === headers['etag']) response.writeHead(304, headers).end()
  else if (Number.isNaN(start) || request.headers['if-range'] !== headers['etag'])
    response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes)
  else if (start >= bytes.length) response.writeHead(416).end()
  else {
    const range = { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}`, 'content-length': bytes.length - start }
    response.writeHead(206, { ...headers, ...range }).end(bytes.subarray(start))
  }
}

function listOf(records: readonly ExportedRecord[]): string {
  return records
    .toSorted((a, b) => (a.modified < b.modified ? 1 : -1))
    .map(({ id, modified }) => `${modified},${id}\n`)
    .join('')
}
