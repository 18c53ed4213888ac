import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Advisory } from './advisory.ts'
import { groupAdvisories } from './group-advisories.ts'

const advisory = (id: string, aliases: readonly string[]): Advisory => ({
  id,
  aliases,
  modified: '2026-01-01T00:00:00Z',
  summary: '',
  malicious: false,
  affected: [],
})

describe('groupAdvisories', () => {
  it('ties databases together by their aliases, also by way of a third one', () => {
    const groups = groupAdvisories([
      advisory('GHSA-1', ['CVE-1']),
      advisory('MAL-9', []),
      advisory('PYSEC-1', ['CVE-2']),
      advisory('OSV-1', ['CVE-1', 'CVE-2']),
    ])
    expect(groups.map(({ ids, aliases }) => ({ ids, aliases }))).toEqual([
      { ids: ['GHSA-1', 'OSV-1', 'PYSEC-1'], aliases: ['CVE-1', 'CVE-2'] },
      { ids: ['MAL-9'], aliases: [] },
    ])
  })

  it('puts every record into exactly one group, whatever the order', () => {
    const id = fc.nat(12).map((number) => `A-${number}`)
    const records = fc
      .uniqueArray(fc.tuple(id, fc.array(id, { maxLength: 3 })), { selector: ([own]) => own, maxLength: 10 })
      .map((pairs) => pairs.map(([own, aliases]) => advisory(own, aliases)))
    fc.assert(
      fc.property(records, (drawn) => {
        const groups = groupAdvisories(drawn)
        expect(groups.flatMap(({ ids }) => ids).toSorted()).toEqual(drawn.map((record) => record.id).toSorted())
        expect(groupAdvisories(drawn.toReversed()).map(({ ids }) => ids)).toEqual(groups.map(({ ids }) => ids))
      }),
    )
  })
})
