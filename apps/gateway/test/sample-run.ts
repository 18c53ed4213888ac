import { createHash } from 'node:crypto'
import { cleanInvariants } from '@galley/sdk'
import type {
  Block,
  Claim,
  Draft,
  Ephemeral,
  Evidence,
  Issue,
  NewEvent,
  Plan,
  Round,
  ScoreParts,
  Source,
  Verdict,
  Version,
} from '@galley/sdk'
import { better, total } from './sample-scores.ts'

/** One step of the scripted run: what is said, and how the draft looks after it. */
export interface Step {
  readonly event: NewEvent | Ephemeral
  readonly change?: (draft: Draft) => Partial<Draft>
}

const texts: readonly (readonly [title: string, address: string, text: string])[] = [
  [
    'Notes on registry attacks',
    'text:1',
    'In September 2025 a worm named Shai-Hulud spread through npm by stealing the tokens of maintainers. It published new versions of more than 180 packages without any human help. The registry removed the packages within two days.\n\nTyposquatting is older: a package with a name one letter away from a popular one waits for a slip of the keyboard. A study of 2020 found 1,200 such names on PyPI in a single year.',
  ],
  [
    'Trusted publishing explained',
    'https://docs.example.org/trusted-publishing',
    'Trusted publishing replaces the long-lived token by a short-lived credential of the build service. PyPI offered it first, in April 2023. npm followed in July 2025, and by the end of that year 38 % of the hundred most downloaded packages used it.\n\nA provenance attestation names the commit and the workflow that built a package. It does not say that anybody reviewed the code.',
  ],
  [
    'What an SBOM is good for',
    'folder:sbom.md',
    'An SBOM lists what a piece of software is made of. CycloneDX and SPDX are the two common formats. When a vulnerability becomes known, a team with SBOMs answers the question "are we affected?" in minutes instead of days.\n\nOnly 21 % of the projects surveyed in 2024 verified a signature before they installed a dependency.',
  ],
]

const sha = (text: string): string => createHash('sha256').update(text).digest('hex')
export const sampleTexts: Readonly<Record<string, string>> = Object.fromEntries(texts.map(([, , text], i) => [`s${i + 1}`, text]))

const sources: readonly Source[] = texts.map(([title, address, text], i) => ({
  id: `s${i + 1}`,
  address,
  title,
  digest: sha(text),
  readAt: '2026-11-20T09:00:00Z',
  tier: i === 1 ? 'found' : 'own',
}))

const quotes: readonly (readonly [source: string, quote: string])[] = [
  ['s1', 'In September 2025 a worm named Shai-Hulud spread through npm by stealing the tokens of maintainers.'],
  ['s1', 'It published new versions of more than 180 packages without any human help.'],
  ['s1', 'A study of 2020 found 1,200 such names on PyPI in a single year.'],
  ['s2', 'Trusted publishing replaces the long-lived token by a short-lived credential of the build service.'],
  ['s2', 'npm followed in July 2025, and by the end of that year 38 % of the hundred most downloaded packages used it.'],
  ['s2', 'It does not say that anybody reviewed the code.'],
  ['s3', 'When a vulnerability becomes known, a team with SBOMs answers the question "are we affected?" in minutes instead of days.'],
  ['s3', 'Only 21 % of the projects surveyed in 2024 verified a signature before they installed a dependency.'],
]
const evidence: readonly Evidence[] = quotes.map(([sourceId, quote], i) => {
  const start = sampleTexts[sourceId]!.indexOf(quote)
  if (start < 0) throw new Error(`not in ${sourceId}: ${quote}`)
  return { id: `e${i + 1}`, sourceId, quote, start, end: start + quote.length, questionIds: ['q1'] }
})

const claim = (id: string, text: string, ...evidenceIds: readonly string[]): Claim => ({ id, text, kind: 'fact', evidenceIds })
const claims: readonly Claim[] = [
  claim('c1', 'In September 2025 a worm called Shai-Hulud went through npm with tokens it had stolen from maintainers.', 'e1'),
  claim('c2', 'Without any human help it published new versions of more than 180 packages.', 'e2'),
  claim('c3', 'A study of 2020 found 1,200 imitating names on PyPI in one year.', 'e3'),
  claim('c4', 'Trusted publishing replaces the long-lived token by a short-lived credential of the build service.', 'e4'),
  claim('c5', 'By the end of 2025, 38 % of the hundred most downloaded npm packages used it.', 'e5'),
  claim('c6', 'Provenance names the commit and the workflow, but it does not say that anybody reviewed the code.', 'e6'),
  claim('c7', 'A team with SBOMs knows within minutes whether it is affected by a new vulnerability.', 'e7', 'e4'),
  claim('c8', 'Most projects verify signatures before they install anything.', 'e8'),
  claim('c9', 'Only 21 % of the projects surveyed in 2024 verified a signature before they installed a dependency.', 'e8'),
]

const block = (id: string, sectionId: string, kind: Block['kind'], text: string): Block => ({
  id,
  sectionId,
  kind,
  text,
  claims: [...text.matchAll(/\[\[c:(\w+)\]\]/g)].map((match) => match[1]!),
})
const blocks: readonly Block[] = [
  block('b1', 'sec1', 'heading', 'How registries are attacked'),
  block(
    'b2',
    'sec1',
    'paragraph',
    'In September 2025 a worm called Shai-Hulud went through npm with tokens it had stolen from maintainers [[c:c1]]. Without any human help it published new versions of more than 180 packages [[c:c2]].',
  ),
  block(
    'b3',
    'sec1',
    'paragraph',
    'The older way is to wait for a slip of the keyboard: a name **one letter away** from a popular one. A study of 2020 found 1,200 imitating names on PyPI in one year [[c:c3]].',
  ),
  block('b4', 'sec2', 'heading', 'What a publisher can do'),
  block(
    'b5',
    'sec2',
    'paragraph',
    'Trusted publishing replaces the long-lived token by a short-lived credential of the build service [[c:c4]]. By the end of 2025, 38 % of the hundred most downloaded npm packages used it [[c:c5]].',
  ),
  block(
    'b6',
    'sec2',
    'quote',
    '> Provenance names the commit and the workflow, but it does not say that anybody reviewed the code [[c:c6]].',
  ),
  block('b7', 'sec3', 'heading', 'What an installer can do'),
  block(
    'b8',
    'sec3',
    'paragraph',
    'A team with SBOMs knows within minutes whether it is affected by a new vulnerability [[c:c7]]. Most projects verify signatures before they install anything [[c:c8]].',
  ),
  block(
    'b9',
    'sec3',
    'table',
    '| Step | What it proves |\n| --- | --- |\n| Lockfile | The bytes are the same as last time |\n| Signature | Who published them |\n| Provenance | Where they were built |\n| SBOM | What they are made of |',
  ),
]
const patched = block(
  'b8',
  'sec3',
  'paragraph',
  'A team with SBOMs knows within minutes whether it is affected by a new vulnerability [[c:c7]]. Only 21 % of the projects surveyed in 2024 verified a signature before they installed a dependency [[c:c9]].',
)

const plan: Plan = {
  title: 'Keeping a package registry honest',
  questions: [{ id: 'q1', text: 'How are registries attacked?' }],
  outline: [
    { id: 'sec1', heading: 'How registries are attacked', intent: 'Two ways, with figures', questionIds: ['q1'], words: 120 },
    { id: 'sec2', heading: 'What a publisher can do', intent: 'Trusted publishing and provenance', questionIds: ['q1'], words: 120 },
    { id: 'sec3', heading: 'What an installer can do', intent: 'SBOMs, signatures', questionIds: ['q1'], words: 120 },
  ],
  acceptance: [{ id: 'a1', check: 'Every figure has a source', weight: 1 }],
  queries: [{ id: 'k1', text: 'attacks on package registries', questionIds: ['q1'] }],
}

const verdict = (claimId: string, word: Verdict['verdict'], evidenceId: string, reason: string, score = 1): Verdict => ({
  claimId,
  verdict: word,
  tier: 'lexical',
  score,
  evidenceId,
  reason,
})
const fine = 'every number and name of the sentence stands in the quote'
const invariants = { ...cleanInvariants, unsupported: 1 }
const issue: Issue = {
  id: 'i1',
  blockId: 'b8',
  span: 'Most projects verify signatures',
  type: 'unsupported',
  severity: 3,
  instruction: 'The source says the opposite: give its figure.',
}
const round = (n: number, of: ScoreParts, accepted: boolean, patches: Round['patches'], issues: readonly Issue[] = []): Round => ({
  n,
  score: total(of),
  parts: of,
  accepted,
  issues,
  patches,
  hash: sha(`round ${n}`),
})
const inBest = (change: (best: Version) => Partial<Version>): ((draft: Draft) => Partial<Draft>) => {
  return (draft) => ({ best: { ...draft.best, ...change(draft.best) } })
}
const withVerdict = (one: Verdict): Step => ({
  event: { type: 'claim.checked', data: { verdict: one } },
  change: inBest((best) => ({ verdicts: [...best.verdicts.filter((other) => other.claimId !== one.claimId), one] })),
})
const says = (role: Ephemeral['role'], step: string, words: string): Step => ({
  event: { type: 'progress', ...(role ? { role } : {}), step, text: words },
})
const starts = (role: NonNullable<Ephemeral['role']>, step: string, note: string): Step => ({
  event: { type: 'agent.started', data: { role, step, note } },
})
const ends = (role: NonNullable<Ephemeral['role']>, step: string, note: string): Step => ({
  event: { type: 'agent.done', data: { role, step, note } },
})

const drafted = (one: Block): Step => ({
  event: { type: 'block.drafted', data: { block: one } },
  change: (draft) => ({
    evidence,
    best: {
      ...draft.best,
      blocks: [...draft.best.blocks, one],
      claims: [...draft.best.claims, ...claims.filter((item) => one.claims.includes(item.id))],
    },
  }),
})

/** The run of every test here: plan, three sources, nine blocks, two rounds of which the first repairs an unsupported sentence. */
export function sampleRun(topic: string): readonly Step[] {
  const models = { planner: null, researcher: null, writer: null, 'fact-checker': null, editor: null }
  return [
    { event: { type: 'draft.queued', data: { topic } } },
    { event: { type: 'draft.started', data: { mode: 'extractive', models } }, change: () => ({ status: 'running' }) },
    starts('researcher', 'scan', 'looking through the documents'),
    says('researcher', 'scan', 'ranking 14 passages'),
    ends('researcher', 'scan', 'found 3 documents'),
    starts('planner', 'plan', 'drawing up an outline'),
    { event: { type: 'plan.ready', data: { plan } }, change: () => ({ plan, title: plan.title }) },
    ends('planner', 'plan', '3 sections, 1 question'),
    starts('researcher', 'research.q1', 'reading for “How are registries attacked?”'),
    { event: { type: 'search.done', data: { query: 'attacks on package registries', hits: 3, failures: [] } } },
    ...sources.map((source): Step => ({
      event: { type: 'source.added', data: { source } },
      change: (draft) => ({ sources: [...draft.sources, source] }),
    })),
    { event: { type: 'source.failed', data: { kind: 'page', name: 'https://gone.example.org/', reason: 'the server answered 404' } } },
    ends('researcher', 'research.q1', '8 quotes from 3 sources'),
    starts('writer', 'write.sec1', 'writing “How registries are attacked”'),
    ...blocks.slice(0, 3).map(drafted),
    ends('writer', 'write.sec1', '3 blocks'),
    starts('writer', 'write.sec2', 'writing “What a publisher can do”'),
    ...blocks.slice(3, 6).map(drafted),
    ends('writer', 'write.sec2', '3 blocks'),
    starts('writer', 'write.sec3', 'writing “What an installer can do”'),
    ...blocks.slice(6).map(drafted),
    ends('writer', 'write.sec3', '3 blocks'),
    { event: { type: 'round.started', data: { n: 1 } } },
    starts('fact-checker', 'r1.check', 'checking 8 sentences'),
    ...['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((id, i) => withVerdict(verdict(id, 'supported', `e${i + 1}`, fine))),
    withVerdict(verdict('c7', 'undecided', 'e7', '“within minutes” is in the quote, “a new vulnerability” only in part', 0.7)),
    withVerdict(verdict('c8', 'unsupported', 'e8', 'the quote says that 21 % do', 0.1)),
    ends('fact-checker', 'r1.check', '1 of 8 sentences is not supported'),
    starts('editor', 'r1.review', 'reading for form'),
    { event: { type: 'issue.opened', data: { issue } } },
    ends('editor', 'r1.review', '1 issue'),
    starts('writer', 'r1.patch.b8', 'repairing one block'),
    {
      event: { type: 'patch.accepted', data: { round: 1, block: patched, blockId: 'b8' } },
      change: inBest((best) => ({
        blocks: best.blocks.map((one) => (one.id === 'b8' ? patched : one)),
        claims: [...best.claims.filter((item) => item.id !== 'c8'), claims[8]!],
        verdicts: [...best.verdicts.filter((item) => item.claimId !== 'c8'), verdict('c9', 'supported', 'e8', fine)],
      })),
    },
    { event: { type: 'issue.closed', data: { issueId: 'i1', how: 'fixed' } } },
    ends('writer', 'r1.patch.b8', '1 patch'),
    {
      event: { type: 'round.scored', data: { round: round(1, better, true, [{ blockId: 'b8', accepted: true }], [issue]) } },
      change: (draft) => ({
        rounds: [...draft.rounds, round(1, better, true, [{ blockId: 'b8', accepted: true }], [issue])],
        best: { ...draft.best, n: 1, score: total(better), parts: better, invariants: { ...invariants, unsupported: 0 } },
      }),
    },
    { event: { type: 'round.started', data: { n: 2 } } },
    starts('editor', 'r2.review', 'reading for form'),
    { event: { type: 'patch.rejected', data: { round: 2, blockId: 'b3', reason: 'the figure lost its citation' } } },
    ends('editor', 'r2.review', 'no issue'),
    {
      event: {
        type: 'round.scored',
        data: { round: round(2, better, false, [{ blockId: 'b3', accepted: false, reason: 'the figure lost its citation' }]) },
      },
      change: (draft) => ({
        rounds: [...draft.rounds, round(2, better, false, [{ blockId: 'b3', accepted: false, reason: 'the figure lost its citation' }])],
      }),
    },
    {
      event: { type: 'draft.done', data: { stopReason: 'no_patch', score: total(better), words: 120 } },
      change: () => ({
        status: 'done',
        stopReason: 'no_patch',
        notVerified: [
          {
            claimId: 'c7',
            text: 'A team with SBOMs knows within minutes whether it is affected by a new vulnerability.',
            reason: 'supported only in part',
          },
          { questionId: 'q2', text: 'What does trusted publishing cost?', reason: 'no source answers it' },
        ],
        rejected: [{ sentence: 'Signatures stop every attack.', evidenceIds: ['e8'], reason: 'nothing in the quote says so' }],
      }),
    },
  ]
}
