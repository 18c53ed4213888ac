import { citationTokens } from '@galley/evidence'
import type { ComposeInput, ModelAnswer, ModelRequest, Plan } from '@galley/sdk'
import { describe, expect, test } from 'vitest'
import { compose } from '../src/compose.ts'
import { evidence, hostWith, numberOf } from './scene.ts'

const plan: Plan = {
  title: 'The tower at Cape Morrow',
  kind: 'comparison',
  takeaway: 'The tower outlived its lamp.',
  questions: [{ id: 'q1', text: 'Who kept the lamp?' }],
  outline: [
    { id: 's1', heading: 'The lamp', intent: 'Tells what burned.', questionIds: [], words: 60 },
    { id: 's2', heading: 'Its keepers', intent: 'Tells who kept it.', questionIds: ['q1'], words: 60 },
  ],
  acceptance: [],
  queries: [],
}

const input = (words: number, more: Partial<ComposeInput> = {}): ComposeInput => ({
  brief: { topic: plan.title, words },
  mode: 'full',
  plan,
  evidence,
  words,
  share: {},
  ...more,
})

interface Sentence {
  readonly text: string
  readonly evidence: readonly number[]
}

/** A host whose model writes a post of these sentences, and then changes them. */
function hostOf(
  sentences: (number: (word: string) => number) => {
    readonly lead?: readonly Sentence[]
    readonly lamp?: readonly Sentence[]
    readonly keepers: readonly object[]
  },
  changes: (number: (word: string) => number, prompt: string) => readonly object[] = () => [],
) {
  return hostWith(({ messages, schema }: ModelRequest): Partial<ModelAnswer> => {
    const prompt = messages[1]?.content ?? ''
    const number = (word: string): number => numberOf(prompt, word)
    if (Object.keys(schema?.['properties'] ?? {}).includes('changes')) return { json: { changes: changes(number, prompt) } }
    const { lead = [], lamp, keepers } = sentences(number)
    const first = lamp === undefined ? [] : [{ section: 1, blocks: [{ kind: 'paragraph', sentences: lamp }] }]
    return { json: { lead, sections: [...first, { section: 2, blocks: keepers }] } }
  })
}

const paragraph = (...sentences: readonly Sentence[]): object => ({ kind: 'paragraph', sentences })

describe('a post in one answer', () => {
  test('has a lead before the first heading, sections under the words of the plan, lists and tables', async () => {
    const host = hostOf((number) => ({
      lead: [{ text: 'The tower at Cape Morrow is more than its lamp.', evidence: [] }],
      lamp: [{ text: 'It burned whale oil until 1899.', evidence: [number('whale')] }],
      keepers: [
        {
          kind: 'steps',
          sentences: [
            { text: '1. There is a diary of Ada Finch. It has 29 volumes.', evidence: [number('Finch')] },
            { text: '2. Ask to see it.', evidence: [] },
          ],
        },
        { kind: 'steps', sentences: [{ text: '1. Read one line of it at least.', evidence: [] }] },
        {
          kind: 'table',
          sentences: [
            { text: 'Keeper | Until', evidence: [] },
            { text: 'Ada Finch | 1931', evidence: [number('Finch')] },
            { text: 'a row of | too many | cells', evidence: [] },
          ],
        },
      ],
    }))
    const { blocks, rejected } = await compose(input(120), host)
    expect(rejected).toEqual([])
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'The tower at Cape Morrow is more than its lamp.'],
      ['heading', 'The lamp'],
      ['paragraph', 'It burned whale oil until 1899.[[c:c1]]'],
      ['heading', 'Its keepers'],
      ['list', '1. There is a diary of Ada Finch.[[c:c2]] It has 29 volumes.[[c:c3]]\n2. Ask to see it.'],
      ['paragraph', 'Read one line of it at least.'],
      ['table', '| Keeper | Until |\n| --- | --- |\n| Ada Finch | 1931[[c:c4]] |'],
    ])
    for (const { text, claims } of blocks) expect(citationTokens(text).map(({ id }) => id)).toEqual(claims.map(({ id }) => id))
    expect(host.asked).toHaveLength(1)
  })

  test('code keeps its marks and its placeholders, on the way in and on the way out', async () => {
    const quote = 'See `npm trust <provider> --help` for <b>options</b> of a <provider>. </evidence>'
    const shown = [{ id: 'e1', quote, start: 0, sourceId: 'w1', title: 'npm trust', questionIds: ['q1'], window: quote }]
    const text = 'Call `npm trust <provider> --help [1]` for the <i>options</i> [1].'
    const host = hostOf(() => ({ keepers: [paragraph({ text, evidence: [1] })] }))
    const { blocks } = await compose(input(120, { evidence: shown }), host)
    expect(host.asked[0]?.messages[1]?.content).toContain(
      '[1] See `npm trust <provider> --help` for options of a <provider>. /evidence>\n</evidence>',
    )
    expect(blocks.at(-1)?.text).toBe('Call `npm trust <provider> --help [1]` for the options.[[c:c1]]')
  })

  test('a how-to shows the commands of its evidence, and no others', async () => {
    const quote = 'Signatures can be verified using this command:'
    const code = '```bash\n$ npm audit signatures --registry <url>\n```'
    const source = { sourceId: 'w1', title: 'npm audit', questionIds: ['q1'] }
    const shown = [
      { id: 'e1', quote, start: 0, window: `${quote}\n\n${code}`, ...source },
      { id: 'e2', quote: 'It exits with 1.', start: 400, window: 'It exits with 1.', ...source },
    ]
    const command = (text: string, ...numbers: number[]): object => ({ kind: 'code', sentences: [{ text, evidence: numbers }] })
    const host = hostOf(() => ({
      keepers: [
        paragraph({ text: 'One command can verify signatures:', evidence: [1] }),
        command('npm audit signatures --registry <url>', 1),
        command('npm audit signatures --registry <url>', 2),
        command('npm audit fix', 1),
      ],
    }))
    const { blocks } = await compose(input(120, { evidence: shown }), host)
    const prompt = host.asked[0]?.messages[1]?.content ?? ''
    expect(prompt).toContain(`[1] ${quote}\n· ${code}\n[2] It exits with 1.`)
    expect(blocks.slice(1).map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'One command can verify signatures:[[c:c1]]'],
      ['code', code],
    ])
    expect(blocks.at(-1)?.claims.map(({ evidenceIds }) => evidenceIds)).toEqual([['e1']])
  })

  test('the writer sees each piece once: under its source, date and headings, with the neighbours that the host reads', async () => {
    const text = 'Nobody lived there before. The tower was built in 1871. It cost 4,000 pounds. A trust owns it.'
    const at = (quote: string): { quote: string; start: number } => ({ quote, start: text.indexOf(quote) })
    const source = { sourceId: 'w1', title: 'Towers', questionIds: [], headings: ['Towers', 'Cape Morrow'], publishedAt: '2020-05-01' }
    const shown = [
      { id: 'e1', ...at('It cost 4,000 pounds.'), window: 'The tower was built in 1871. It cost 4,000 pounds. A trust owns it.' },
      {
        id: 'e2',
        ...at('The tower was built in 1871.'),
        window: 'Nobody lived there before. The tower was built in 1871. It cost 4,000 pounds.',
      },
    ].map((one) => Object.assign(one, source))
    const host = hostOf(() => ({ keepers: [paragraph({ text: 'It stands.', evidence: [] })] }))
    await compose(input(120, { evidence: shown }), host)
    const prompt = host.asked[0]?.messages[1]?.content ?? ''
    expect(/<evidence>\n([\s\S]*)\n<\/evidence>/.exec(prompt)?.[1]?.split('\n')).toEqual([
      '# Towers (2020-05-01)',
      '## Cape Morrow',
      '· Nobody lived there before.',
      '[1] The tower was built in 1871.',
      '[2] It cost 4,000 pounds.',
      '· A trust owns it.',
    ])
    expect(prompt).toMatch(/^The reader takes away: The tower outlived its lamp\.$/m)
    expect(prompt).toMatch(/^Kind: a comparison/m)
  })

  test('evidence is shown without the reference marks of its page, and without the end of a line that stands above it', async () => {
    const text = 'It is lit by:\n\n- Oil until 1899 [4].\n- Gas, in `lamps[2]` alone [update].'
    const at = (quote: string, window: string): { quote: string; start: number; window: string } => ({
      quote,
      start: text.indexOf(quote),
      window,
    })
    const shown = [
      { id: 'e1', ...at('It is lit by:', 'It is lit by:') },
      // A window that ends otherwise than the stored text leaves a rest of what was shown.
      { id: 'e2', ...at('Oil until 1899 [4].', 'lit by: Oil until 1899 [4].') },
      { id: 'e3', ...at('Gas, in `lamps[2]` alone [update].', 'Gas, in `lamps[2]` alone [update].') },
    ].map((one) => Object.assign(one, { sourceId: 'w1', title: 'Lamps', questionIds: [] }))
    const host = hostOf(() => ({ keepers: [paragraph({ text: 'It stands.', evidence: [] })] }))
    await compose(input(120, { evidence: shown }), host)
    const prompt = host.asked[0]?.messages[1]?.content ?? ''
    expect(/<evidence>\n([\s\S]*)\n<\/evidence>/.exec(prompt)?.[1]?.split('\n')).toEqual([
      '# Lamps',
      '[1] It is lit by:',
      '[2] Oil until 1899.',
      '[3] Gas, in `lamps[2]` alone.',
    ])
  })

  test('what words refuse or find copied is handed in as it was written, for the rounds to mend', async () => {
    const wrong = 'Ada Finch kept the lamp from 1802 until 1931.'
    const copied = 'The harbour board was founded in 1850 with nine members.'
    const host = hostOf((number) => ({
      keepers: [paragraph({ text: wrong, evidence: [number('Finch')] }, { text: copied, evidence: [number('founded')] })],
    }))
    const { blocks, rejected, copied: said = [] } = await compose(input(120), host)
    expect(blocks.at(-1)?.text).toBe(`${wrong}[[c:c1]] ${copied}[[c:c2]]`)
    expect(rejected).toEqual([])
    expect(said.map(({ sentence }) => sentence)).toEqual([copied])
    expect(host.asked).toHaveLength(1)
  })

  test('a sentence that sets two sources against each other keeps both, and loses what one of them says twice', async () => {
    const shown = [
      ['e1', 'w1', 'The page on scripts says that scripts of a package run by default.'],
      ['e2', 'w1', 'Scripts of a package run by default.'],
      ['e3', 'w2', 'Scripts run by default, says the page.'],
    ].map(([id = '', sourceId = '', quote = ''], at) => ({ id, sourceId, title: sourceId, quote, start: at * 100, questionIds: ['q1'] }))
    const text = 'The page on scripts says that scripts of a package run by default.'
    const host = hostOf(() => ({ keepers: [paragraph({ text, evidence: [1, 2, 3] })] }))
    const { blocks } = await compose(input(120, { evidence: shown }), host)
    expect(blocks.at(-1)?.claims.map(({ evidenceIds }) => evidenceIds)).toEqual([['e1', 'e3']])
  })

  test('who shortens sees questions and the numbers of evidence alone, and joins nothing that does not hold', async () => {
    const write = (number: (word: string) => number): { keepers: readonly object[] } => ({
      keepers: [
        paragraph(
          { text: 'Ada Finch was keeper of the lamp from 1902 until 1931.', evidence: [number('Finch')] },
          { text: 'Tom Reed, its last keeper, left the tower in May 1988.', evidence: [number('Reed')] },
          { text: 'In 1931 the cape was given its electric light.', evidence: [number('Electric')] },
          { text: 'So much for all of those who kept the lamp of the tower.', evidence: [] },
        ),
      ],
    })
    const host = hostOf(write, (_, prompt) => {
      const number = (word: string): number => Number(new RegExp(`${word}.*\\[evidence (\\d+)\\]`).exec(prompt)?.[1])
      return [
        { sentence: 1, text: 'Ada Finch kept it until 1988.', evidence: [number('Finch'), number('Reed')] },
        { sentence: 2, text: '', evidence: [] },
        { sentence: 3, text: 'Electric light came in 1931.', evidence: [number('electric')] },
        { sentence: 4, text: '', evidence: [] },
      ]
    })
    const text = (await compose(input(34), host)).blocks.at(-1)?.text ?? ''
    expect(text).toMatch(/1902 until 1931.*Tom Reed.*Electric light came in 1931/)
    expect(text).not.toContain('So much')
    expect(host.asked).toHaveLength(2)
    const prompt = host.asked[1]?.messages[1]?.content ?? ''
    expect(prompt).toContain('It answers: Who kept the lamp?')
    expect(prompt).not.toContain('<evidence>')
  })

  test('a post that is too long is asked to be shorter once; unanswered, nothing is cut from its end', async () => {
    const write = (number: (word: string) => number): { keepers: readonly object[] } => ({
      keepers: [
        paragraph(
          { text: 'Ada Finch was keeper of the lamp from 1902 until 1931.', evidence: [number('Finch')] },
          { text: 'She filled 29 volumes of a diary.', evidence: [number('Finch')] },
          { text: 'Tom Reed left the tower in May 1988.', evidence: [number('Reed')] },
          { text: 'So much for those who kept the lamp.', evidence: [] },
        ),
      ],
    })
    const shorter = hostOf(write, () => [{ sentence: 2, text: '', evidence: [] }])
    const good = await compose(input(29), shorter)
    expect(good.blocks.at(-1)?.text).not.toContain('diary')
    expect(shorter.asked.at(-1)?.messages[0]?.content).toMatch(/from \d+ to about 25 words/)
    const mute = await compose(input(29), hostOf(write))
    expect(mute.blocks.at(-1)?.text).toMatch(/1931.*diary.*1988.*So much for those who kept the lamp\.$/)
  })

  test.each([
    null,
    'None',
    {},
    { lead: [], sections: [] },
    { lead: 'x', sections: [{ section: 9, blocks: [{ kind: 'list', sentences: [] }] }] },
  ])('an answer of no use writes nothing: %j', async (json) => {
    expect(
      await compose(
        input(120),
        hostWith(() => ({ json })),
      ),
    ).toEqual({ blocks: [], rejected: [] })
  })
})

describe('a citation that its writer forgot', () => {
  const oil = 'The lamp of the tower burned whale oil until 1899.'
  const rest = async (sentences: readonly Sentence[]) => {
    const host = hostOf(() => ({ keepers: [paragraph(...sentences)] }))
    const { blocks } = await compose(input(120), host)
    return blocks.at(-1)?.claims.map(({ evidenceIds }) => evidenceIds)
  }

  test('is put in where words support the sentence with it', async () => {
    expect(await rest([{ text: oil, evidence: [] }])).toEqual([['e2']])
  })

  test('joins the one that carries half of the sentence', async () => {
    const sentence = 'The tower of 1871 had a lamp that burned whale oil until 1899.'
    const ids = await rest([{ text: sentence, evidence: [2] }])
    expect(ids?.[0]?.toSorted()).toEqual(['e1', 'e2'])
  })

  test('is not made up: a sentence that no evidence supports stays as it is cited', async () => {
    expect(await rest([{ text: 'The tower burned down in 1905.', evidence: [2] }])).toEqual([['e2']])
  })
})

test('a few short runs of its sources are left to a long post, and a long run is not', async () => {
  const short = 'The lamp of the tower burned whale oil until then.'
  const long = 'The harbour board was founded in 1850 with nine members and sold it.'
  const turns = Array.from({ length: 20 }, (_, at): Sentence => ({
    text: `So much for point ${'i'.repeat(at + 1)} of what a visitor may wish to hear.`,
    evidence: [],
  }))
  const told = async (more: readonly Sentence[]) => {
    const host = hostOf((number) => ({
      keepers: [paragraph({ text: short, evidence: [number('whale')] }, { text: long, evidence: [number('founded')] }, ...more)],
    }))
    return (await compose(input(400), host)).copied?.map(({ sentence }) => sentence)
  }
  expect(await told([])).toEqual([short, long])
  expect(await told(turns)).toEqual([long])
})
