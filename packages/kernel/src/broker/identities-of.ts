import { hash } from 'node:crypto'
import { isFault } from '@galley/fault'
import { canonicalJson, type FileEntry } from '@galley/sdk'
import type { BrokerServices } from './broker-services.ts'
import { documentType } from './documents/document-type.ts'
import { nameOf } from './read-page.ts'
import type { RunScope } from './run-scope.ts'

/**
 * Tells the documents of a run apart by what opening each gives a plugin: its bytes, its name, and the release that reads it. They are looked at
 * once a run, where something is kept of documents; one that cannot be read now has none.
 */
export async function identitiesOf(
  run: Pick<RunScope, 'files' | 'readers' | 'derived' | 'memory'>,
  services: Pick<BrokerServices, 'find'>,
): Promise<ReadonlyMap<string, string>> {
  run.memory.identities ??= findIdentities(run, services)
  return run.memory.identities
}

async function findIdentities(
  { files, readers, derived }: Pick<RunScope, 'files' | 'readers' | 'derived'>,
  { find }: Pick<BrokerServices, 'find'>,
): Promise<ReadonlyMap<string, string>> {
  const identities = new Map<string, string>()
  if (derived === undefined || files?.digests === undefined) return identities
  const digests = await files.digests()
  for (const { path, type } of (await files.list()).files) {
    const bytes = digests.get(path)
    if (bytes === undefined) continue
    try {
      const reader = await readerOf({ path, type }, readers, find)
      identities.set(path, hash('sha256', canonicalJson({ bytes, type, name: nameOf(path), reader })))
    } catch (error) {
      // What a refused plugin would have read has none.
      if (!isFault(error)) throw error
    }
  }
  return identities
}

/** Digest of the release that makes a text of a document; null for one that is text. */
async function readerOf(
  { path, type }: Pick<FileEntry, 'path' | 'type'>,
  readers: RunScope['readers'],
  find: BrokerServices['find'],
): Promise<string | null> {
  if (type !== 'document') return null
  const reader = readers[documentType(path)?.mediaType ?? '']
  return reader === undefined ? null : (await find(reader)).digest
}
