import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGateway, type OpenGateway } from '../../test/open-gateway.ts'

let gateway: OpenGateway
beforeAll(async () => {
  gateway = await openGateway(['echo'])
})
afterAll(async () => gateway.close())

type Schema = Readonly<Record<string, unknown>> & { readonly $ref?: string }
interface Parameter {
  readonly name: string
  readonly in: 'header' | 'path' | 'query'
  readonly required?: boolean
  readonly schema: Schema
}
interface Operation {
  readonly path: string
  readonly method: string
  readonly parameters: readonly Parameter[]
}

/** Texts that a schema forbids, for each of its bounds. */
function forbidden({ type, enum: values, pattern, minimum, maximum, maxLength }: Schema): readonly string[] {
  const texts: string[] = []
  if (type === 'integer' || type === 'boolean' || values !== undefined) texts.push('no-such-value')
  if (type === 'integer') texts.push('1.5')
  if (typeof minimum === 'number') texts.push(String(minimum - 1))
  if (typeof maximum === 'number') texts.push(String(maximum + 1))
  if (typeof maxLength === 'number') texts.push('x'.repeat(maxLength + 1))
  if (typeof pattern === 'string') texts.push(...['with space', 'x'.repeat(5000)].filter((text) => !new RegExp(pattern, 'u').test(text)))
  return texts
}

/** Bodies that are valid, so that nothing but the parameter is wrong. */
const bodies: Readonly<Record<string, unknown>> = {
  '/v1/drafts': { topic: 'Bees' },
  '/v1/batches': { briefs: [{ topic: 'Bees' }] },
  '/v1/audits': { files: [{ name: 'package-lock.json', text: '{}' }] },
}

/** Status of one request with a parameter set to a text, or with none but those it needs. */
async function statusOf(operation: Operation, id: string, wrong?: readonly [Parameter, string]) {
  const { path, method, parameters } = operation
  const query = new URLSearchParams(parameters.filter((one) => one.in === 'query' && one.required === true).map(({ name }) => [name, '0']))
  const headers: Record<string, string> = { Authorization: 'Bearer good-token', 'Content-Type': 'application/json' }
  if (wrong?.[0].in === 'query') query.set(wrong[0].name, wrong[1])
  else if (wrong !== undefined) headers[wrong[0].name] = wrong[1]
  const body = { model: 'echo', messages: [{ role: 'user', content: 'Hello' }], input: 'Hello' }
  const sent = method === 'post' ? { body: JSON.stringify(bodies[path] ?? body) } : {}
  const place = path
    .replace('{id}', id)
    .replace('{model}', 'galley')
    .replaceAll(/\{\w+\}/g, '1')
  const answer = await fetch(`${gateway.url}${place}?${query}`, { method: method.toUpperCase(), headers, ...sent })
  await answer.body?.cancel()
  return answer.status
}

test('each bound of a query or header in the document is a bound of the code', async () => {
  const document = await (await fetch(`${gateway.url}/openapi.json`)).json()
  const id = gateway.runtime.seed('Bees', 100)
  const operations = Object.entries<Record<string, Partial<Operation>>>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [] }]): Operation => ({ path, method, parameters })),
  )
  const results: string[] = []
  for (const operation of operations)
    for (const parameter of operation.parameters.filter((one) => one.in !== 'path')) {
      const reference = parameter.schema.$ref?.split('/').at(-1)
      const schema = reference === undefined ? parameter.schema : document.components.schemas[reference]
      for (const text of forbidden(schema)) {
        const statuses = [await statusOf(operation, id), await statusOf(operation, id, [parameter, text])]
        results.push(
          `${operation.method} ${operation.path} ${parameter.name}=${text.slice(0, 13)} ${statuses.map((one) => (one === 400 ? 'refused' : 'taken')).join(', ')}`,
        )
      }
    }
  expect(results.filter((result) => !result.endsWith(' taken, refused'))).toEqual([])
  expect(results.length).toBeGreaterThan(30)
})
