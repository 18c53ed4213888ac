import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A file of a Python project, as a test plans it. */
export interface PlannedFile {
  readonly name: string
  readonly version: string
  /** File name, as `x-1.0.0-py3-none-any.whl`. */
  readonly file: string
  readonly bytes: Uint8Array
  readonly publishedAt?: string
  readonly yanked?: string
}

/** A Python index on this machine: PEP 691 below `/simple/`, PyPI's JSON API below `/pypi/`, files below `/files/`. */
export interface LoopbackIndex {
  readonly url: string
  readonly sha256Of: (file: string) => string
  readonly close: () => Promise<void>
}

/** Serves files as an index does. */
export async function serveFiles(files: readonly PlannedFile[]): Promise<LoopbackIndex> {
  const sha256Of = (file: string): string =>
    createHash('sha256')
      .update(files.find((one) => one.file === file)?.bytes ?? '')
      .digest('hex')
  const server = createServer((request, response) => {
    const [, kind = '', name = ''] = (request.url ?? '').split('/')
    const own = files.filter((one) => one.name === name)
    const file = files.find((one) => kind === 'files' && one.file === name)
    if (file !== undefined) return void response.end(file.bytes)
    if (own.length === 0) return void response.writeHead(404).end()
    response.end(JSON.stringify(kind === 'simple' ? page(own, sha256Of) : project(own)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sha256Of,
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function page(files: readonly PlannedFile[], sha256Of: (file: string) => string): object {
  return {
    meta: { 'api-version': '1.1' },
    name: files[0]?.name,
    files: files.map(({ file }) => ({ filename: file, url: `/files/${file}`, hashes: { sha256: sha256Of(file) } })),
  }
}

function project(files: readonly PlannedFile[]): object {
  const releases = Map.groupBy(files, ({ version }) => version)
  return {
    info: { name: files[0]?.name, version: files.at(-1)?.version },
    releases: Object.fromEntries(
      [...releases].map(([version, own]) => [
        version,
        own.map(({ file, publishedAt, yanked }) => ({
          filename: file,
          ...(publishedAt === undefined ? {} : { upload_time_iso_8601: publishedAt }),
          yanked: yanked !== undefined,
          yanked_reason: yanked ?? null,
        })),
      ]),
    ),
  }
}
