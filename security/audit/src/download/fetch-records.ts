import { join } from 'node:path'
import pLimit from 'p-limit'
import { readLimits } from '../advisories/read-limits.ts'
import type { DownloadServices } from './download-services.ts'
import { isPassing, openResponse, statusError } from './open-response.ts'

/** Records that are asked for at the same time. */
const maxConcurrent = 8

/** Tries of one record, and the pause between them in milliseconds. */
const tries = { max: 3, pauseMs: 500 }

/**
 * Fetches the records of ids into a folder, a JSON file each. Answers false where one is not there any more, so that the whole export is
 * to be asked for. Throws an error with a reason in words; the first one stops the rest.
 */
export async function fetchRecords(
  services: DownloadServices,
  request: { readonly address: string; readonly ids: readonly string[]; readonly folder: string },
): Promise<boolean> {
  const { address, ids, folder } = request
  const stop = new AbortController()
  const bound = { ...services, signal: services.signal ? AbortSignal.any([services.signal, stop.signal]) : stop.signal }
  let [done, isWhole] = [0, true]
  try {
    await pLimit(maxConcurrent).map(ids, async (id) => {
      if (!isWhole || stop.signal.aborted) return
      const text = await fetchText(bound, `${address}/${encodeURIComponent(id)}.json`)
      if (text === null) return void (isWhole = false)
      const handle = services.fs.openSync(join(folder, `${encodeURIComponent(id)}.json`), 'wx', 0o600)
      try {
        for (let at = 0; at < text.length;) at += services.fs.writeSync(handle, text, at)
      } finally {
        services.fs.closeSync(handle)
      }
      done += 1
      services.onProgress?.({ unit: 'records', done, total: ids.length })
    })
    return isWhole
  } catch (error) {
    stop.abort(error)
    throw error
  }
}

async function fetchText(services: DownloadServices, address: string): Promise<Buffer | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await openResponse(services, address)
      if (response.status === 200) return await readAll(response.chunks())
      await response.discard()
      if (response.status === 404 || response.status === 410) return null
      throw statusError(response.status)
    } catch (error) {
      services.signal?.throwIfAborted()
      if (attempt === tries.max || !isPassing(error)) throw error
      await services.sleep(tries.pauseMs * attempt, services.signal)
    }
  }
}

async function readAll(chunks: AsyncGenerator<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > readLimits.recordBytes) throw new Error(`a record has more than ${readLimits.recordBytes} bytes`)
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}
