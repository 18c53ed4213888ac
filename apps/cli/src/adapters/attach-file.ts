import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * Puts a document that a brief names in the place of a folder into the brief itself: a gateway elsewhere cannot read this machine's files.
 * A folder is left as it is named: the gateway says if it may read it.
 */
export function attachFile(brief: unknown): unknown {
  const named = (brief as { readonly sources?: object }).sources ?? {}
  const { folder, files = [], ...sources } = named as { readonly folder?: unknown; readonly files?: readonly unknown[] }
  if (typeof folder !== 'string' || statSync(folder, { throwIfNoEntry: false })?.isFile() !== true) return brief
  const sent = { name: basename(folder), data: readFileSync(folder).toString('base64') }
  return { ...(brief as object), sources: { ...sources, files: [...files, sent] } }
}
