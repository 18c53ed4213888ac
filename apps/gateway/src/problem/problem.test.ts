import { describe, expect, test } from 'vitest'
import { faults } from '../faults.ts'
import { fakeRuntime } from '../../test/fake-runtime.ts'
import { testApp } from '../../test/test-app.ts'
import { maxBody, maxDraftBody } from './limit-body.ts'
import { toOpenaiError } from './openai-error.ts'
import type { Problem } from './to-problem.ts'

/** `{"topic":"é"}` in ISO 8859-1. */
const latin1 = Buffer.from('{"topic":"é"}', 'latin1')
const json = { 'Content-Type': 'application/json' }
const form = { 'Content-Type': 'multipart/form-data; boundary=x' }

describe('every error is a problem document', () => {
  const { ask, post } = testApp()
  const cases: readonly (readonly [name: string, answer: () => Promise<Response>, status: number, code: string])[] = [
    ['unknown path', () => ask('/v1/nothing'), 404, 'ROUTE_NOT_FOUND'],
    ['unknown draft', () => ask('/v1/drafts/none'), 404, 'DRAFT_NOT_FOUND'],
    ['wrong method', () => ask('/v1/drafts', { method: 'PUT' }), 405, 'METHOD_NOT_ALLOWED'],
    ['no JSON', () => ask('/v1/drafts', { method: 'POST', body: '{"topic":', headers: json }), 400, 'JSON_INVALID'],
    [
      'wrong type',
      () => ask('/v1/drafts', { method: 'POST', body: 'topic=x', headers: { 'Content-Type': 'text/plain' } }),
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    [
      'another encoding, by name',
      () => ask('/v1/drafts', { method: 'POST', body: '{"topic":"x"}', headers: { 'Content-Type': 'application/json; charset=utf-16' } }),
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    ['bytes that are not UTF-8', () => ask('/v1/drafts', { method: 'POST', body: latin1, headers: json }), 400, 'JSON_INVALID'],
    ['too large', () => ask('/v1/audits', { method: 'POST', body: ' '.repeat(maxBody + 1), headers: json }), 413, 'BODY_TOO_LARGE'],
    [
      'too large for a draft with documents',
      () => ask('/v1/drafts', { method: 'POST', body: ' ', headers: { ...json, 'Content-Length': `${maxDraftBody + 1}` } }),
      413,
      'BODY_TOO_LARGE',
    ],
    [
      'too large for a stranger',
      () =>
        ask('/v1/drafts', { method: 'POST', body: ' ', headers: { ...json, 'Content-Length': `${maxDraftBody + 1}`, Authorization: '' } }),
      401,
      'TOKEN_MISSING',
    ],
    ['a form that is none', () => ask('/v1/drafts', { method: 'POST', body: 'x', headers: form }), 400, 'REQUEST_INVALID'],
    ['an empty topic', () => post('/v1/drafts', { topic: ' ' }), 400, 'BRIEF_INVALID'],
    ['unknown plugin', () => ask('/v1/plugins/none'), 404, 'PLUGIN_NOT_FOUND'],
    ['unknown asset', () => ask('/assets/__proto__'), 404, 'ROUTE_NOT_FOUND'],
  ]
  test.each(cases)('%s', async (_, answer, status, code) => {
    const response = await answer()
    expect(response.status).toBe(status)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    const problem = await response.json()
    expect(problem).toMatchObject({ type: `urn:galley:fault:${code}`, status, code })
    expect(Object.keys(problem).sort()).toEqual(['code', 'detail', 'exit', 'hint', 'instance', 'status', 'title', 'type'])
    expect(toOpenaiError(problem as Problem).error.message).toMatch(/^(?!.*\.\. ).*[.?] \p{Lu}.*\.$/u)
    for (const text of [problem.title, problem.detail, problem.hint]) expect(text).toMatch(/^[^{}]+$/)
  })

  test('a wrong method says which ones are right', async () => {
    expect((await ask('/v1/drafts/x/cancel')).headers.get('Allow')).toBe('POST')
    expect((await ask('/v1/drafts', { method: 'PATCH' })).headers.get('Allow')).toBe('GET, HEAD, POST')
    expect((await ask('/v1/plugins/inspect', { method: 'PATCH' })).headers.get('Allow')).toBe('POST')
  })

  test('a browser gets a page', async () => {
    const answer = await ask('/drafts/none', { headers: { Accept: 'text/html' } })
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=UTF-8'])
    expect(await answer.text()).toContain('DRAFT_NOT_FOUND')
  })

  test('what breaks inside is logged and not told', async () => {
    const runtime = fakeRuntime()
    const broken = testApp({
      ...runtime,
      drafts: {
        ...runtime.drafts,
        list: () => {
          throw new Error('secret of the database')
        },
      },
    })
    const answer = await broken.ask('/v1/drafts')
    expect([answer.status, (await answer.json()).detail]).toEqual([500, faults.INTERNAL.message])
    expect(broken.said.join()).toContain('secret of the database')
  })
})
