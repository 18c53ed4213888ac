import type { Brief, Plan } from '@galley/sdk'

const brief: Brief = { topic: 'How old harbours were rebuilt', words: 300, language: 'en' }

const context = { brief, mode: 'extractive' }

const section = { id: 'sec1', heading: 'Rebuilding', intent: 'What was done', questionIds: ['q1'], words: 150 }

const plan: Plan = {
  title: 'How old harbours were rebuilt',
  questions: [{ id: 'q1', text: 'How long did the rebuilding of the harbour of Lund take?' }],
  outline: [section],
  acceptance: [{ id: 'a1', check: 'It says how long it took.', weight: 1 }],
  queries: [{ id: 'k1', text: 'harbour of Lund rebuilding', questionIds: ['q1'] }],
}

const sentence = 'The harbour of Lund was rebuilt in four years.'
const evidence = [{ id: 'e1', quote: sentence, title: 'The harbour of Lund', sourceId: 's1', start: 0, questionIds: ['q1'] }]
const claim = { id: 'c1', text: `${sentence} [[c:c1]]`, kind: 'fact', evidenceIds: ['e1'] }
const block = { id: 'b1', sectionId: 'sec1', kind: 'paragraph', text: `${sentence} [[c:c1]]`, claims: ['c1'] }
const verdict = { claimId: 'c1', verdict: 'supported', tier: 'lexical', score: 1, evidenceId: 'e1', reason: 'the words are there' }
const issue = { id: 'i1', blockId: 'b1', span: 'four years', type: 'unclear', severity: 1, instruction: 'Say when.' }
/** sha256 of the block's text. */
const baseHash = '0'.repeat(64)

/** Inputs of the operations that are known by name: small, and of the shape that a draft gives them. */
const known: Readonly<Record<string, unknown>> = {
  search: { query: 'harbour of Lund rebuilding', k: 3, language: 'en' },
  read: { address: 'folder:harbour.md' },
  scan: context,
  plan: {
    ...context,
    hits: [{ address: 'https://news.example.org/harbour', title: 'The harbour of Lund', snippet: sentence, provider: 'search' }],
  },
  research: { ...context, plan, questionIds: ['q1'], gaps: [], limits: { queries: 2, pages: 2, quotes: 4 } },
  write: { ...context, title: plan.title, section, questions: plan.questions, evidence, earlier: [], share: { s1: 100 } },
  patch: {
    ...context,
    title: plan.title,
    section: { id: section.id, heading: section.heading, intent: section.intent },
    blocks: [{ block, baseHash, claims: [claim] }],
    issues: [issue],
    verdicts: [verdict],
    evidence,
    room: 40,
  },
  check: { ...context, claims: [{ claim, sentence, window: sentence, title: 'Bridges' }], open: plan.questions },
  review: { ...context, plan, blocks: [block], verdicts: [verdict], length: { now: 9, wanted: 300, left: 336 }, unused: evidence },
  compare: { ...context, title: plan.title, first: sentence, second: 'Rebuilding the harbour of Lund took four years.' },
}

/** Returns the input that an operation is tried with; an operation of the plugin's own gets an empty object, unless the reviewer gives one. */
export function sampleInput(operation: string, given: Readonly<Record<string, unknown>>): unknown {
  return given[operation] ?? known[operation] ?? {}
}
