import { saysWords, type Agents, type CheckedClaim, type ClaimAnswer } from '@galley/sdk'
import { expect, test } from 'vitest'
import { citing, patchingEach, replacing } from './honest-agents.ts'
import { modelJudge } from './model-judge.ts'
import { runScripted as run, world } from './run-scripted.ts'

type Answer = Omit<ClaimAnswer, 'claimId'>

/** What the writer of these tests writes of every quote: words support it from afar, and the source does not say it like that. */
const told = (quote: string): string => quote.replace('was opened', 'was indeed, simply and really opened')
/** And what words cannot decide. */
const loose = 'People there had long been waiting for such a place, and now they had it.'

/** A fact-checker that finds what a source says, what `told` makes of it, and nothing else, unless it is told otherwise about a sentence. */
function checker(over: (sentence: string) => Answer | undefined = () => undefined): Agents['check'] {
  const known = new Set(world.sources.flatMap(({ id }) => world.sentencesOf(id)).flatMap((quote) => [quote, told(quote)]))
  return async ({ claims }) => ({
    answers: claims.map(({ claim, sentence, window }) => ({
      claimId: claim.id,
      ...(over(sentence) ??
        (known.has(sentence)
          ? { says: 'supported', span: window.slice(0, 40), reason: '' }
          : { says: 'not said', span: '', reason: 'The source does not say this.' })),
    })),
    gaps: [],
  })
}

const writing = (text: (quote: string) => string): Partial<Agents> => ({
  compose: async ({ evidence }) => ({ blocks: evidence.slice(0, 3).map((one) => citing(text(one.quote), one.id)), rejected: [] }),
})

test('a trusted judge that does not find what words support makes it undecided, and rewriting the same sentence does not clear it', async () => {
  const { draft, ledger } = await run({
    ...writing(told),
    check: checker((sentence) =>
      sentence.includes('Aldermoor') ? { says: 'contradicted', span: '', reason: 'The source means another bridge.' } : undefined,
    ),
    patch: patchingEach(({ block, claims }) => [replacing(block, claims[0]?.text ?? '', claims[0]?.evidenceIds[0] ?? '')]),
  })
  const verdicts = ledger.events.flatMap((event) => (event.type === 'claim.checked' ? [event.data.verdict] : []))
  expect(verdicts).toContainEqual(
    expect.objectContaining({ verdict: 'undecided', tier: 'model', judge: 'scripted-70b', reason: 'The source means another bridge.' }),
  )
  expect(ledger.events).toContainEqual(
    expect.objectContaining({
      type: 'issue.opened',
      data: {
        issue: expect.objectContaining({ type: 'unsupported', severity: 2, instruction: 'The source means another bridge.' }) as unknown,
      },
    }),
  )
  expect(draft.notVerified.some((one) => one.reason === 'The source means another bridge.')).toBe(true)
  expect(draft.best.verdicts.every((one) => one.verdict === 'supported')).toBe(true)
  expect(draft.judges).toMatchObject([{ name: 'scripted-70b', tier: 'model', isWriters: true, calibration: { passed: true } }])
})

test.each(saysWords.filter((word) => word !== 'supported'))(
  'a judge that is not calibrated opens an issue with “%s”, and no more',
  async (says) => {
    const { draft, ledger } = await run(writing(told), {
      judges: [modelJudge({ check: checker(() => ({ says, span: '', reason: 'I doubt it.' })) }, false)],
    })
    const opened = ledger.events.flatMap((event) => (event.type === 'issue.opened' ? [event.data.issue] : []))
    expect(opened.some((issue) => issue.severity === 2 && issue.instruction === 'I doubt it.')).toBe(true)
    expect(draft.best.verdicts.every((one) => one.verdict === 'supported' && one.tier === 'lexical')).toBe(true)
    expect(draft.best.claims.some((claim) => claim.text.includes('really opened'))).toBe(true)
  },
)

test.each([
  ['that says yes to all', checker(() => ({ says: 'supported', span: 'was opened in', reason: '' }))],
  ['that answers nothing', async () => ({ answers: [], gaps: [] })],
  [
    'that answers about nobody',
    async () => ({ answers: [{ claimId: 'k99', says: 'supported', span: 'was opened in', reason: '' }], gaps: [] }),
  ],
] satisfies readonly [string, Agents['check']][])('a judge %s lifts nothing', async (_, check) => {
  const { draft } = await run({ ...writing((quote) => (quote.includes('bridge') ? quote : loose)), check })
  expect(JSON.stringify(draft.best)).not.toContain('waiting for such a place')
})

test('nothing is asked of a judge where words contradict, and a quotation speaks for itself', async () => {
  const asked: string[] = []
  const judge = modelJudge({ check: checker() })
  await run(
    writing((quote) => (quote.includes('Brackwater') ? quote : quote.replace(/in \d+/, 'in 1492'))),
    {
      judges: [{ ...judge, judge: async (claims, at) => (asked.push(...claims.map(({ sentence }) => sentence)), judge.judge(claims, at)) }],
    },
  )
  expect(asked.filter((sentence) => sentence.includes('1492') || world.sentencesOf('src-2').includes(sentence))).toEqual([])
})

test('a judge sees the headings above every passage of a claim, and is asked about a sentence with a few quoted words', async () => {
  const [first, second] = [world.sentencesOf('src-1')[0] ?? '', world.sentencesOf('src-2')[0] ?? '']
  const text = `${told(first).replace('.', '')}, and ${told(second).replace('The bridge', 'the “bridge”')}`
  const asked: CheckedClaim[] = []
  const judge = modelJudge({
    check: checker((sentence) => (sentence === text ? { says: 'supported', span: 'was opened in 1701', reason: '' } : undefined)),
  })
  await run(
    {
      compose: async ({ evidence }) => {
        const evidenceIds = [first, second].flatMap((quote) => evidence.find((one) => one.quote === quote)?.id ?? [])
        return {
          blocks: [{ kind: 'paragraph', text: `${text}[[c:x]]`, claims: [{ id: 'x', kind: 'quote', evidenceIds }] }],
          rejected: [],
        }
      },
    },
    { judges: [{ ...judge, judge: async (claims, at) => (asked.push(...claims), judge.judge(claims, at)) }] },
  )
  expect(asked.find(({ sentence }) => sentence === text)?.window).toMatch(/^\[Annals of src-1\] .*^\[Annals of src-2\] /ms)
})

test('no judge reads what is next to the words of its source', async () => {
  const asked: string[] = []
  const judge = modelJudge({ check: checker() })
  await run(
    writing((quote) => (quote.includes('Aldermoor') ? told(quote) : quote.replace('was opened', 'opened'))),
    {
      judges: [{ ...judge, judge: async (claims, at) => (asked.push(...claims.map(({ sentence }) => sentence)), judge.judge(claims, at)) }],
    },
  )
  expect(asked.filter((sentence) => sentence.includes('indeed, simply'))).not.toEqual([])
  expect(asked.filter((sentence) => /(?<!was) opened in/.test(sentence) && !sentence.includes('indeed, simply'))).toEqual([])
})

test('one patch with a sentence that a judge refuses is refused whole, and costs the others nothing', async () => {
  const [bad, good] = [told(world.sentencesOf('src-1')[5] ?? ''), told(world.sentencesOf('src-2')[5] ?? '')]
  const { draft } = await run(
    {
      review: async ({ blocks }) => ({
        issues: ['b2', 'b6'].map((blockId) => ({
          blockId,
          type: 'tone' as const,
          severity: 2 as const,
          instruction: 'Say more.',
          span: blocks.find(({ id }) => id === blockId)?.text.slice(0, 20) ?? '',
        })),
        acceptance: [],
      }),
      patch: patchingEach(({ block }) => [
        block.id === 'b2' ? replacing(block, bad, 'e6', 'insertAfter') : replacing(block, good, 'e14', 'insertAfter'),
      ]),
      check: checker((sentence) =>
        sentence === bad ? { says: 'contradicted', span: '', reason: 'It means another library.' } : undefined,
      ),
      compare: async ({ first }) => ({ better: first.includes(good) ? 'first' : 'second' }),
    },
    { brief: { rounds: 1 } },
  )
  expect(draft.rounds[0]?.accepted).toBe(true)
  expect(draft.rounds[0]?.patches.map(({ accepted }) => accepted)).toEqual([false, true])
  expect(draft.rounds[0]?.patches[0]?.reason).toContain('It means another library.')
  expect(JSON.stringify(draft.best.blocks)).not.toContain(bad)
  expect(JSON.stringify(draft.best.blocks)).toContain(good)
})

const advice = 'Whoever plans a bridge can learn from it.'
const advising: Partial<Agents> = {
  compose: async ({ evidence }) => ({
    blocks: evidence.slice(0, 3).map((one) => {
      const cited = citing(one.quote, one.id)
      return Object.assign({}, cited, { text: `${cited.text} ${advice}` })
    }),
    rejected: [],
  }),
}
const doubting = checker((sentence) => (sentence === advice ? { says: 'not said', span: '', reason: 'It speaks of planners.' } : undefined))
const doubtsIn = (ledger: { readonly events: readonly { readonly type: string; readonly data: unknown }[] }): number =>
  ledger.events.filter(({ type, data }) => type === 'issue.opened' && JSON.stringify(data).includes('It speaks of planners.')).length

test('a trusted judge that finds something new in advice opens an issue; one that is not believed opens none', async () => {
  const believed = await run({ ...advising, check: doubting })
  expect(doubtsIn(believed.ledger)).toBe(1)
  const ignored = await run(advising, { judges: [modelJudge({ check: doubting }, false)] })
  expect(doubtsIn(ignored.ledger)).toBe(0)
})

test('a patch whose uncited sentence a judge refuses is refused in the round that brings it', async () => {
  const { draft } = await run(
    {
      check: doubting,
      review: async ({ blocks }) => ({
        issues: [
          {
            blockId: 'b2',
            type: 'tone' as const,
            severity: 2 as const,
            instruction: 'Say more.',
            span: blocks.find(({ id }) => id === 'b2')?.text.slice(0, 20) ?? '',
          },
        ],
        acceptance: [],
      }),
      patch: patchingEach(({ block }) => {
        const patch = replacing(block, world.sentencesOf('src-1')[5] ?? '', 'e6', 'insertAfter')
        return [{ ...patch, text: `${patch.text} ${advice}` }]
      }),
      compare: async ({ first }) => ({ better: first.includes(advice) ? 'first' : 'second' }),
    },
    { brief: { rounds: 1 } },
  )
  expect(draft.rounds[0]?.patches.map(({ accepted }) => accepted)).toEqual([false])
  expect(draft.rounds[0]?.patches[0]?.reason).toContain('It speaks of planners.')
  expect(JSON.stringify(draft.best.blocks)).not.toContain(advice)
})

test('a sentence of a patch that a judge refuses is asked for once more within the round', async () => {
  const [bad = '', good = ''] = [5, 6].map((at) => told(world.sentencesOf('src-1')[at] ?? ''))
  const asked: string[] = []
  const { draft, ledger } = await run(
    {
      review: async ({ blocks }) => ({
        issues: [{ blockId: 'b2', type: 'tone', severity: 2, instruction: 'Say more.', span: blocks[1]?.text.slice(0, 20) ?? '' }],
        acceptance: [],
      }),
      patch: patchingEach(({ block, issues }) => {
        asked.push(...issues.map(({ instruction }) => instruction))
        return [replacing(block, asked.length === 1 ? bad : good, asked.length === 1 ? 'e6' : 'e7')]
      }),
      check: checker((sentence) =>
        sentence === bad ? { says: 'contradicted', span: '', reason: 'It means another library.' } : undefined,
      ),
      compare: async ({ first }) => ({ better: first.includes(good) ? 'first' : 'second' }),
    },
    { brief: { rounds: 1 } },
  )
  expect(asked).toEqual(['Say more.', 'It means another library.'])
  expect(ledger.keys()).toContain('r1.repair')
  expect(draft.rounds[0]).toMatchObject({ accepted: true, patches: [{ accepted: true, after: good }] })
  expect(JSON.stringify(draft.best.blocks)).toContain(good)
})

test('of a table that a patch puts in, the row that a judge refuses says nothing and the others stay', async () => {
  const facts = [4, 5].map((at) => world.sentencesOf('src-1')[at] ?? '')
  const row = (fact: string): string => /^The (\w+) of Aldermoor was (opened in \d+)/.exec(fact)?.slice(1).join(' | indeed ') ?? ''
  const [bad, good] = facts.map(row)
  const { draft } = await run(
    {
      review: async ({ blocks }) => ({
        issues: [{ blockId: 'b2', type: 'structure', severity: 2, instruction: 'Add a table.', span: blocks[1]?.text.slice(0, 20) ?? '' }],
        acceptance: [],
      }),
      patch: patchingEach(({ block, baseHash }) => [
        {
          blockId: block.id,
          baseHash,
          op: 'insertAfter',
          text: `| Work of Aldermoor | Fact |\n| --- | --- |\n| ${bad} [[c:x]] |\n| ${good} [[c:y]] |`,
          claims: [
            { id: 'x', kind: 'fact', evidenceIds: ['e5'] },
            { id: 'y', kind: 'fact', evidenceIds: ['e6'] },
          ],
          resolves: [],
        },
      ]),
      check: checker((sentence) => {
        if (sentence.includes(bad ?? '?')) return { says: 'contradicted', span: '', reason: 'It means another library.' }
        return sentence.includes(good ?? '?') ? { says: 'supported', span: facts[1] ?? '', reason: '' } : undefined
      }),
      compare: async ({ first }) => ({ better: first.includes('Fact') ? 'first' : 'second' }),
    },
    { brief: { rounds: 1 } },
  )
  expect(draft.rounds[0]?.patches).toMatchObject([{ accepted: true }])
  const table = draft.best.blocks.find(({ kind }) => kind === 'table')?.text ?? ''
  expect(table).toContain(`| ${bad?.split(' ')[0]} | – |\n| ${good} [[c:`)
})

test('of a judge that passed its calibration and lets false sentences pass, the draft says that it was not believed', async () => {
  const sycophant = modelJudge({
    check: async ({ claims }) => ({
      answers: claims.map(({ claim, window }) => ({ claimId: claim.id, says: 'supported', span: window.slice(0, 40), reason: '' })),
      gaps: [],
    }),
  })
  const loosely = writing((quote) => quote.replace(/ was opened .*/, ' had long been wanted by the people, and it came.'))
  const { draft } = await run({ ...loosely }, { judges: [sycophant], brief: { rounds: 1 } })
  expect(draft.notice).toMatch(
    /^Sentences that words alone could not decide were not kept.*scripted-70b was believed on none of the \d+ sentences/,
  )
  const honest = await run({ ...writing(told), check: checker() }, { judges: [modelJudge({ check: checker() })], brief: { rounds: 1 } })
  expect(honest.draft.notice).toBeUndefined()
})

test('a change is not refused for the lead that speaks of it before a judge has heard it', async () => {
  const first = world.sentencesOf('src-1')[0] ?? ''
  const reworded = 'In 1701 the bridge of Aldermoor was at last ready, and 113 thousand crowns were gone.'
  const knowing = checker((sentence) =>
    sentence === reworded || sentence.startsWith('All of this') ? { says: 'supported', span: first.slice(0, 40), reason: '' } : undefined,
  )
  const { draft } = await run(
    {
      compose: async ({ evidence }) => ({
        blocks: [
          { kind: 'paragraph', text: 'All of this is from 1701.', claims: [] },
          ...evidence.slice(0, 3).map((one) => citing(one.quote, one.id)),
        ],
        rejected: [],
      }),
      check: knowing,
      review: async ({ blocks }) => ({
        issues: blocks
          .filter(({ text }) => text.startsWith(first))
          .map(({ id }) => ({ blockId: id, span: first, type: 'unclear' as const, severity: 2 as const, instruction: 'Say who got it.' })),
        acceptance: [],
      }),
      patch: patchingEach(({ block, claims }) =>
        block.text.startsWith(first) ? [replacing(block, reworded, claims[0]?.evidenceIds[0] ?? '')] : [],
      ),
      compare: async ({ first: one }) => ({ better: one.includes(reworded) ? 'first' : 'second' }),
    },
    { judges: [modelJudge({ check: knowing })], brief: { rounds: 1 } },
  )
  expect(draft.rounds[0]?.patches.map(({ accepted, reason }) => [accepted, reason])).toEqual([[true, undefined]])
  const text = draft.best.blocks.map((block) => block.text).join(' ')
  expect([text.includes('All of this is from 1701.'), text.includes(reworded)]).toEqual([true, true])
})
