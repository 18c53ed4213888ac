import type { DraftEvent, Source } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { unreachedOf } from './unreached-of.ts'

const at = '2026-11-24T09:00:00.000Z'
const failed = (seq: number, address: string): DraftEvent => ({ seq, at, type: 'source.failed', data: { address, reason: 'no answer' } })
const searched = (seq: number, failures: readonly string[]): DraftEvent => ({
  seq,
  at,
  type: 'search.done',
  data: { query: 'q', hits: 0, failures },
})

describe('unreachedOf', () => {
  it('tells each page and each failed search once', () => {
    const told = unreachedOf([
      failed(1, 'https://a/'),
      failed(2, 'https://a/'),
      searched(3, ['wiki: stopped']),
      searched(4, ['wiki: stopped']),
    ])
    expect(told).toEqual([
      { text: 'https://a/', reason: 'could not be read: no answer' },
      { text: 'A search could not be made', reason: 'wiki: stopped' },
    ])
  })

  it('says nothing of a page that was read in the end', () => {
    const source = { address: 'https://a/' } as Source
    expect(unreachedOf([failed(1, 'https://a/'), { seq: 2, at, type: 'source.added', data: { source } }])).toEqual([])
  })
})
