import { hash } from 'node:crypto'
import type { BodyHandle, FileEntry } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { DocumentList } from './documents/document-folder.ts'
import type { HostCall } from './host-call.ts'
import { identitiesOf } from './identities-of.ts'
import { findPage, type FoundPage } from './open-page.ts'
import type { PageText } from './page-text.ts'
import { readPage } from './read-page.ts'
import { describeFailed, tellFailed } from './tell-failed.ts'

/** Answers `host.files.list`: the brief's own documents, each with its digest as far as it can be told without opening it. */
export async function answerFilesList(_: unknown, { caller: { run }, services }: HostCall): Promise<DocumentList> {
  if (run.files === null) return { files: [], skipped: [] }
  const { files, skipped } = await run.files.list()
  const identities = await identitiesOf(run, services)
  const withDigest = (entry: FileEntry): FileEntry => {
    const digest = identities.get(entry.path)
    return digest === undefined ? entry : Object.assign({}, entry, { digest })
  }
  return { files: files.map(withDigest), skipped }
}

/**
 * Answers `host.files.open`: the body of one of them. A document that is no text is given as the text that its reader makes of it.
 * Faults DOCUMENT_NOT_FOUND, those of reading.
 */
export async function answerFilesOpen({ path }: { readonly path: string }, call: HostCall): Promise<BodyHandle> {
  const { run, bodies } = call.caller
  if (run.files === null) throw fault('DOCUMENT_NOT_FOUND', { path: path.slice(0, 300) })
  const known = (await run.files.list()).files.find((entry) => entry.path === path)
  if (known?.type !== 'document') return bodies.hold(await run.files.open(path))
  try {
    const { text, title, rawDigest } = await readDocument(path, call)
    return { ...bodies.hold({ text, rawDigest }), title }
  } catch (error) {
    call.signal.throwIfAborted()
    tellFailed(call.caller, describeFailed('page', `folder:${path}`, error))
    throw error
  }
}

/**
 * Answers `host.files.read`: the text that `host.read` would store of one of them, with the digest of that text. Nothing is stored, counted or told:
 * it is made ready for another draft. Faults DOCUMENT_NOT_FOUND, those of reading.
 */
export async function answerFilesRead({ path }: { readonly path: string }, call: HostCall): Promise<BodyHandle> {
  const { text, title } = await readDocument(path, call)
  return { ...call.caller.bodies.hold({ text, rawDigest: hash('sha256', text) }), title }
}

/** Lets the plugin that reads its kind read one of the brief's documents. */
async function readDocument(path: string, call: HostCall): Promise<Pick<PageText, 'text' | 'title'> & Pick<FoundPage, 'rawDigest'>> {
  const { caller, services, signal } = call
  const address = `folder:${path}`
  const page = await findPage(address, caller.run, services, signal)
  const { text, title } = await readPage(page, address, call)
  return { text, title, rawDigest: page.rawDigest }
}
