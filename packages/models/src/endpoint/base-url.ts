import { fault } from '../faults.ts'

/**
 * The base address of an OpenAI-compatible API as a person may have written it: `http://127.0.0.1:11434`,
 * `…/v1/`, `…/v1/chat/completions` all mean `…/v1`. Faults: `MODEL_SETTINGS`.
 */
export function baseUrl(written: string): string {
  if (!URL.canParse(written)) throw fault('MODEL_SETTINGS', { reason: 'the model address is not a URL' })
  const url = new URL(written)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw fault('MODEL_SETTINGS', { reason: `the model address begins with ${url.protocol}` })
  }
  if (url.username !== '' || url.password !== '') throw fault('MODEL_SETTINGS', { reason: 'the model address holds a password' })
  const path = url.pathname.replace(/\/+$/, '').replace(/\/(chat\/completions|models)$/, '')
  return `${url.origin}${path === '' ? '/v1' : path}`
}
