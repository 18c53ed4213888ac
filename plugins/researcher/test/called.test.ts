import { expect, test } from 'vitest'
import { answerGroups } from '../src/parts/answer-groups.ts'
import { needsOf } from '../src/topic/needs-of.ts'
import { prepare } from '../src/topic/prepare.ts'

/** Titles of the documents that answer an instruction, and what is read of them. */
function readFor(topic: string, texts: Readonly<Record<string, string>>): { readonly from: readonly string[]; readonly text: string } {
  const plan = {
    title: topic,
    questions: [{ id: 'q0', text: topic, isAsked: true, kind: 'steps' as const }],
    outline: [{ id: 's0', heading: 'Steps', intent: '', questionIds: ['q0'], words: 150, form: 'steps' as const }],
    acceptance: [],
    queries: [],
  }
  const needs = needsOf(plan, topic, ['q0'], Object.keys(texts))
  const documents = Object.entries(texts).map(([title, text], at) =>
    prepare({ sourceId: `c${at}`, title, address: `folder:${at}.md`, text, digest: topic + text }),
  )
  const groups = answerGroups(documents, needs, 0, topic)
  return { from: [...new Set(groups.map(({ part }) => part.document.title))], text: groups.map(({ text }) => text).join('\n') }
}

test('the page that is called by just what is to be done is read before one that has more of the words', () => {
  const { from } = readFor('Wie erstelle ich eine Pivot-Tabelle?', {
    'Pivot-Diagramme erstellen':
      'Eine Pivot-Tabelle wird als Diagramm so erstellt:\n\n1. Klicken Sie in die Pivot-Tabelle, aus der Sie ein Diagramm erstellen.\n2. Die Pivot-Tabelle steuert die Pivot-Tabelle des Diagramms.',
    'Pivot-Tabelle erstellen':
      'So geht es:\n\n1. Markieren Sie den Bereich mit den Köpfen.\n2. Wählen Sie Einfügen.\n3. Ziehen Sie die Felder in den Bereich der Pivot-Tabelle.',
    'Pivot-Tabelle filtern': 'Die Pivot-Tabelle hat Filter.\n\n- Wählen Sie einen Eintrag der Pivot-Tabelle.',
  })
  expect(from[0]).toBe('Pivot-Tabelle erstellen')
})

test('a long page that is called so is read from its beginning, and before one that only speaks of it', () => {
  const long = ['Ask for a fixture by its name.', 'Share a fixture in a file.', 'Mark what needs a fixture.'].map(
    (line, at) =>
      `## Part ${at}\n\n${line}\n\n\`\`\`\nfixture${at}()\n\`\`\`\n\n${`It returns what the ${at}th fixture made for it. `.repeat(9)}`,
  )
  const { from, text } = readFor('How to use fixtures', {
    'About fixtures': 'A fixture is what a test stands on.\n\n```\nfixture()\n```\n\nA fixture gives fixtures to a fixture.',
    'How to mark tests': 'Marks and fixtures:\n\n```\nmark()\n```\n\nA mark has no effect on a fixture.',
    'How to use fixtures': long.join('\n\n'),
  })
  expect(from).toEqual(['How to use fixtures'])
  expect(text).toMatch(/^Ask for a fixture by its name/)
})

test('what two pages say in the same words is read once', () => {
  const shared = 'The harbour mode opens the sluice of the harbour at night.\n\n```\nsluice --harbour\n```'
  const { text } = readFor('How to open the sluice of the harbour', {
    Gates: `Gates stand in the river.\n\n## Harbour mode\n\n${shared}`,
    Locks: `Locks stand in the canal.\n\n## Harbour mode\n\n${shared}`,
  })
  expect(text.match(/opens the sluice/g)).toHaveLength(1)
})

test('a verb with its particle is found as the noun that they make', () => {
  const { from } = readFor('How to back up a harbour', {
    Tides: 'Ships come back with the tide of the harbour.\n\n- Go back.\n- Come back again to the harbour.',
    Copies: 'A backup of the harbour is made at night:\n\n```\nbackup harbour\n```',
  })
  expect(from[0]).toBe('Copies')
})

test('a section that asks just this is read from its beginning, not from where it has most of the words', () => {
  const filler = Array.from(
    { length: 4 },
    (_, at) => `Paragraph ${at} tells of the keepers and of their boats on the river, in some twenty words or more of it all.`,
  )
  const { text } = readFor('How to close the harbour', {
    Manual: `Ships come.\n\n## Close the harbour\n\nRing the bell first.\n\n${filler.join('\n\n')}\n\nTo close the harbour, close the gate of the harbour:\n\n\`\`\`\nclose harbour\n\`\`\`\n\n## Open the river\n\nRow.`,
    Tides: 'Tides come and go.',
  })
  expect(text).toMatch(/^Ring the bell first/)
})

test('a name of code is one word, and its entry of a reference answers', () => {
  const { text } = readFor('How to use gate_open', {
    Reference:
      'Functions of the sluice.\n\n## gate_close()\n\ngate_close(river)\n\nShuts a gate that is open, as an open gate is shut.\n\n## gate_open()\n\ngate_open(river)\n\nTurns the wheel until the water runs.',
    Gates: 'An open gate is a gate that is open.\n\n- Open the gate.',
  })
  expect(text).toContain('Turns the wheel')
  expect(text).not.toContain('An open gate is a gate')
})

test('what stands under inner headings of a part that instructs is another matter, unless the part says little', () => {
  const parts = (own: string): string =>
    `${own}\n\n- Press plus to add a nest to the hive.\n- Press minus to take a nest from the hive.\n\n## Broken combs\n\nCombs break in wind, and are mended with wax. ${'A broken comb loses its honey, and ants come for it. '.repeat(5)}\n\n- Melt the wax.`
  const long =
    'A nest of the hive is added before the bees swarm, for a swarm looks for a nest of its own and takes the first that it finds. '.repeat(
      4,
    )
  const read = (own: string, end = ''): string =>
    readFor('How do I add a nest to the hive?', { 'Bees at home': `${parts(own)}${end}`, Honey: 'Honey is sweet.' }).text
  expect(read(long)).not.toMatch(/wax/)
  // One that speaks of it belongs to it.
  expect(read(long, '\n\n## In spring\n\n- Press plus twice to add a nest to the hive on a warm day.')).toMatch(/warm day/)
  expect(read('A nest of the hive is added in May.')).toMatch(/wax/)
})

test('what is written with a hyphen is found where it is one word', () => {
  const other = 'Colors of the comb tell its age to the bees of the hive, and blind spots of it are sealed with wax in spring. '.repeat(2)
  const { text } = readFor('How do I mark a comb for colour-blind keepers?', {
    'Keeping notes': `## Age\n\n${other}\n\n## Marks\n\n- Marks for colorblind keepers are cut into the comb.`,
    Honey: 'Honey is sweet.',
  })
  expect(text).toMatch(/cut into the comb/)
})
