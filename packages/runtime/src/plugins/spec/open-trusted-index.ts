import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isFault } from '@galley/fault'
import type { SafeFetch } from '@galley/kernel'
import { digest, fault as trustFault, openIndex, trustRoot, type FetchIndexFile, type OpenIndex, type TrustedFiles } from '@galley/trust'
import { fault } from '../../faults.ts'
import { writeWhole } from '../project/write-whole.ts'

/** A plugin index, and the root by which it is trusted. */
export interface IndexChoice {
  /** `https://…`, `file:///…`, or `http://…` of a host that may be private. */
  readonly url: string
  /** `sha256:<hex>` of the index's first root (`metadata/1.root.json`); left out to go by what was trusted before. */
  readonly root?: string
}

/** Means that an index is opened with. */
export interface IndexServices {
  readonly dataDir: string
  readonly clock: () => Date
  readonly safeFetch: SafeFetch
}

/** Bytes of a root that is fetched because somebody named its digest. */
const maxRootBytes = 512_000

/**
 * Opens an index: trusts its root the first time that somebody names it, and never otherwise, then brings what is known of it up to date.
 * Known metadata lies in `trust/index/` of the data folder. Faults INDEX_*, FETCH_REFUSED, FETCH_FAILED.
 */
export async function openTrustedIndex({ url, root }: IndexChoice, { dataDir, clock, safeFetch }: IndexServices): Promise<OpenIndex> {
  const address = url.replace(/\/+$/, '')
  const folder = join(dataDir, 'trust', 'index', digest('sha256', address).slice(0, 16))
  const kept = createTrustedFiles(folder)
  const fetch = address.startsWith('file:') ? fetchFromFolder(address) : fetchFromServer(address, safeFetch)
  const now = clock()
  const first = kept.read('first-root.sha256')
  if (root !== undefined) {
    const known = first === null ? await trustFirst(root) : `sha256:${new TextDecoder().decode(first)}`
    if (known !== root) throw trustFault('INDEX_ROOT_OTHER', { address, known, named: root, folder })
  }
  return openIndex({ address, fetch, kept, now })

  async function trustFirst(named: string): Promise<string> {
    const bytes = await fetch('metadata/1.root.json', maxRootBytes)
    if (bytes === null) throw trustFault('INDEX_INCOMPLETE', { address, file: 'metadata/1.root.json' })
    const served = `sha256:${digest('sha256', bytes)}`
    if (served !== named) throw trustFault('INDEX_ROOT_WRONG', { address, served, named })
    trustRoot(kept, bytes, { address, now })
    return served
  }
}

function createTrustedFiles(folder: string): TrustedFiles {
  return {
    read: (name) => {
      try {
        return readFileSync(join(folder, name))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    write: (name, bytes) => writeWhole(join(folder, name), bytes, 'own'),
  }
}

function fetchFromFolder(address: string): FetchIndexFile {
  const folder = fileURLToPath(address)
  return async (path, maxBytes) => {
    const file = join(folder, path)
    try {
      if ((await stat(file)).size > maxBytes) throw tooLong(address, path, maxBytes)
      return await readFile(file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      if (isFault(error)) throw error
      throw fault('RELEASE_UNREADABLE', { file, problem: (error as Error).message }, { cause: error })
    }
  }
}

function fetchFromServer(address: string, safeFetch: SafeFetch): FetchIndexFile {
  const base = `${address}/`
  return async (path, maxBytes) => {
    const url = new URL(path, base).href
    const signal = new AbortController().signal
    const { status, bytes } = await safeFetch({ url, method: 'GET', headers: {}, allowedHosts: ['*'], raw: { maxBytes }, signal }).catch(
      (error: unknown) => {
        throw isFault(error) && error.code === 'FETCH_TOO_LARGE' ? tooLong(address, path, maxBytes) : error
      },
    )
    // A store of objects answers 403 for what is not there (TUF, as tuf-js reads it).
    if (status === 404 || status === 403 || status === 410) return null
    if (status !== 200) throw trustFault('INDEX_INVALID', { address, role: path, why: `it answered ${status}` })
    return bytes
  }
}

function tooLong(address: string, file: string, maxBytes: number): Error {
  return trustFault('INDEX_TAMPERED', { address, file, why: `it is longer than ${maxBytes} bytes` })
}
