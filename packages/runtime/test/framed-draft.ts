import { frameWords, listInWords, type Draft } from '@galley/sdk'
import { sampleDraft } from './sample-draft.ts'

const verdict = { tier: 'lexical', verdict: 'supported', score: 1, reason: 'Ω' } as const

/**
 * A draft in which every frame word is said, and everything that is not ours is Greek, a number or a digest: sentences of all holds, sources with
 * everything, files, pages and searches that were not read, every reason of what could not be verified, and costs.
 */
export function framedDraft(language: string): Draft {
  const words = frameWords(language)
  const { notice, open } = words
  const calibration = { name: 'Ω', seen: 1, falsehoods: 2, kept: 3, truths: 4 }
  const said = Object.entries({ notCovered: '', answeredPoorly: '', unanswered: '', nothingMore: '', toAvoid: '', assumed: '', orders: '' })
  const reasons = [
    ...said.map(([key]) => open[key as 'notCovered']),
    open.refused('contradicted', 'The source says otherwise.'),
    open.refused('undecided', 'Words cannot tell.'),
    open.refused('unsupported', 'No source says this.'),
  ]
  const texts = [open.short(1, 2), open.avoided('Ω'), open.leftOut('Ω')]
  const [open1, close1] = words.marks.outer
  const claims = ['c1', 'c2', 'c3', 'c4'].map((id) => ({
    id,
    text: id === 'c1' ? `${open1}Ω ω ψ.${close1}` : `${id} Ω ω.`,
    kind: 'fact' as const,
    evidenceIds: ['e1', 'e2'],
  }))
  return {
    ...sampleDraft,
    title: 'Ω ω',
    brief: { topic: 'Ω', language },
    mode: 'full',
    notice: [
      notice.extractive,
      notice.quotesKept,
      notice.unmet(listInWords(Object.values(notice.wishes), words.language)),
      notice.unjudged(notice.calibration(calibration)),
      notice.missed({ name: 'Ω', read: 2 }),
      notice.reduced,
    ].join(' '),
    best: {
      ...sampleDraft.best,
      score: 90.5,
      blocks: [
        ...Object.values(words.headings).map((text, at) => ({ id: `h${at}`, sectionId: 's1', kind: 'heading' as const, text, claims: [] })),
        {
          id: 'b1',
          sectionId: 's1',
          kind: 'paragraph',
          text: `${words.attribute('Ω', '')}${open1}Ω ω ψ.${close1}[[c:c1]] Ω ω φ.[[c:c2]] Ω ω χ.[[c:c3]] ${words.attribute('Ω', 'ω')}Ω ω ξ.[[c:c4]] Ω ω ζ.`,
          claims: ['c1', 'c2', 'c3', 'c4'],
        },
        {
          id: 'b2',
          sectionId: 's1',
          kind: 'table',
          text: `| ${words.facts.fact} | ${words.facts.source} |\n| --- | --- |\n${['what', 'when', 'figures'].map((key) => `| ${words.facts[key as 'what']} | Ω[[c:c2]] |`).join('\n')}`,
          claims: ['c2'],
        },
        { id: 'b3', sectionId: 's1', kind: 'paragraph', text: words.nothingFound, claims: [] },
      ],
      claims,
      verdicts: [
        { claimId: 'c1', ...verdict },
        { claimId: 'c2', ...verdict },
        { claimId: 'c3', ...verdict, tier: 'model', judge: 'Ψ', span: 'Ω' },
      ],
    },
    sources: sampleDraft.sources.map((source, at) => ({
      ...source,
      title: 'Ω',
      address: `folder:${at}`,
      publishedAt: '2026-02-03T00:00:00.000Z',
      reader: { name: 'Ξ', version: '1', digest: 'a'.repeat(64) },
      isTextUnchecked: true,
      anchors: at === 0 ? [{ at: 0, page: 3 }] : [{ at: 0, line: 4 }],
    })),
    notRead: [
      { kind: 'file', name: 'Ω', code: '1', reason: 'It could not be opened.' },
      { kind: 'page', name: 'Ω', reason: 'It did not answer in time.' },
      ...Array.from({ length: 40 }, () => ({ kind: 'search' as const, name: 'Ω', reason: 'It asks for a key.' })),
    ],
    notVerified: [...reasons.map((reason) => ({ text: 'Ω', reason })), ...texts.map((text) => ({ text, reason: 'Ω' }))],
    models: { ...sampleDraft.models, writer: 'Λ' },
    usage: {
      writer: {
        calls: 1,
        promptTokens: 1,
        completionTokens: 1,
        seconds: 1,
        usd: 0.5,
        wattHours: 1.25,
        energy: { low: 1.25, high: 1.25, method: 'tokens' },
      },
    },
  }
}
