import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { checkAnswer } from '../test/check-answer.ts'
import { testApp } from '../test/test-app.ts'
import { openapiDocument } from './openapi-document.ts'

type Dict = Record<string, Record<string, unknown>>
const document = openapiDocument('1.2.3') as unknown as { paths: Dict; components: Dict }

/** Every `$ref` in a value. */
function refsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [String(inner)] : refsIn(inner)))
}

describe('/openapi.json', () => {
  test('every reference leads somewhere', () => {
    for (const ref of refsIn(document)) {
      const found = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
      expect([ref, typeof found]).toEqual([ref, 'object'])
    }
  })

  test('it names every route of the API, and no other', () => {
    const { app } = testApp()
    const isApi = (path: string): boolean => /^\/(v1\/|mcp$|livez|readyz|metrics|openapi)/.test(path)
    const routed = app.routes
      .filter(({ method, path }) => method !== 'ALL' && isApi(path))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    const written = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect([...new Set(routed)].sort()).toEqual(written.sort())
  })

  test('every operation has an id of its own, and parameters for what its path holds', () => {
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.values(item).map((operation) => ({ path, operation: operation as Record<string, unknown> })),
    )
    const ids = operations.map(({ operation }) => operation['operationId'])
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path, operation } of operations) {
      const named = ((operation['parameters'] ?? []) as readonly { in: string; name: string }[])
        .filter((one) => one.in === 'path')
        .map((one) => one.name)
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
    }
  })

  test('an answer that it does not promise makes every test of the gateway fail', async () => {
    await expect(checkAnswer('GET', '/v1/drafts', Response.json({}, { status: 418 }))).rejects.toThrow('418 is not in the OpenAPI document')
    await expect(checkAnswer('GET', '/v1/drafts', new Response('x'))).rejects.toThrow('not promised')
    await expect(checkAnswer('GET', '/v1/drafts', Response.json({}))).rejects.toThrow('does not fit its schema')
    await expect(checkAnswer('GET', '/v1/drafts/x', Response.json({}, { status: 404 }))).rejects.toThrow('not promised')
    await checkAnswer('GET', '/v1/drafts', Response.json({ drafts: [] }))
    await checkAnswer('GET', '/plugins', new Response('a page'))
  })

  test('what the gateway answers fits what it promises', async () => {
    const { ask, post, runtime } = testApp()
    const id = runtime.seed('Registries')
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: 'galley', ...document })
    const fits = async (schema: string, answer: Response): Promise<void> => {
      const validate = ajv.compile({ $ref: `galley#/components/schemas/${schema}` })
      const body = await answer.json()
      expect([schema, validate(body), validate.errors]).toEqual([schema, true, null])
    }
    await fits('Draft', await ask(`/v1/drafts/${id}`))
    await fits('Version', await ask(`/v1/drafts/${id}/versions/1`))
    await fits('DraftDiff', await ask(`/v1/drafts/${id}/diff?from=0&to=1`))
    await fits('Created', await post('/v1/drafts', { topic: 'x' }))
    await fits('Plugin', await ask('/v1/plugins/%40galley%2Fplanner'))
    await fits('AuditReport', await post('/v1/audits', { files: [{ name: 'package-lock.json', text: '"node_modules/axois"' }] }))
    await fits('NameVerdict', await ask('/v1/names/npm/expresss'))
    await fits('Readiness', await ask('/readyz'))
    await fits('Problem', await ask('/v1/nothing'))
    const { drafts } = await (await ask('/v1/drafts')).json()
    await fits('DraftSummary', Response.json(drafts[0]))
    const { models } = await (await ask('/v1/models')).json()
    await fits('Model', Response.json(models[0]))
  })
})
