import type { JsonSchema } from '../schema/schema.ts'

const form = '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$'

/** Schema of a language that a document states: a tag of BCP 47 without its rarer parts. */
export const languageTag: JsonSchema = { type: 'string', pattern: form, maxLength: 40 }

/** The language that a document states, as a tag (`pt_BR` becomes `pt-BR`); null where it is none. */
export function readLanguageTag(said: string | null | undefined): string | null {
  const tag = (said ?? '').trim().replaceAll('_', '-')
  return new RegExp(form).test(tag) && !/^(?:und|mul|zxx|xx)\b/i.test(tag) ? tag : null
}
