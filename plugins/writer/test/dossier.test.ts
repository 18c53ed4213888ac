import { stripTokens } from '@galley/evidence'
import type { ShownEvidence, WriteInput } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { write } from '../src/write.ts'
import { hostWith, scene } from './scene.ts'

const quotes = (...rows: readonly (readonly [title: string, headings: readonly string[], quote: string])[]): readonly ShownEvidence[] =>
  rows.map(([title, headings, quote], at) => ({
    id: `e${at}`,
    sourceId: title,
    title,
    headings,
    quote,
    start: at * 500,
    questionIds: ['q1'],
  }))

async function textOf(
  topic: string,
  form: NonNullable<WriteInput['section']['form']>,
  evidence: readonly ShownEvidence[],
  earlier: WriteInput['earlier'] = [],
): Promise<string> {
  const section = { id: 's1', heading: topic, intent: '', questionIds: ['q1'], words: 300, form }
  const more = {
    brief: { topic, words: 300 },
    title: topic,
    section,
    questions: [{ id: 'q1', text: topic, isAsked: true }],
    evidence,
    earlier,
    share: {},
  }
  const { blocks } = await write(scene(300, more), hostWith())
  return blocks.map(({ text }) => stripTokens(text)).join('\n')
}

describe('a dossier', () => {
  it('names a source once, then its headings, without numbers that would end the sentence', async () => {
    const text = await textOf(
      'How is the dam built?',
      'passages',
      quotes(
        ['Chapter 6. The dam', ['6.1. How is it built?'], 'The dam is built of 4,000 blocks of granite that came from the quarry at Lund.'],
        ['Chapter 6. The dam', ['6.2. Gates'], 'Three gates of steel let the water of the dam out into the valley in spring.'],
      ),
    )
    expect(text).toContain('According to *The dam*, under *How is it built*: “The dam')
    expect(text).toContain('Under *Gates*: “Three gates')
  })

  it('says that nothing answers a question of the topic, and quotes nothing else for it', async () => {
    const [one] = quotes(['The dam', [], 'The dam is built of 4,000 blocks of granite.'])
    const other = one === undefined ? [] : [{ ...one, questionIds: ['q2'] }]
    expect(await textOf('What does the dam cost?', 'passages', other)).toBe(
      'What does the dam cost?\nNothing in the sources that were read answers this closely enough to be quoted.',
    )
  })

  it('tells a release before those that mended it', async () => {
    const entries = (version: string): readonly (readonly [string, readonly string[], string])[] =>
      Array.from({ length: 6 }, (_, at) => [
        `Sluice ${version}`,
        [`Part ${at}`],
        `- Gate ${at} of ${version} ${'was mended and painted and '.repeat(5)}opened.`,
      ])
    const text = await textOf('What changed in the sluice 7', 'changes', quotes(...['7.0', '7.0.2', '7.0.1'].flatMap(entries)))
    expect(text.match(/of 7\.0 was/g)?.length).toBeGreaterThan(4)
    expect(text).toContain('of 7.0.2 was')
  })

  it('says nothing again that stands above, but for a sentence of it that is a fact in a table', async () => {
    const [first, second] = [
      'The dam holds 40,000 litres of water for the town of Lund.',
      'Its three gates are opened by hand in every spring.',
    ]
    const evidence = quotes(['The dam', [], `${first} ${second}`])
    const above = (text: string): WriteInput['earlier'] => [{ text: `According to *The dam*: “${text}”`, evidenceIds: ['e9'] }]
    expect(await textOf('Why is there a dam?', 'passages', evidence, above(`${first} ${second}`))).not.toContain('gates')
    expect(await textOf('Why is there a dam?', 'passages', evidence, above('The dam holds 40,000 litres.'))).toContain('gates')
  })

  it('sets no entry of a changelog twice, and no label alone', async () => {
    const text = await textOf(
      'What changed in the sluice 7',
      'changes',
      quotes(
        ['Changelog', ['7.1.0'], '- The gate opens by hand.\n- The gate closes by itself.'],
        ['Changelog', ['7.0.1'], 'Warning\n\nNew in version 7.0.\n\n- The gate closes by itself.\n- The lock is new.'],
      ),
    )
    expect(text.match(/closes by itself/g)).toHaveLength(1)
    expect(text).toContain('The lock is new')
    expect(text).not.toMatch(/Warning|New in version/)
  })

  it('has something of each part of a release, where there is no room for all', async () => {
    const removed = Array.from({ length: 20 }, (_, at): readonly [string, readonly string[], string] => [
      'Changelog',
      ['7.1.0', 'Removed'],
      `- Gate ${at} ${'of the old harbour '.repeat(6)}is gone.`,
    ])
    const text = await textOf(
      'What changed in the sluice 7',
      'changes',
      quotes(...removed, ['Changelog', ['7.1.0', 'Added'], `- The lock ${'of the new harbour '.repeat(6)}is new.`]),
    )
    expect(text).toContain('The lock of the new harbour')
    expect(text.indexOf('Gate 0')).toBeLessThan(text.indexOf('The lock of'))
  })

  it('names the release above the headings that all releases have', async () => {
    const headings = ['News for sluice 7.1.0', 'Changes in this version', 'Bug fixes']
    const text = await textOf('What changed in the sluice 7', 'changes', quotes(['News for sluice 7.2.0', headings, '- The gate closes.']))
    expect(text).toContain('News for sluice 7.1.0 › Bug fixes')
  })

  it('points at the table above where the only answer stands there', async () => {
    const [one] = quotes(['The dam', [], 'The dam cost 4,000,000 crowns.'])
    const told = [{ text: 'The dam cost 4,000,000 crowns.', evidenceIds: ['e0'] }]
    expect(await textOf('What does the dam cost?', 'passages', one === undefined ? [] : [one], told)).toBe(
      'What does the dam cost?\nWhat the sources have on this stands above.',
    )
  })

  it('says that no passage states what a question takes for granted, above the nearest that one has', async () => {
    const text = await textOf(
      'Why was the dam blown up?',
      'passages',
      quotes(['The dam', [], 'The dam was repaired in 1991 because of a crack.']),
    )
    expect(text).toMatch(/No sentence found here says in these words that this happened.*\n.*repaired in 1991/)
    const stated = quotes(['The dam', [], 'The dam was blown up in 1944 because an army came.'])
    expect(await textOf('Why was the dam blown up?', 'passages', stated)).not.toContain('No sentence')
    const headed = quotes(['The dam', ['Blown up'], 'An army came in 1944 and laid charges in the old tunnels of it.'])
    expect(await textOf('Why was the dam blown up?', 'passages', headed)).not.toContain('No sentence')
  })

  it('lists what says who is who, and guesses no names over it', async () => {
    const text = await textOf(
      'Who is who in the dam affair',
      'people',
      quotes(
        ['The dam', [], 'The film stars Ada Finch, Tom Reed and the Harbour Board as themselves.'],
        ['The dam', [], 'After the Lund Act of 1990 two elections were held without the Green Party.'],
        ['The dam', [], 'Prime Minister Ulla Berg said that Jon Falk had ordered the granite.'],
      ),
    )
    expect(text).toContain('- “The film stars')
    expect(text).toContain('- “Prime Minister')
    expect(text).not.toContain('two elections')
  })

  it('puts dates in order, and gives none a year that is not its own', async () => {
    const text = await textOf(
      'Timeline of the dam',
      'timeline',
      quotes(
        ['The dam', [], 'On June 3, 1991, the crack was closed by workers from Lund.'],
        ['The dam', [], 'A second crack was seen on December 20, and the gates were opened on January 9, 1990.'],
        ['The dam', [], 'The dam was finished in 1902 after nine years of work.'],
        ['The dam', [], 'The dam was sold to the county in April 2004.'],
      ),
    )
    expect(text.match(/\*\*[^*]+\*\*/g)).toEqual(['**1902**', '**June 3, 1991**', '**April 2004**'])
  })

  it('puts a date without a year into the only year of which months are named', async () => {
    const text = await textOf(
      'Timeline of the dam',
      'timeline',
      quotes(
        ['The dam', [], 'The crack was first seen in May 1990 by a keeper.'],
        ['The dam', [], 'On October 27, the county bought the whole of it.'],
        ['The dam', [], 'The gates were opened in March 1990 for good.'],
      ),
    )
    expect(text.match(/\*\*[^*]+\*\*/g)).toEqual(['**March 1990**', '**May 1990**', '**October 27**'])
  })

  it('knows the months of other languages', async () => {
    const text = await textOf(
      'Chronologie du barrage',
      'timeline',
      quotes(
        ['Le barrage', [], 'Le 5 mai 1991, la fissure fut fermée par des ouvriers de Lund.'],
        ['Le barrage', [], 'On posa la première pierre le 1er août 1890.'],
        ['La presa', [], 'El condado compró la presa el 8 de abril de 2004.'],
      ),
    )
    expect(text.match(/\*\*[^*]+\*\*/g)).toEqual(['**1er août 1890**', '**5 mai 1991**', '**8 de abril de 2004**'])
  })

  it('labels what something is with its name', async () => {
    const text = await textOf(
      'The dam of Lund',
      'facts',
      quotes(
        ['The dam of Lund', [], 'The dam of Lund is a wall of granite across the Kessel.'],
        ['The dam of Lund', [], 'The dam was opened in 1902.'],
      ),
    )
    expect(text).toContain('| dam of Lund | “The dam of Lund is')
  })

  it('fills a how-to with its best part, code and all, before the next', async () => {
    const part = (name: string): string => `Call ${name} like this:\n\n\`\`\`\n${name}()\n\`\`\``
    const text = await textOf(
      'How to open the gates',
      'steps',
      quotes(['Manual', ['Gates'], part('openGates')], ['Manual', ['Locks'], part('closeGates')]),
    )
    expect(text).toMatch(/^How to open the gates\nAccording to \*Manual\*, under \*Gates\*: .*\n```\nopenGates\(\)\n```\nLocks\n“/)
  })

  it.each([
    [
      'does not fit, the code that its beginning announces',
      'The following example script backs up the keeper’s files every night.',
      250,
      [true, false],
    ],
    ['fits, all of it in its order', 'The following example script backs up the keeper’s files every night.', 60, [true, true]],
    ['does not fit and announces nothing, its beginning', 'A script backs up the keeper’s files every night.', 250, [false, true]],
    [
      'announces what fits nowhere, its beginning',
      'The following example script backs up the keeper’s files every night.',
      400,
      [false, true],
    ],
  ])('has of an instruction that %s', async (_, opening, codeWords, [hasCode, hasNext]) => {
    const next = 'The gates are closed before it runs and opened again behind it. '.repeat(6).trim()
    const code = `\`\`\`\n${'keep files\n'.repeat(codeWords / 2)}\`\`\``
    const text = await textOf(
      'How to back up the files of the keeper',
      'steps',
      quotes(['Manual', ['Backups'], opening], ['Manual', ['Backups'], next], ['Manual', ['Backups'], code]),
    )
    expect(text).toContain(opening)
    expect([text.includes('keep files'), text.includes('The gates are closed')]).toEqual([hasCode, hasNext])
  })
})
