import { gunzipSync } from 'node:zlib'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { openapiDocument } from '../src/openapi-document.ts'

interface Operation {
  readonly responses: Readonly<Record<string, Answered>>
}

interface Answered {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, unknown>>
}

const document = openapiDocument('0.0.0') as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly responses: Readonly<Record<string, Answered>> }
}
const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema({ $id: 'galley', ...document })
const patterns = Object.entries(document.paths).map(([path, item]) => ({
  path,
  item,
  pattern: new URLPattern({ pathname: path.replaceAll(/\{(\w+)\}/g, ':$1') }),
}))
const compiled = new Map<string, ValidateFunction>()

/**
 * Compares an answer with the OpenAPI document, and throws where it was not promised: a status that is not listed, a media type that is not
 * listed, a JSON body that does not fit its schema. What the document does not describe (pages, other methods) passes.
 */
export async function checkAnswer(method: string, url: string, answer: Response): Promise<void> {
  const pathname = new URL(url, 'http://127.0.0.1').pathname
  const found = patterns.find(({ pattern }) => pattern.test({ pathname }))
  const operation = found?.item[method.toLowerCase()]
  if (!found || !operation) return
  const where = `${method} ${found.path} ${answer.status}`
  const promised = operation.responses[String(answer.status)]
  if (!promised) throw new Error(`${where} is not in the OpenAPI document`)
  const shared = promised.$ref?.split('/').at(-1)
  const content = (shared === undefined ? promised : document.components.responses[shared])?.content ?? {}
  const type = (answer.headers.get('Content-Type') ?? '').split(';', 1)[0] ?? ''
  if (Object.keys(content).length > 0 && !(type in content) && answer.body !== null)
    throw new Error(`${where} is ${type}, which is not promised`)
  if (!/[/+]json$/.test(type)) return
  const place = shared
    ? `galley#/components/responses/${shared}/content/${pointer(type)}/schema`
    : `galley#/paths/${pointer(found.path)}/${method.toLowerCase()}/responses/${answer.status}/content/${pointer(type)}/schema`
  const validate = compiled.get(place) ?? ajv.compile({ $ref: place })
  compiled.set(place, validate)
  const bytes = Buffer.from(await answer.clone().arrayBuffer())
  const body: unknown = JSON.parse((answer.headers.get('Content-Encoding') === 'gzip' ? gunzipSync(bytes) : bytes).toString())
  if (!validate(body)) throw new Error(`${where} does not fit its schema: ${ajv.errorsText(validate.errors)}`)
}

/** A path as a part of a JSON Pointer in a URI fragment (RFC 6901 §6). */
function pointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}
