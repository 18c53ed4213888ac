import type { BodyHandle } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Asker } from './asker.ts'
import type { DocumentList } from './document-folder.ts'

/** `host.files.list`: the brief's own documents. */
export async function askFilesList(_: unknown, { run }: Asker): Promise<DocumentList> {
  return run.files === null ? { files: [], skipped: [] } : run.files.list()
}

/** `host.files.open`: the body of one of them. Fault DOCUMENT_NOT_FOUND. */
export async function askFilesOpen({ path }: { readonly path: string }, { run, bodies }: Asker): Promise<BodyHandle> {
  if (run.files === null) throw fault('DOCUMENT_NOT_FOUND', { path: path.slice(0, 300) })
  return bodies.hold(await run.files.open(path))
}
