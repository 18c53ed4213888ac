import { summarise } from '../src/report.ts'
import type { AuditReport, Component, Finding } from '../src/index.ts'
import { findingCodes, rules } from '../src/rules.ts'

const hostile = 'gоogle\u202E\u001B[31m|<script>`[x](javascript:1)`'

/** One finding of every code, some waived, some with hostile texts. */
const sampleFindings: readonly Finding[] = [
  ...findingCodes.map((code, index): Finding => ({
    code,
    severity: rules[code].severity,
    subject: `pkg:npm/%40scope/part-${index}@1.0.${index}`,
    at: { file: 'apps/web site/pnpm-lock.yaml', line: index + 1 },
    message: `what was found of ${code}`,
    evidence: { id: `GHSA-${index}`, score: 1.5, ok: true, list: ['a', 'b'] },
    path: ['app', 'between', `@scope/part-${index}`],
    fix: `do something about ${code}`,
  })),
  {
    code: 'vulnerable',
    severity: 'critical',
    subject: 'pkg:pypi/django@3.2.0',
    message: 'SQL injection',
    evidence: { ids: ['GHSA-aaaa', 'CVE-2026-1'], aliases: ['PYSEC-2026-1'] },
    waived: { reason: 'no database', owner: 'dana', expires: '2027-01-31', justification: 'vulnerable_code_not_in_execute_path' },
  },
  {
    code: 'vulnerable',
    severity: 'high',
    subject: 'pkg:npm/accepted@1.0.0',
    message: 'ReDoS',
    evidence: { ids: ['GHSA-bbbb'] },
    waived: { reason: 'input is ours', owner: 'dana', expires: '2027-01-31' },
  },
  {
    code: 'name-confusion',
    severity: 'high',
    subject: `pkg:npm/${hostile}`,
    message: hostile,
    evidence: { target: hostile },
    fix: hostile,
  },
]

export const samplePackages: readonly Component[] = [
  { purl: 'pkg:pypi/django@3.2.0', name: 'django', version: '3.2.0', integrity: [`sha256:${'AB'.repeat(32)}`], licence: 'BSD-3-Clause' },
  {
    purl: 'pkg:npm/accepted@1.0.0',
    name: 'accepted',
    version: '1.0.0',
    dev: true,
    integrity: [`sha512-${Buffer.alloc(64).toString('base64')}`, 'sha512-short', 'nonsense'],
    licence: 'see LICENSE.txt',
  },
  { purl: 'pkg:npm/%40scope/part-2@1.0.2', name: '@scope/part-2', version: '1.0.2', licence: '(MIT OR Apache-2.0)' },
  { purl: 'pkg:npm/%40scope/part-2@1.0.2', name: '@scope/part-2', version: '1.0.2' },
]

export const sampleReport: AuditReport = {
  schema: 'galley.audit/1',
  complete: false,
  coverage: {
    packages: 1687,
    files: [{ path: 'apps/web site/pnpm-lock.yaml', format: 'pnpm', packages: 1687, counted: 1687 }],
    checks: [
      { name: 'names', state: 'done' },
      { name: 'vulnerabilities', state: 'failed', reason: 'no network' },
      { name: 'age', state: 'notAsked' },
    ],
    excluded: ['fixtures'],
  },
  advisories: [{ ecosystem: 'npm', source: 'advisories.zip', count: 2, newest: '2026-11-01T00:00:00Z' }],
  findings: sampleFindings,
  summary: summarise(sampleFindings),
}

/** An audit that found nothing. */
export const cleanReport: AuditReport = {
  schema: 'galley.audit/1',
  complete: true,
  coverage: {
    packages: 1,
    files: [{ path: 'uv.lock', format: 'uv', packages: 1, counted: 1 }],
    checks: [{ name: 'names', state: 'done' }],
  },
  findings: [],
  summary: summarise([]),
}
