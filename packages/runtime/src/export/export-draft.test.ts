import type { Draft } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { exportDraft } from './export-draft.ts'

const zero = { support: 0, coverage: 0, numbers: 0, repetition: 0, readability: 0, editor: 0 }
const source = (id: string, address: string): Draft['sources'][number] => ({
  id,
  address,
  title: `Title of ${id}`,
  digest: 'a'.repeat(64),
  readAt: '2026-11-24T09:00:00.000Z',
  tier: 'own',
})
const claim = (id: string, evidenceIds: readonly string[]): Draft['best']['claims'][number] => ({ id, text: '', kind: 'fact', evidenceIds })

const draft: Draft = {
  schema: 'galley.draft/1',
  id: 'd1',
  seq: 1,
  createdAt: '2026-11-24T09:00:00.000Z',
  status: 'done',
  mode: 'extractive',
  title: 'A <b>title</b>',
  notice: 'No model.',
  brief: { topic: 'A title' },
  rounds: [],
  best: {
    n: 0,
    blocks: [
      { id: 'b1', sectionId: 's1', kind: 'heading', text: 'First', claims: [] },
      {
        id: 'b2',
        sectionId: 's1',
        kind: 'paragraph',
        text: 'One.[[c:c1]] Two <script>alert(1)</script> [x](javascript:alert(1)).[[c:c2]] Three.[[c:c3]]',
        claims: ['c1', 'c2', 'c3'],
      },
    ],
    claims: [claim('c1', ['e2']), claim('c2', ['e1', 'e2']), claim('c3', [])],
    verdicts: [],
    score: 90,
    parts: zero,
    invariants: { unsupported: 0, dangling: 0, lostMustCover: 0, unparsable: 0, injected: 0, lengthOff: 0 },
    hash: '',
  },
  stopReason: 'clean',
  sources: [source('one', 'folder:a.md'), source('two', 'https://example.org/?a=1&b=2'), source('unused', 'folder:c.md')],
  evidence: [
    { id: 'e1', sourceId: 'one', quote: 'q', start: 0, end: 1, questionIds: [] },
    { id: 'e2', sourceId: 'two', quote: 'q', start: 0, end: 1, questionIds: [] },
  ],
  rejected: [],
  notRead: [],
  notVerified: [{ text: 'Is it so?', reason: 'no source says' }],
  models: { planner: null, researcher: null, writer: null, 'fact-checker': null, editor: null },
  plugins: [],
  usage: {},
}

describe('exportDraft', () => {
  it('numbers sources by their first appearance and lists only those that are cited', () => {
    const { body } = exportDraft(draft, 'md')
    expect(body).toContain('One. [1] Two')
    expect(body).toContain('(javascript:alert(1)). [1][2] Three.\n')
    expect(body).toContain('1. Title of two. <https://example.org/?a=1&b=2>.')
    expect(body).toContain('2. Title of one. `folder:a.md`.')
    expect(body).not.toContain('unused')
    expect(body).toContain('- Is it so? (no source says)')
    expect(body).not.toContain('[[c:')
  })

  it('lets nothing of a source into the page as HTML', () => {
    const { body } = exportDraft(draft, 'html')
    expect(body).not.toContain('<script')
    expect(body).not.toContain('href="javascript:')
    expect(body).toContain('<h1>A &lt;b&gt;title&lt;/b&gt;</h1>')
    expect(body).toContain('<sup><a href="#source-1">[1]</a></sup><sup><a href="#source-2">[2]</a></sup>')
  })

  it('gives JSON back as it is', () => {
    expect(JSON.parse(exportDraft(draft, 'json').body)).toEqual(draft)
  })

  it.each([
    ['A <b>title</b>', 'a-b-title-b.md'],
    ['Open language models and the software supply chain beneath them', 'open-language-models-and-the-software-supply-chain-beneath.md'],
    ['日本', 'd1.md'],
  ])('calls the file of %s %s', (title, name) => {
    expect(exportDraft({ ...draft, title }, 'md').fileName).toBe(name)
  })

  it('says what the draft cost, where somebody stated it', () => {
    const usage = (usd: number): Draft['usage'][keyof Draft['usage']] & object => ({
      calls: 1,
      promptTokens: 10,
      completionTokens: 10,
      seconds: 1,
      usd,
      wattHours: 1.25,
    })
    const billed = { ...draft, usage: { writer: usage(0.0021), editor: usage(0.0004) } }
    expect(exportDraft(billed, 'md').body).toContain('It cost 0.0025 USD and 2.50 Wh.')
    expect(exportDraft(draft, 'md').body).not.toContain('It cost')
  })
})
