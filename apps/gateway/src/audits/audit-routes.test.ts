import { describe, expect, test } from 'vitest'
import { fakeAuditor } from '../../test/fake-auditor.ts'
import { fakeRuntime } from '../../test/fake-runtime.ts'
import { testApp } from '../../test/test-app.ts'
import type { AuditedFile, Auditor } from './auditor.ts'
import { maxFiles } from './read-audited-files.ts'
import { runAudit } from './run-audit.ts'

const lock = '{\n  "packages": {\n    "node_modules/axois": { "version": "1.0.0" }\n  }\n}\n'
const file = (name: string, text = '{}'): AuditedFile => ({ name, text })

describe('POST /v1/audits', () => {
  test('a report with findings is an answer like any other', async () => {
    const answer = await testApp().post('/v1/audits', { files: [file('package-lock.json', lock)] })
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/json'])
    const report = await answer.json()
    expect(report).toMatchObject({ schema: 'galley.audit/1', complete: true, summary: { high: 1 } })
    expect(report.findings[0]).toMatchObject({ code: 'name-confusion', at: { file: 'package-lock.json', line: 3 } })
  })

  test('it comes as SARIF and as Markdown too', async () => {
    const { post } = testApp()
    const sarif = await post('/v1/audits?format=sarif', { files: [file('package-lock.json', lock)] })
    expect(sarif.headers.get('Content-Type')).toBe('application/sarif+json')
    expect((await sarif.json()).runs[0].results[0].ruleId).toMatch(/^SC003\//)
    const markdown = await post('/v1/audits?format=markdown', { files: [file('package-lock.json', lock)] })
    expect(await markdown.text()).toContain('| high | name-confusion |')
    expect((await post('/v1/audits?format=pdf', { files: [file('a')] })).status).toBe(400)
  })

  test.each([
    [[], /the body must be object/],
    [{}, /the body must have required property 'files'/],
    [{ files: [] }, /files must not be empty/],
    [{ files: [file('a')], path: '/etc' }, /the body has an unknown key "path"/],
    [{ files: ['a'] }, /files\[0\] must be object/],
    [{ files: [{ name: 'a' }] }, /files\[0\] must have required property 'text'/],
    [{ files: [{ ...file('a'), path: '/etc/passwd' }] }, /files\[0\] has an unknown key "path"/],
    [{ files: [file('a'), file('../../etc/passwd')] }, /files\[1\]\.name must be a file name without a path/],
    [{ files: [file('..')] }, /without a path/],
    [{ files: [file('a\\b')] }, /without a path/],
    [{ files: [file('a\u0000b')] }, /without a path/],
    [{ files: [file('')] }, /files\[0\]\.name must not be empty/],
    [{ files: [file('x'.repeat(256))] }, /more than 255 characters/],
    [{ files: [file('a'), file('a')] }, /files\[1\]\.name is a once more/],
    [{ files: [file('a')], since: {} }, /since must have required property 'files'/],
    [{ files: [file('a')], since: { files: [] } }, /since\.files must not be empty/],
    [{ files: [file('a')], since: { files: [file('../b')] } }, /since\.files\[0\]\.name must be a file name without a path/],
    [{ files: [file('a')], since: { files: [file('b')], ref: 'main' } }, /since has an unknown key "ref"/],
    [{ files: Array.from({ length: maxFiles + 1 }, (_, i) => file(`f${i}`)) }, /files must NOT have more than 50 items/],
  ])('a body like %j is refused and says why', async (body, words) => {
    let asked = 0
    const auditor: Auditor = { ...fakeAuditor(), audit: async () => Promise.reject(new Error(`asked ${(asked += 1)}`)) }
    const answer = await testApp(fakeRuntime(), { auditor }).post('/v1/audits', body)
    expect([answer.status, asked]).toEqual([400, 0])
    const problem = await answer.json()
    expect(problem.code).toBe('REQUEST_INVALID')
    expect(problem.detail).toMatch(words)
  })

  test('an earlier state goes to the auditor beside the files', async () => {
    const seen: (readonly AuditedFile[] | undefined)[] = []
    const auditor: Auditor = {
      ...fakeAuditor(),
      audit: async (files, at) => {
        seen.push(files, at.since)
        return fakeAuditor().audit(files, at)
      },
    }
    const answer = await testApp(fakeRuntime(), { auditor }).post('/v1/audits', {
      files: [file('a')],
      since: { files: [file('a', 'old')] },
    })
    expect([answer.status, seen]).toEqual([200, [[file('a')], [file('a', 'old')]]])
  })

  test('what is no JSON is refused', async () => {
    const { ask } = testApp()
    const answer = await ask('/v1/audits', { method: 'POST', body: 'files=a', headers: { 'Content-Type': 'text/plain' } })
    expect(answer.status).toBe(415)
    expect((await ask('/v1/audits')).headers.get('Allow')).toBe('POST')
  })
})

describe('the time of an audit', () => {
  const never: Auditor = { ...fakeAuditor(), audit: () => new Promise(() => {}) }

  test('an auditor that does not end is told to stop, and not waited for', async () => {
    let told = false
    const auditor: Auditor = {
      ...never,
      audit: (_files, { signal }) => {
        signal.addEventListener('abort', () => (told = true))
        return new Promise(() => {})
      },
    }
    await expect(runAudit(auditor, { files: [file('a')] }, new AbortController().signal, 0.02)).rejects.toMatchObject({
      code: 'AUDIT_TIMED_OUT',
      status: 503,
    })
    expect(told).toBe(true)
  })

  test('a reader that goes away ends it', async () => {
    const asked = new AbortController()
    const running = runAudit(never, { files: [file('a')] }, asked.signal)
    asked.abort(new Error('gone'))
    await expect(running).rejects.toThrow('gone')
  })
})
