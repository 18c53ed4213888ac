import type { NotRead } from '../draft/not-read.ts'

/** Tells what was not read in a language other than that of the reasons, which are English: by its kind, and by the code of the fault. */
export function notReadWords(words: Readonly<Record<NotRead['kind'], string>>, colon: string): (one: NotRead) => string {
  return ({ kind, name, code }) => `${name}${colon}${words[kind]}${code === undefined ? '' : ` (${code})`}`
}
