import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { objectHeaders, startExportServer, type ExportServer } from '../../test/advisories/export-server.ts'
import { osvRecord } from '../../test/advisories/osv-record.ts'
import { tempFolder } from '@galley/testkit/vitest'
import { openIndex } from '../advisories/open-index.ts'
import type { DownloadServices } from './download-services.ts'
import { updateAdvisories, type AdvisoriesUpdate } from './update-advisories.ts'

const events = [{ introduced: '0' }]
const now = new Date('2026-11-28T12:00:00Z')
const record = (id: string, name: string, modified: string, more: object = {}): ReturnType<typeof osvRecord> =>
  osvRecord(id, name, events, { modified, ...more })

/** Enough records that a cut leaves a piece. */
const records = Array.from({ length: 40 }, (_, index) =>
  record(`GHSA-${index + 10}`, `name-${index}`, `2026-11-27T00:00:${String(index).padStart(2, '0')}.123456Z`),
)

async function setUp(): Promise<{
  readonly server: ExportServer
  readonly folder: string
  readonly update: (more?: Partial<DownloadServices> & { readonly full?: boolean; readonly address?: string }) => Promise<AdvisoriesUpdate>
  readonly names: () => readonly string[]
}> {
  const [server, folder] = [await startExportServer(), tempFolder()]
  server.putExport(records)
  return {
    server,
    folder,
    update: ({ full = false, address = server.address, ...services } = {}) =>
      updateAdvisories(
        { fs, fetch, clock: () => now, sleep: () => Promise.resolve(), idleMs: 2000, ...services },
        { ecosystem: 'npm', address, folder, full },
      ),
    names: () => {
      const index = openIndex({ fs, folder, ecosystem: 'npm' })
      const names = [...index.entries()].map(({ name }) => name).toSorted()
      index.close()
      return names
    },
  }
}

const paths = ({ asked }: ExportServer): readonly string[] => asked.splice(0).map(({ path, range }) => (range ? `${path} ${range}` : path))

describe('updateAdvisories', () => {
  it('fetches the whole export where there is none, and leaves nothing beside the index', async () => {
    const { server, folder, update, names } = await setUp()
    const done: number[] = []
    const made = await update({ onProgress: (progress) => done.push(progress.done) })
    expect(made).toMatchObject({
      how: 'export',
      header: { count: 40, newest: '2026-11-27T00:00:39.123456Z', source: { fetched: { address: server.address } } },
    })
    expect([names().length, done.length > 0, paths(server)]).toEqual([40, true, ['/npm/all.zip']])
    expect(fs.readdirSync(join(folder, 'fetching'))).toEqual([])
    expect(fs.readdirSync(folder).toSorted()).toEqual(['fetching', made.header.file, 'npm.json'].toSorted())
    expect(fs.statSync(join(folder, made.header.file)).mode & 0o777).toBe(0o600)
  })

  it('asks for what changed alone, and for nothing where nothing did', async () => {
    const { server, update, names } = await setUp()
    await update()
    paths(server)
    expect((await update()).how).toBe('unchanged')
    expect(paths(server)).toEqual(['/npm/modified_id.csv'])
    const later = [
      record('GHSA-10', 'name-0', '2026-11-28T01:00:00Z', { withdrawn: '2026-11-28T01:00:00Z' }),
      record('GHSA-99', 'fresh', '2026-11-28T02:00:00.000001Z'),
    ]
    server.putExport([...records.slice(1), ...later])
    const changed = await update()
    expect(changed).toMatchObject({ how: 'changes', records: 2, header: { count: 40, newest: '2026-11-28T02:00:00.000001Z' } })
    expect(paths(server).toSorted()).toEqual(['/npm/GHSA-10.json', '/npm/GHSA-99.json', '/npm/modified_id.csv'])
    expect([names().includes('fresh'), names().includes('name-0')]).toEqual([true, false])
    expect((await update()).how).toBe('unchanged')
  })

  it('notices a withdrawal that is the newest change of all, once', async () => {
    const { server, update } = await setUp()
    await update()
    server.putExport([...records.slice(1), record('GHSA-10', 'name-0', '2026-11-28T09:00:00Z', { withdrawn: '2026-11-28T09:00:00Z' })])
    expect(await update()).toMatchObject({ how: 'changes', header: { count: 39 } })
    expect((await update()).how).toBe('unchanged')
  })

  it.each<[string, (server: ExportServer) => void]>([
    ['more changed than is worth asking for', (server) => server.put('/npm/modified_id.csv', manyChanges())],
    ['the list of changes is of another form', (server) => server.put('/npm/modified_id.csv', '<html>')],
    [
      'the list is not in order',
      (server) => server.put('/npm/modified_id.csv', '2026-11-27T09:00:00Z,GHSA-11\n2026-11-28T00:00:00Z,GHSA-12\n'),
    ],
    ['the list does not reach back', (server) => server.put('/npm/modified_id.csv', '2026-11-28T00:00:00Z,GHSA-12\n')],
    [
      'a changed record is gone',
      (server) => server.put('/npm/modified_id.csv', '2026-11-28T00:00:00Z,GHSA-404\n2026-11-27T00:00:39.123456Z,GHSA-49\n'),
    ],
  ])('fetches the whole export again where %s', async (_what, spoil) => {
    const { server, update } = await setUp()
    await update()
    server.putExport([...records, record('GHSA-99', 'fresh', '2026-11-28T00:00:00Z')])
    spoil(server)
    expect(await update()).toMatchObject({ how: 'export', header: { count: 41 } })
  })

  it('goes by the tag of the export where there is no list of changes', async () => {
    const { server, update } = await setUp()
    server.answer = (request, response) => {
      if (!request.url?.endsWith('.csv')) return false
      response.writeHead(404).end()
      return true
    }
    await update()
    expect((await update()).how).toBe('unchanged')
    server.putExport([...records, record('GHSA-99', 'fresh', '2026-11-28T00:00:00Z')])
    expect((await update()).how).toBe('export')
  })

  it('fetches the whole export once a week, when it is asked to, and over a damaged index', async () => {
    const { folder, update } = await setUp()
    const { header } = await update()
    const later = new Date(now.getTime() + 8 * 86_400_000)
    expect((await update({ full: true })).how).toBe('export')
    fs.writeFileSync(join(folder, header.file), Buffer.alloc(header.bytes))
    expect((await update()).how).toBe('export')
    // The same bytes as before: the tag says so.
    expect((await update({ clock: () => later })).how).toBe('unchanged')
  })

  it('goes on where the connection broke, in this process and in the next', async () => {
    const { server, update, names } = await setUp()
    let cuts = 0
    server.answer = cutBodies(() => (cuts += 1) <= 2)
    expect((await update()).how).toBe('export')
    expect(paths(server)).toEqual(['/npm/all.zip', '/npm/all.zip bytes=1000-', '/npm/all.zip bytes=2000-'])
    const other = await setUp()
    let answers = 0
    other.server.answer = (...given) => ((answers += 1) === 1 ? cutBodies(() => true)(...given) : status(503)(...given))
    await expect(other.update()).rejects.toMatchObject({ code: 'ADVISORIES_NOT_FETCHED', exit: 3 })
    const kept = fs.statSync(join(other.folder, 'fetching', 'npm', 'all.zip.part')).size
    expect(kept).toBe(1000)
    other.server.answer = null
    paths(other.server)
    expect((await other.update()).how).toBe('export')
    expect(paths(other.server)).toEqual([`/npm/all.zip bytes=${kept}-`])
    expect([names().length, other.names().length]).toEqual([40, 40])
  })

  it('gives up on a server that drips', async () => {
    const { server, update } = await setUp()
    server.answer = cutBodies(() => true, 10)
    await expect(update()).rejects.toMatchObject({ code: 'ADVISORIES_NOT_FETCHED' })
    expect(paths(server)).toHaveLength(50)
  })

  it('begins anew where the export changed between two pieces', async () => {
    const { server, update, names } = await setUp()
    let cuts = 0
    server.answer = cutBodies(() => (cuts += 1) <= 1)
    const sleep = (): Promise<void> => {
      server.putExport([...records, record('GHSA-99', 'fresh', '2026-11-28T00:00:00Z')])
      return Promise.resolve()
    }
    await update({ sleep })
    expect(names()).toContain('fresh')
  })

  it.each<[string, (server: ExportServer) => void, RegExp]>([
    ['its digest is another', (server) => (server.answer = withHeaders({ 'x-goog-hash': 'md5=AAAAAAAAAAAAAAAAAAAAAA==' })), /md5/],
    ['its checksum is another', (server) => (server.answer = withHeaders({ 'x-goog-hash': 'crc32c=AAAAAA==' })), /crc32c/],
    ['it is larger than it says', (server) => (server.answer = endless), /connection/],
    ['it is huge', (server) => (server.answer = withHeaders({ 'content-length': String(3 * 2 ** 30) })), /more than/],
    ['it is packed again', (server) => (server.answer = withHeaders({ 'content-encoding': 'br' })), /packed as br/],
    ['the server is broken', (server) => (server.answer = status(500)), /answered 500/],
    ['the server refuses', (server) => (server.answer = status(403)), /answered 403/],
    ['there is none', (server) => (server.answer = status(404)), /no such export/],
    ['it redirects for ever', (server) => (server.answer = redirect('/npm/all.zip')), /redirects more than/],
    ['it redirects to http elsewhere', (server) => (server.answer = redirect('http://example.test/all.zip')), /which is not https/],
    ['it redirects to nowhere', (server) => (server.answer = status(302)), /redirects to nowhere/],
    ['the server is silent', (server) => (server.answer = () => true), /no answer within 0.1 s/],
    ['the server stops in the middle', (server) => (server.answer = stall), /no answer within 0.1 s/],
    ['the body is no zip', (server) => server.put('/npm/all.zip', 'not a zip'), /cannot be read/],
    ['it holds nothing', (server) => server.putExport([]), /no advisory for npm/],
  ])('says why, and keeps the index that there was, where %s', async (_what, spoil, said) => {
    const { server, folder, update } = await setUp()
    const { header } = await update()
    const before = fs.readFileSync(join(folder, header.file))
    spoil(server)
    await expect(update({ full: true, idleMs: 100 })).rejects.toMatchObject({ exit: 3, message: expect.stringMatching(said) as string })
    expect(fs.readFileSync(join(folder, header.file)).equals(before)).toBe(true)
    server.answer = null
    server.putExport(records)
    expect((await update({ full: true })).how).toBe('export')
  })

  it('follows a redirect to another path', async () => {
    const { server, update } = await setUp()
    server.answer = (request, response) => {
      if (request.url?.startsWith('/npm/')) return false
      response.writeHead(307, { location: (request.url ?? '').replace('/mirror', '') }).end()
      return true
    }
    expect((await update({ address: `${server.address}/mirror/` })).how).toBe('export')
  })

  it('never takes an older export, or one that lost half of its records, for a newer one', async () => {
    const { server, update } = await setUp()
    await update()
    server.putExport(records.slice(0, 39))
    await expect(update({ full: true })).rejects.toMatchObject({ code: 'ADVISORIES_OLDER', exit: 3 })
    server.putExport(records.slice(30))
    await expect(update({ full: true })).rejects.toMatchObject({
      message: expect.stringContaining('they hold 10 records, ours 40') as string,
    })
    server.put('/npm/modified_id.csv', '2026-11-01T00:00:00Z,GHSA-10\n')
    await expect(update()).rejects.toMatchObject({ code: 'ADVISORIES_OLDER' })
  })

  it('is not held for ever by a record that is dated in the future', async () => {
    const { server, update } = await setUp()
    server.putExport([...records, record('GHSA-99', 'odd', '2099-01-01T00:00:00Z')])
    await update()
    server.putExport([...records, record('GHSA-98', 'fresh', '2026-11-28T00:00:00Z')])
    expect(await update()).toMatchObject({ how: 'export', header: { newest: '2026-11-28T00:00:00Z' } })
  })

  it('counts records that nobody can read, and reads one without a date', async () => {
    const { server, update, names } = await setUp()
    server.putExport([...records, record('GHSA-97', 'undated', 'yesterday'), { id: 'no id', modified: '2026-11-27T00:00:00Z' }])
    expect(await update()).toMatchObject({
      unreadable: { count: 1, names: ['no id.json says nothing: its id is none'] },
      header: { unreadable: 1 },
    })
    expect(names()).toContain('undated')
  })

  it.each(['ENOSPC', 'EROFS', 'EIO'])('says that the disk takes no more (%s)', async (code) => {
    const { folder, update, names } = await setUp()
    await update()
    for (const at of [1, 2, 3]) {
      let left = at
      const broken: DownloadServices['fs'] = {
        ...fs,
        writeSync: ((...args: Parameters<typeof fs.writeSync>) => {
          if ((left -= 1) === 0) throw Object.assign(new Error(`${code}: no`), { code, syscall: 'write' })
          return fs.writeSync(...args)
        }) as typeof fs.writeSync,
      }
      await expect(update({ fs: broken, full: true })).rejects.toMatchObject({ code: 'ADVISORIES_UNWRITABLE', exit: 3 })
      expect(names()).toHaveLength(40)
    }
    expect(fs.readdirSync(folder)).toHaveLength(3)
  })

  it('stops when it is interrupted', async () => {
    const { server, update } = await setUp()
    const watch = new AbortController()
    server.answer = () => {
      watch.abort()
      return true
    }
    await expect(update({ signal: watch.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })

  it.each([
    ['http://example.test', /https/],
    ['https://dana:secret@example.test', /name or a password/],
    ['https://example.test/?token=secret', /query/],
    ['nowhere', /it is none/],
  ])('refuses the address %s without repeating it', async (address, said) => {
    const { update } = await setUp()
    const error = await update({ address }).catch((cause: unknown) => cause as Error)
    expect(error).toMatchObject({ code: 'ADVISORIES_ADDRESS_INVALID', exit: 2, message: expect.stringMatching(said) as string })
    expect((error as Error).message).not.toContain('secret')
  })
})

function manyChanges(): string {
  return Array.from({ length: 1100 }, (_, index) => `2026-11-28T00:00:00Z,GHSA-n${index}\n`).join('')
}

type Answer = NonNullable<ExportServer['answer']>

/** Sends 1,000 bytes of what was asked for and breaks the connection, as long as it should. */
function cutBodies(isCut: () => boolean, length = 1000): Answer {
  return (request, response, bytes) => {
    if (!isCut()) return false
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const headers = { ...objectHeaders(bytes), 'content-length': bytes.length - start }
    const range = start > 0 ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}
    response.writeHead(start > 0 ? 206 : 200, { ...headers, ...range })
    response.write(bytes.subarray(start, start + length), () => response.destroy())
    return true
  }
}

function withHeaders(headers: Readonly<Record<string, string>>): Answer {
  return (_request, response, bytes) => {
    response.writeHead(200, { ...objectHeaders(bytes), ...headers })
    response.end(bytes)
    return true
  }
}

const endless: Answer = (_request, response, bytes) => {
  response.writeHead(200, { ...objectHeaders(bytes), 'content-length': bytes.length + 10 })
  response.write(bytes, () => response.destroy())
  return true
}

const stall: Answer = (_request, response, bytes) => {
  response.writeHead(200, { ...objectHeaders(bytes), 'content-length': bytes.length })
  response.write(bytes.subarray(0, 100))
  return true
}

const status =
  (code: number): Answer =>
  (_request, response) => {
    response.writeHead(code).end()
    return true
  }

const redirect =
  (location: string): Answer =>
  (_request, response) => {
    response.writeHead(302, { location }).end()
    return true
  }
