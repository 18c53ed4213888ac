import { describe, expect, it } from 'vitest'
import { osvRecord } from '../../test/advisories/osv-record.ts'
import { compactRecord } from './compact-record.ts'
import { readOsvRecord, type OsvRecord } from './osv-record.ts'

const events = [{ introduced: '0' }, { fixed: '1.2.3' }]
const read = (value: unknown): OsvRecord => {
  const record = readOsvRecord(value)
  if (record === null || typeof record === 'string') throw new Error(String(record))
  return record
}

describe('compactRecord', () => {
  it('keeps what an audit needs, under the name that packages have', () => {
    const record = osvRecord('GHSA-aaaa-bbbb-cccc', 'Jw.Util', events, {
      ecosystem: 'PyPI',
      aliases: ['CVE-2026-1'],
      severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
    })
    expect([...compactRecord(read(record), 'PyPI')]).toEqual([
      [
        'jw-util',
        {
          id: 'GHSA-aaaa-bbbb-cccc',
          modified: record.modified,
          aliases: ['CVE-2026-1'],
          summary: 'Trouble in Jw.Util',
          malicious: false,
          severity: 'critical',
          score: 9.8,
          affected: [
            {
              versions: [],
              ranges: [
                [
                  { kind: 'introduced', version: '0' },
                  { kind: 'fixed', version: '1.2.3' },
                ],
              ],
            },
          ],
        },
      ],
    ])
  })

  it('says nothing of withdrawn records and of other ecosystems', () => {
    expect(compactRecord(read(osvRecord('GHSA-1', 'x', events, { withdrawn: '2026-01-01T00:00:00Z' })), 'npm').size).toBe(0)
    expect(compactRecord(read(osvRecord('GHSA-1', 'x', events)), 'PyPI').size).toBe(0)
  })

  it('knows malware by its id or by CWE-506, and takes all versions where none is named', () => {
    const mal = compactRecord(read(osvRecord('MAL-2026-1', 'x', [])), 'npm').get('x')
    expect(mal).toMatchObject({ malicious: true, affected: [{ ranges: [[{ kind: 'introduced', version: '0' }]] }] })
    expect(
      compactRecord(read(osvRecord('GHSA-1', 'x', events, { database_specific: { cwe_ids: ['CWE-506'] } })), 'npm').get('x')?.malicious,
    ).toBe(true)
  })

  it.each([
    ['Malicious package. Exfiltrated secrets to a target server.', [{ introduced: '0' }], true],
    ['Malicious code in x (PyPI)', [{ introduced: '0' }], true],
    ['Malicious package. Exfiltrated secrets to a target server.', events, false],
    ['Malicious packages could run code when they are installed.', [{ introduced: '0' }], false],
    ['A malicious package can overwrite files.', [{ introduced: '0' }], false],
    ['Malicious input is not escaped.', [{ introduced: '0' }], false],
  ])("takes PyPA's word for malware that no version is free of: %s %j", (details, ranges, malicious) => {
    const record = osvRecord('PYSEC-2026-1', 'x', ranges, { ecosystem: 'PyPI', summary: undefined, details })
    expect(compactRecord(read(record), 'PyPI').get('x')?.malicious).toBe(malicious)
  })

  it('takes the word of the database where there is no vector, and the higher of two vectors', () => {
    const word = (text: string) =>
      compactRecord(read(osvRecord('GHSA-1', 'x', events, { database_specific: { severity: text } })), 'npm').get('x')?.severity
    expect(['CRITICAL', 'MODERATE', 'Low', 'odd'].map(word)).toEqual(['critical', 'medium', 'low', undefined])
    const severity = [
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
      'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
    ].map((score) => ({ type: 'CVSS', score }))
    expect(compactRecord(read(osvRecord('GHSA-1', 'x', events, { severity })), 'npm').get('x')?.score).toBe(9.3)
  })

  it.each([
    [
      'An issue was discovered in Django 5.0 before 5.0.8 and 4.2 before 4.2.15. QuerySet.values() is subject to SQL injection. More follows.',
      'QuerySet.values() is subject to SQL injection.',
    ],
    [
      'Requests is a HTTP library. Since Requests 2.3.0, it has been leaking Proxy-Authorization headers. More follows.',
      'Since Requests 2.3.0, it has been leaking Proxy-Authorization headers.',
    ],
    ['# Heading\n\nIt is a trap.', 'Heading It is a trap.'],
    [`${'word '.repeat(100)}end.`, `${'word '.repeat(36).trimEnd().slice(0, 179)}…`],
  ])('finds a line worth reading in a page of details', (details, line) => {
    const { summary: _left, ...record } = osvRecord('PYSEC-1', 'x', events, { details })
    expect(compactRecord(read(record), 'npm').get('x')?.summary).toBe(line)
  })

  it('joins the entries of one package', () => {
    const record = osvRecord('GHSA-1', 'x', events)
    expect(compactRecord(read({ ...record, affected: [...record.affected, ...record.affected] }), 'npm').get('x')?.affected).toHaveLength(2)
  })
})

describe('readOsvRecord', () => {
  it('tells other files from broken records', () => {
    expect([null, [], 'text', { name: 'package' }].map(readOsvRecord)).toEqual([null, null, null, null])
    expect(readOsvRecord({ id: '../../etc/passwd', affected: [] })).toBe('its id is none')
    expect(readOsvRecord({ id: 'GHSA-1', modified: 'yesterday' })).toBe('its date of change is none')
    expect(readOsvRecord({ id: 'GHSA-1', modified: '2026-01-01T00:00:00Z', affected: {} })).toBe('what it affects is not a list')
  })
})
