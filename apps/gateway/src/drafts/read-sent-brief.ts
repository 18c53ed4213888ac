import type { SentFile } from '@galley/sdk'
import type { Context } from 'hono'
import { fault } from '../faults.ts'
import { isForm, parseJsonBytes, readFormBody, readJsonBody } from '../problem/read-body.ts'

/**
 * Reads the body of `POST /v1/drafts`: a brief as JSON, or a form whose field `brief` is that JSON and whose fields `files` are documents.
 * The runtime checks the brief. Faults MEDIA_TYPE_UNSUPPORTED, JSON_INVALID, REQUEST_INVALID.
 */
export async function readSentBrief(c: Context): Promise<unknown> {
  if (!isForm(c)) return readJsonBody(c)
  const form = await readFormBody(c, '/v1/drafts')
  const stranger = [...form.keys()].find((name) => name !== 'brief' && name !== 'files')
  if (stranger !== undefined)
    throw fault('REQUEST_INVALID', {
      where: 'the form',
      problem: `has an unknown field "${stranger.slice(0, 80)}": it takes brief and files`,
    })
  const [sent, ...more] = form.getAll('brief')
  if (sent === undefined || more.length > 0)
    throw fault('REQUEST_INVALID', { where: 'the form', problem: 'needs one field `brief`, the brief as JSON' })
  const brief = await briefOf(sent)
  const files = await sentFiles(form, 'files')
  if (files.length === 0) return brief
  const { sources } = brief
  return { ...brief, sources: { ...sources, files: [...(sources?.files ?? []), ...files] } }
}

/** A brief whose files, if they are a list, are added to. */
interface Extended {
  readonly sources?: { readonly files?: readonly unknown[] }
}

async function briefOf(field: FormDataEntryValue): Promise<Extended> {
  const brief = parseJsonBytes(typeof field === 'string' ? new TextEncoder().encode(field) : await field.arrayBuffer()) as Extended | null
  const files: unknown = brief?.sources?.files
  if (typeof brief !== 'object' || brief === null || (files !== undefined && !Array.isArray(files)))
    throw fault('REQUEST_INVALID', { where: 'brief', problem: 'must be a brief as JSON' })
  return brief
}

/** Takes the documents out of a form's field, as a brief has them. An empty file input sends one without name and bytes. */
export async function sentFiles(form: FormData, field: string): Promise<readonly SentFile[]> {
  const files = form.getAll(field).filter((entry): entry is File => entry instanceof File && (entry.name !== '' || entry.size > 0))
  return Promise.all(files.map(sentFile))
}

async function sentFile(file: File): Promise<SentFile> {
  const name = file.name.split(/[\\/]/).pop() || 'document'
  const mediaType = file.type.split(';', 1)[0]?.trim() ?? ''
  const data = Buffer.from(await file.arrayBuffer()).toString('base64')
  return { name, ...(/^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? { mediaType } : {}), data }
}
