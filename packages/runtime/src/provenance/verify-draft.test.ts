import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFault } from '@galley/fault'
import type { Draft } from '@galley/sdk'
import { tempFolder } from '@galley/testkit/vitest'
import { createKey, createSigner, publicKeyOf, signStatement, type InTotoStatement } from '@galley/trust'
import { array, assert, integer, nat, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportDraft, partsOf } from '../export/export-draft.ts'
import { exportFormats } from '../export/export-formats.ts'
import { joinParts, piecesOf, splitPieces } from '../export/text-part.ts'
import { sampleDraft } from '../../test/sample-draft.ts'
import { createDraftStatement, stateBrief } from './create-draft-statement.ts'
import { draftPredicateType } from './draft-predicate.ts'
import { describePapers } from './describe-papers.ts'
import { verifyDraft, type VerifiedDraft } from './verify-draft.ts'

const signer = createSigner(createKey())
const key = publicKeyOf(signer.publicPem)
const record = { finishedOn: '2026-11-24T09:01:00.000Z', galley: ['0.1.0'], addresses: {} }
const draft: Draft = {
  ...sampleDraft,
  brief: { topic: 'A title', sources: { folder: '/home/ada/papers', texts: [{ title: 'Notes', text: 'My own words.' }] } },
  plugins: [
    { name: '@galley/writer', version: '1.0.0', digest: 'b'.repeat(64), builtHere: true, author: 'workspace', reviewers: [] },
    {
      name: '@me/arxiv',
      version: '2.0.0',
      digest: 'c'.repeat(64),
      builtHere: false,
      author: 'me',
      reviewers: [{ id: 'ada', at: '2026-11-01T00:00:00.000Z', until: null }],
    },
  ],
}
const statement = createDraftStatement(draft, record)
const signed = (of: InTotoStatement = statement): string => `${signStatement(of, signer)}\n`
const bundle = signed()
const markdown = exportDraft(draft, 'md').body

function verify(text: string | Uint8Array, papers = bundle): VerifiedDraft {
  return verifyDraft({ name: 'draft.md', text: typeof text === 'string' ? Buffer.from(text) : text, bundle: papers, key })
}

function refusal(text: string, papers = bundle): string {
  try {
    verify(text, papers)
  } catch (error) {
    if (isFault(error)) return `${error.code}: ${error.message}`
  }
  return 'verified'
}

describe('the text', () => {
  test.each(exportFormats)('each exported format is covered, with its footer and without: $name', ({ name, hasFooter }) => {
    expect(verify(exportDraft(draft, name).body)).toMatchObject({ subject: `draft.${name}`, signer: key.spkiSha256 })
    const bare = verify(exportDraft(draft, name, { footer: false }).body)
    expect(bare.subject).toBe(`draft.${name}${hasFooter ? ' without footer' : ''}`)
  })

  test.each([
    ['a changed block is named, with its first words', markdown.replace('One. [1]', 'Two. [1]'), 'the block b2 was changed: “Two. [1] Two'],
    ['a block that is missing is named', markdown.replace('## First\n\n', ''), 'the block b1 is missing'],
    ['words that were put in are named', markdown.replace('## First', 'Buy this.\n\n## First'), '“Buy this.” was put in'],
    ['the list of sources counts', markdown.replace('Title of two', 'Title of three'), 'the block sources/2 was changed'],
    ['line ends count', markdown.replaceAll('\n', '\r\n'), 'its words are the same'],
    ['a space at the end counts', `${markdown} `, 'its words are the same'],
    ['another text is not said to be changed', 'Something else.\n', 'nothing in it is of that text'],
    ['an empty file', '', 'nothing in it is of that text'],
  ])('%s', (_, text, said) => {
    expect(refusal(text)).toContain('DRAFT_CHANGED')
    expect(refusal(text)).toContain(said)
  })

  test('a changed block of HTML is named', () => {
    const html = exportDraft(draft, 'html').body
    expect(refusal(html.replace('<h2>First</h2>', '<h2>Last</h2>'))).toContain('the block b1 was changed: “<h2>Last</h2>”')
  })

  test('no byte of it can be changed', () => {
    const bytes = Buffer.from(markdown)
    assert(
      property(nat(bytes.length - 1), integer({ min: 1, max: 255 }), (at, change) => {
        const other = Buffer.from(bytes)
        other[at] = other[at]! ^ change
        expect(() => verifyDraft({ name: 'draft.md', text: other, bundle, key })).toThrow(
          expect.objectContaining({ code: 'DRAFT_CHANGED' }),
        )
      }),
      { numRuns: 200 },
    )
  })

  test('the pieces of the parts are the pieces of the whole text, whatever stands in it', () => {
    const line = string({ unit: 'binary-ascii', maxLength: 6 })
    assert(
      property(
        array(
          array(line, { maxLength: 6 }).map((lines) => lines.join('\n')),
          { maxLength: 6 },
        ),
        (texts) => {
          const parts = texts.map((text, i) => ({ name: `b${i}`, text }))
          expect(piecesOf(parts).map(({ text }) => text)).toEqual(splitPieces(joinParts(parts)))
        },
      ),
    )
    expect(piecesOf(partsOf(draft, 'md')).map(({ text }) => text)).toEqual(splitPieces(markdown))
  })

  test('control characters of a changed text do not reach the terminal', () => {
    expect(refusal(markdown.replace('One.', '\u001B[2JOne.'))).not.toContain('\u001B')
  })
})

describe('the papers', () => {
  test.each([
    ['another predicate', { ...statement, predicateType: 'https://cyclonedx.org/bom/v1.6' }, 'PAPERS_OF_SOMETHING_ELSE'],
    ['a predicate without sentences', { ...statement, predicate: { ...statement.predicate, sentences: undefined } }, 'PAPERS_UNREADABLE'],
    ['a brief that is not the one of the digest', withBrief({ topic: 'Another' }), 'PAPERS_UNREADABLE'],
  ])('refused: %s', (_, of, code) => {
    expect(refusal(markdown, signed(of))).toContain(code)
  })

  test('what a later version adds to the predicate is passed over', () => {
    expect(verify(markdown, signed({ ...statement, predicate: { ...statement.predicate, weather: 'fair' } })).predicate.rounds).toBe(0)
  })

  test('the text of the brief is in them only when asked for, and never a path or a pasted document', () => {
    expect(JSON.stringify(statement)).not.toMatch(/A title|own words|\/home\/ada/)
    const open = createDraftStatement(draft, record, { withBrief: true })
    expect(verify(markdown, signed(open)).predicate.brief.content).toEqual(stateBrief(draft.brief))
    expect(JSON.stringify(open)).toContain('A title')
    expect(JSON.stringify(open)).not.toMatch(/own words|\/home\/ada/)
  })

  test('they say who made and who reviewed each plugin, that no model took part, and do not say that the draft is true', () => {
    const { stated, notProven } = describePapers(verify(markdown).predicate)
    const linesOf = (name: string): readonly string[] => stated.find((one) => one.name === name)?.lines ?? []
    expect(linesOf('plugins')).toEqual([
      `@galley/writer 1.0.0, built where the draft was written, reviewed by nobody, sha256 ${'b'.repeat(12)}`,
      `@me/arxiv 2.0.0, by me, reviewed by ada, sha256 ${'c'.repeat(12)}`,
    ])
    expect(linesOf('models')).toEqual(['no model'])
    expect(notProven.join(' ')).toContain('That the draft is true')
    expect(notProven).toContain('That anybody reviewed @galley/writer.')
  })

  test('sentences are counted once, however often they cite', () => {
    const claims = [
      { id: 'c1', text: 'One and two.', kind: 'fact' as const, evidenceIds: ['e1'] },
      { id: 'c2', text: 'One and two.', kind: 'fact' as const, evidenceIds: ['e2'] },
    ]
    const verdicts = claims.map(({ id }) => ({
      claimId: id,
      verdict: 'supported' as const,
      tier: 'lexical' as const,
      score: 1,
      reason: '',
    }))
    const { predicate } = createDraftStatement({ ...draft, best: { ...draft.best, claims, verdicts } }, record)
    expect(predicate['sentences']).toMatchObject({
      checked: 1,
      leftOut: 0,
      verdicts: [{ verdict: 'supported', tier: 'lexical', count: 2 }],
    })
  })

  test('sentences are told by how they are held, and by which judge', () => {
    const block = { id: 'b1', sectionId: 's1', kind: 'paragraph' as const, text: 'One is two.[[c:c1]] So it is.', claims: ['c1'] }
    const claims = [{ id: 'c1', text: 'One is two.', kind: 'fact' as const, evidenceIds: ['e1'] }]
    const verdicts = [{ claimId: 'c1', verdict: 'supported' as const, tier: 'model' as const, judge: 'big\u202e', score: 1, reason: '' }]
    const { predicate } = createDraftStatement({ ...draft, best: { ...draft.best, blocks: [block], claims, verdicts } }, record)
    expect(predicate.sentences.held).toEqual([
      { hold: 'judged', judge: 'big\u202e', count: 1 },
      { hold: 'own', count: 1 },
    ])
    const { stated } = describePapers(predicate)
    expect(stated.find(({ name }) => name === 'sentences')?.lines).toContain(
      'held: 1 judged by big , 1 the writer’s own (opinion, transition)',
    )
  })

  test('the predicate type begins with the address of the project', () => {
    const root = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as { repository: { url: string } }
    expect(`git+${draftPredicateType}`.startsWith(root.repository.url.replace(/\.git$/, '/'))).toBe(true)
  })

  const openssl = spawnSync('openssl', ['version'])
  test.skipIf(openssl.status !== 0)('openssl verifies them (SKIPPED: no openssl on this machine)', () => {
    const dir = tempFolder()
    const { payload, payloadType, signatures } = (JSON.parse(bundle) as { dsseEnvelope: Envelope }).dsseEnvelope
    const bytes = Buffer.from(payload, 'base64')
    // The pre-authentication encoding of DSSE, from its specification and not from our code.
    const pae = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${bytes.length} `), bytes])
    for (const [name, content] of [
      ['key.pem', signer.publicPem],
      ['sig', Buffer.from(signatures[0]!.sig, 'base64')],
      ['pae', pae],
    ] as const)
      writeFileSync(join(dir, name), content)
    const check = ['dgst', '-sha256', '-verify', 'key.pem', '-signature', 'sig', 'pae']
    expect(spawnSync('openssl', check, { cwd: dir, encoding: 'utf8' }).stdout).toBe('Verified OK\n')
  })
})

interface Envelope {
  readonly payload: string
  readonly payloadType: string
  readonly signatures: readonly { readonly sig: string }[]
}

function withBrief(content: object): InTotoStatement {
  const { predicate } = createDraftStatement(draft, record, { withBrief: true })
  return { ...statement, predicate: { ...predicate, brief: { ...(predicate['brief'] as object), content } } }
}
