import { readFileSync } from 'node:fs'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { renderCycloneDx, renderJson, renderOpenVex, renderSarif, reportSchema } from '../src/index.ts'
import { cleanReport, samplePackages, sampleReport } from './sample-report.ts'

const rendering = { version: '0.1.0', at: '2026-11-24T12:00:00.000Z' }
const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')) as Record<string, unknown>

/** The validator's errors of a document, in words; empty where it fits. */
function problems(ajv: Ajv, schema: object, text: string): readonly string[] {
  addFormats.default(ajv)
  ajv.addFormat('iri', /^[a-z][a-z0-9+.-]*:\S+$/i)
  const validate = ajv.compile(schema)
  return validate(JSON.parse(text)) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)
}

describe('SARIF', () => {
  // The OASIS schema is of draft 4; nothing in it but `id` and `$schema` differs from what newer validators read.
  const { $schema: _, id, ...rest } = fixture('sarif-schema-2.1.0.json')
  const schema = { $id: id, ...rest }

  it.each([
    ['every code, waivers and hostile texts', sampleReport],
    ['nothing found', cleanReport],
  ])('fits the OASIS schema: %s', (_name, report) => {
    expect(problems(new Ajv({ strict: false, allErrors: true }), schema, renderSarif(report, rendering))).toEqual([])
  })

  it('locates each result, names its rule and keeps its fingerprint when lines move', () => {
    const run = (
      line: number,
    ): { ruleId: string; ruleIndex: number; locations: unknown[]; partialFingerprints: unknown; suppressions?: unknown[] }[] => {
      const findings = sampleReport.findings.map((finding) => (finding.at ? { ...finding, at: { ...finding.at, line } } : finding))
      const { runs } = JSON.parse(renderSarif({ ...sampleReport, findings }, rendering))
      expect(
        runs[0].results.every(
          (result: { ruleId: string; ruleIndex: number }) => runs[0].tool.driver.rules[result.ruleIndex].id === result.ruleId,
        ),
      ).toBe(true)
      return runs[0].results
    }
    const results = run(1)
    expect(results).toHaveLength(sampleReport.findings.length)
    expect(results.every(({ locations }) => locations.length === 1)).toBe(true)
    expect(results.filter(({ suppressions }) => suppressions)).toHaveLength(2)
    const prints = (all: typeof results): string[] => all.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints)).sort()
    expect(prints(run(99))).toEqual(prints(results))
    expect(new Set(prints(results)).size).toBe(results.length)
  })

  it('does not call an incomplete audit a success', () => {
    const { runs } = JSON.parse(renderSarif(sampleReport, rendering))
    expect(runs[0].invocations[0]).toMatchObject({ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] })
  })
})

describe('CycloneDX', () => {
  it.each([
    ['findings of every code', sampleReport],
    ['nothing found', cleanReport],
  ])('fits the 1.6 schema, strictly: %s', async (_name, report) => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)
    expect(await validator.validate(renderCycloneDx(report, samplePackages, rendering))).toBeNull()
  })

  it('says what was decided of each vulnerability', () => {
    const { vulnerabilities, components } = JSON.parse(renderCycloneDx(sampleReport, samplePackages, rendering))
    const analysis = (id: string): unknown => vulnerabilities.find((one: { id: string }) => one.id === id).analysis
    expect(analysis('GHSA-aaaa')).toMatchObject({ state: 'not_affected', justification: 'code_not_reachable' })
    expect(analysis('GHSA-bbbb')).toMatchObject({ state: 'exploitable', response: ['will_not_fix'] })
    expect(analysis('GHSA-1')).toEqual({ state: 'in_triage', response: ['update'] })
    expect(components).toHaveLength(3)
    const accepted = components.find((one: { name: string }) => one.name === 'accepted')
    expect(accepted).toMatchObject({
      scope: 'excluded',
      hashes: [{ alg: 'SHA-512', content: '0'.repeat(128) }],
      licenses: [{ license: { name: 'see LICENSE.txt' } }],
    })
    expect(components.find((one: { name: string }) => one.name === 'part-2').properties[0].name).toBe('galley:finding:name-confusion')
  })
})

describe('OpenVEX', () => {
  it('fits the 0.2.0 schema', () => {
    const text = renderOpenVex(sampleReport, rendering) ?? ''
    expect(problems(new Ajv2020({ strict: false, allErrors: true }), fixture('openvex-schema-0.2.0.json'), text)).toEqual([])
    const { statements } = JSON.parse(text)
    const status = (name: string): unknown =>
      statements.find((one: { vulnerability: { name: string } }) => one.vulnerability.name === name).status
    expect([status('GHSA-0'), status('GHSA-aaaa'), status('GHSA-bbbb')]).toEqual(['under_investigation', 'not_affected', 'affected'])
  })

  it('is not there when nothing can be stated', () => {
    expect(renderOpenVex(cleanReport, rendering)).toBeNull()
  })
})

describe('galley.audit/1', () => {
  it.each([sampleReport, cleanReport])('fits its own schema', (report) => {
    expect(problems(new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }), reportSchema, renderJson(report))).toEqual([])
  })

  it('refuses what is not in it', () => {
    const odd = renderJson({ ...sampleReport, green: true } as typeof sampleReport)
    expect(problems(new Ajv2020({ allErrors: true, allowUnionTypes: true }), reportSchema, odd)).toHaveLength(1)
  })
})
