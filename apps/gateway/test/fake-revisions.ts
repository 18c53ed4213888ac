import { createHash } from 'node:crypto'
import { Fault } from '@galley/fault'
import { checkWords, chooseVersion, editBlock, openPassages, reviseDraft, stripTokens, type Drafts, type Revisions } from '@galley/runtime'
import { hasEnded, type Draft, type NewEvent, type Revision, type Version } from '@galley/sdk'
import { sampleTexts } from './sample-run.ts'

/** Way to the drafts in memory. */
export interface FakeDrafts {
  readonly find: (id: string) => Draft
  readonly say: (id: string, event: NewEvent, change: Partial<Draft>) => void
}

/** Changes to drafts in memory, made by the runtime's own functions, and the versions that they make. */
export function fakeRevisions({ find, say }: FakeDrafts): Revisions & Pick<Drafts, 'versions' | 'version'> {
  const versions = new Map<string, Map<number, Version>>()
  const open = (id: string, after: number | undefined): Draft => {
    const draft = find(id)
    if (!hasEnded(draft.status)) throw refusal('DRAFT_AT_WORK', 409)
    if (after !== undefined && after !== draft.seq) throw refusal('DRAFT_MOVED_ON', 412)
    const kept = versions.get(id) ?? new Map<number, Version>()
    versions.set(id, kept.set(draft.best.n, draft.best))
    return draft
  }
  const textsOf = ({ sources }: Draft): Parameters<typeof openPassages>[0] =>
    sources.map(({ id: sourceId, title }) => ({ sourceId, title, text: sampleTexts[sourceId] ?? '' }))
  const list = (id: string): readonly Version[] => {
    const { best } = find(id)
    return [...new Map([...(versions.get(id) ?? []), [best.n, best]]).values()].sort((a, b) => a.n - b.n)
  }
  /** Work that a worker would do: it is asked for, and never done here. */
  const ask = (id: string, after: number | undefined, asked: Pick<Revision, 'kind' | 'subject' | 'by'>): Draft => {
    const { best } = open(id, after)
    say(id, { type: 'revision.asked', data: { revision: { n: best.n + 1, of: best.n, ...asked } } }, { status: 'queued' })
    return find(id)
  }
  return {
    versions: async (id) => list(id),
    version: async (id, n) => {
      const version = list(id).find((one) => one.n === n)
      if (version === undefined) throw refusal('VERSION_NOT_FOUND', 404)
      return version
    },
    edit: async (id, { blockId, text }, { by, after }) => {
      const draft = open(id, after)
      if (!draft.best.blocks.some((block) => block.id === blockId)) throw refusal('BLOCK_NOT_FOUND', 404)
      const n = Math.max(draft.rounds.length, ...(versions.get(id)?.keys() ?? [])) + 1
      const revision: Revision = { n, of: draft.best.n, kind: 'hand', subject: blockId, by, at: '2026-11-29T12:00:00Z' }
      const parts = editBlock(draft.best, { blockId, text, n }, openPassages(textsOf(draft)))
      const sha256 = (words: string): string => createHash('sha256').update(words).digest('hex')
      const made = reviseDraft(draft, parts, revision, { sha256, sources: draft.sources })
      versions.get(id)?.set(n, made.best)
      say(id, { type: 'version.added', data: { revision, score: made.best.score, words: 1 } }, made)
      return find(id)
    },
    choose: async (id, n, { by, after }) => {
      const draft = open(id, after)
      const version = versions.get(id)?.get(n)
      if (version === undefined) throw refusal('VERSION_NOT_FOUND', 404)
      say(id, { type: 'version.chosen', data: { n, by } }, chooseVersion(draft, version))
      return find(id)
    },
    rewrite: async (id, sectionId, { by, after }) => ask(id, after, { kind: 'section', subject: sectionId, by }),
    insertSource: async (id, source, { by, after }) =>
      ask(id, after, { kind: 'source', subject: 'url' in source ? source.url : source.title, by }),
    checkWords: async (id, typed, blockId) => {
      const standing = find(id).best.blocks.find((block) => block.id === blockId)?.text ?? ''
      return checkWords(typed, textsOf(find(id))).filter(({ text }) => !stripTokens(standing).includes(text))
    },
  }
}

function refusal(code: string, status: number): Fault {
  return new Fault(code, { message: 'it may not be changed', hint: 'Read the draft again.', status, exit: 2 })
}
