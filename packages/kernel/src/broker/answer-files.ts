import type { BodyHandle } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Caller } from './caller.ts'
import type { DocumentList } from './documents/document-folder.ts'

/** Answers `host.files.list`: the brief's own documents. */
export async function answerFilesList(_: unknown, { run }: Caller): Promise<DocumentList> {
  return run.files === null ? { files: [], skipped: [] } : run.files.list()
}

/** Answers `host.files.open`: the body of one of them. Fault DOCUMENT_NOT_FOUND. */
export async function answerFilesOpen({ path }: { readonly path: string }, { run, bodies }: Caller): Promise<BodyHandle> {
  if (run.files === null) throw fault('DOCUMENT_NOT_FOUND', { path: path.slice(0, 300) })
  return bodies.hold(await run.files.open(path))
}
