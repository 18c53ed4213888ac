import type { Host, ReadAnswer } from '@galley/sdk'
import { describeText } from './describe-text.ts'
import { extract } from './extract.ts'
import { readBeginning, readWhole } from './read-body.ts'

/** Reads a document of the brief: Markdown and text are stored as they are, of HTML the text. */
export async function readDocument(path: string, host: Host): Promise<ReadAnswer> {
  if (host.files === undefined) throw new Error('page-reader needs the grant "files"')
  const handle = await host.files.open(path)
  if (/\.x?html?$/i.test(path)) return extract(await readWhole(host, handle), path)
  return { ...describeText(await readBeginning(host, handle), path), body: handle.body }
}
