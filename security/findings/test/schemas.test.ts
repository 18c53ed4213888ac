import { readFileSync } from 'node:fs'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { renderCycloneDx, renderJson, renderOpenVex, renderSarif, reportSchema, type Finding } from '../src/index.ts'
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
  const { $schema: _, id: $id, ...rest } = fixture('sarif-schema-2.1.0.json')
  const schema = { $id, ...rest }

  it.each([
    ['every code, waivers and hostile texts', sampleReport],
    ['nothing found', cleanReport],
  ])('fits the OASIS schema: %s', (_name, report) => {
    expect(problems(new Ajv({ strict: false, allErrors: true }), schema, renderSarif(report, rendering))).toEqual([])
  })

  interface Sarif {
    readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } }
    readonly results: readonly SarifResult[]
  }
  interface SarifRule {
    readonly id: string
    readonly name: string
    readonly properties: { readonly 'security-severity': string }
  }
  interface SarifResult {
    readonly ruleId: string
    readonly ruleIndex: number
    readonly message: { readonly text: string }
    readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: object; readonly region: object } }[]
    readonly partialFingerprints: Readonly<Record<string, string>>
    readonly suppressions?: readonly unknown[]
    readonly properties: { readonly 'security-severity': string }
  }
  const sarif = (findings: readonly Finding[], place = (file: string): string => file): Sarif =>
    JSON.parse(renderSarif({ ...sampleReport, findings }, { ...rendering, place })).runs[0]
  const prints = ({ results }: Sarif): readonly string[] =>
    results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints)).sort()
  const moved = (line: number): readonly Finding[] =>
    sampleReport.findings.map((finding) => (finding.at ? { ...finding, at: { ...finding.at, line } } : finding))

  it('locates each result and keeps its fingerprint when lines move', () => {
    const run = sarif(moved(1))
    expect(run.results).toHaveLength(sampleReport.findings.length)
    expect(run.results.every(({ locations }) => locations.length === 1)).toBe(true)
    expect(run.results.filter(({ suppressions }) => suppressions)).toHaveLength(2)
    expect(prints(sarif(moved(99)))).toEqual(prints(run))
    expect(new Set(prints(run)).size).toBe(run.results.length)
  })

  it('has a rule for each code and severity, with the severity that code hosts read', () => {
    const { tool, results } = sarif(sampleReport.findings)
    for (const { ruleId, ruleIndex, properties } of results) {
      const rule = tool.driver.rules[ruleIndex]
      expect([rule?.id, rule?.properties['security-severity']]).toEqual([ruleId, properties['security-severity']])
    }
    const ofVulnerable = tool.driver.rules.filter(({ id }) => id.startsWith('SC002/'))
    expect(ofVulnerable.map(({ name, properties }) => [name, properties['security-severity']])).toEqual([
      ['vulnerable/critical', '9.5'],
      ['vulnerable/high', '8.0'],
    ])
    expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(tool.driver.rules.length)
  })

  it('places files where the caller says that they are in the repository, and fingerprints them there', () => {
    const at = (file: string): readonly Finding[] => sampleReport.findings.map((finding) => ({ ...finding, at: { file, line: 1 } }))
    const runs = [sarif(at('apps/web site/uv.lock')), sarif(at('uv.lock'), (file) => `apps/web site/${file}`)]
    expect(runs[1]).toEqual(runs[0])
    expect(runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual({
      uri: 'apps/web%20site/uv.lock',
      uriBaseId: '%SRCROOT%',
    })
  })

  it('says package and advisory in the message, and says a thing once for a place', () => {
    const finding = sampleReport.findings.find(({ subject }) => subject.startsWith('pkg:pypi/django'))
    if (finding === undefined) throw new Error('the sample has no such finding')
    const said = { ...finding, message: 'SQL injection (CVE-2026-1, CVSS 9.8)' }
    const { results } = sarif([said, said, { ...said, severity: 'low' }])
    expect(results.map(({ message }) => message.text)).toEqual([
      'django@3.2.0: SQL injection (CVE-2026-1, CVSS 9.8).',
      'django@3.2.0: SQL injection (CVE-2026-1, CVSS 9.8).',
    ])
    expect(new Set(results.map(({ ruleId }) => ruleId))).toEqual(new Set(['SC002/critical', 'SC002/low']))
    const spot = (line: number): Finding => ({
      code: 'blind-spot',
      severity: 'high',
      subject: 'a.lock',
      at: { file: 'a.lock', line },
      message: 'cut',
      evidence: {},
    })
    const spots = sarif([spot(1), spot(2), spot(2)])
    expect(spots.results.map(({ message }) => message.text)).toEqual(['cut.', 'cut.'])
    expect(new Set(prints(spots)).size).toBe(2)
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
