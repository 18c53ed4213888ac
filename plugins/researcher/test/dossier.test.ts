import { questionKind } from '@galley/evidence'
import type { Plan, SectionForm } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { abbreviationsIn, spelledOut } from '../src/words/abbreviations-in.ts'
import { chooseQuotes } from '../src/quotes/choose-quotes.ts'
import { kindFactor } from '../src/documents/kind-factor.ts'
import { keepOnTopic } from '../src/topic/keep-on-topic.ts'
import { changeQuotes } from '../src/parts/change-quotes.ts'
import { answerGroups } from '../src/parts/answer-groups.ts'
import { needsOf, type Need } from '../src/topic/needs-of.ts'
import { prepare } from '../src/topic/prepare.ts'
import type { ReadDocument } from '../src/documents/read-hit.ts'
import { scoreCandidates } from '../src/quotes/score-candidates.ts'

const document = (title: string, text: string): ReadDocument => ({ sourceId: title, title, text, digest: text, address: `folder:${title}` })

function needsFor(topic: string, questions: readonly string[], form: SectionForm = 'passages'): readonly Need[] {
  const plan: Plan = {
    title: topic,
    questions: questions.map((text, at) => ({
      id: `q${at}`,
      text,
      isAsked: true,
      kind: questionKind(topic) === 'figures' ? 'figures' : questionKind(text),
    })),
    outline: questions.map((heading, at) => ({ id: `s${at}`, heading, intent: '', questionIds: [`q${at}`], words: 120, form })),
    acceptance: [],
    queries: [],
  }
  return needsOf(
    plan,
    topic,
    questions.map((_, at) => `q${at}`),
  )
}

function quotesFor(topic: string, questions: readonly string[], documents: readonly ReadDocument[], form?: SectionForm): readonly string[] {
  const needs = needsFor(topic, questions, form)
  return chooseQuotes(
    scoreCandidates(
      documents.map((one) => prepare(one)),
      needs,
      topic,
    ),
    needs,
    { max: 20 },
  ).map(({ quote }) => quote)
}

describe('what a dossier quotes', () => {
  it('answers statistics with numbers that count something', () => {
    expect(kindFactor('figures', 'It won 59% of the vote.')).toBe(1)
    for (const quote of ['It was told in October 2021.', 'On May 17 the vote began.', 'It was told so. [16]'])
      expect(kindFactor('figures', quote)).toBe(0)
    const text =
      '# The vote\n\nBy October 2021 the vote was the talk of the town and of its papers.\n\nIn the May 17 vote the harbour party won 59% of the seats.'
    expect(quotesFor('Statistics of the town: vote', ['Vote'], [document('The vote', text)])).toEqual([
      'In the May 17 vote the harbour party won 59% of the seats.',
    ])
  })

  it('takes the part that is headed by just what is asked before what names it by the way', () => {
    const text = `# Manual\n\n## 3.1 Prompt\n\nThe prompt reads an array of commands before it is shown to anybody at all.\n\n## 6.7 Arrays\n\nAn array is created when a name with an index is assigned a value of any kind. An array has no greatest size, and its members need not follow each other. An array without an index is its first member, as if the index were zero. The members of an array are taken away one by one with the word unset and an index. An array is shown by declare in a way in which it can be read again later on.`
    const quotes = quotesFor('How do arrays work in Mash?', ['How do arrays work in Mash?'], [document('Mash Manual', text)])
    expect(quotes.length).toBeGreaterThan(2)
    expect(quotes.join(' ')).not.toContain('prompt')
  })

  it('knows the words that an abbreviation stands for', () => {
    const known = abbreviationsIn(
      'The global interpreter lock ("GIL") is held. A Network Time Protocol (NTP) server. Some words here (XYZ).',
    )
    expect([...known]).toEqual([
      ['GIL', 'global interpreter lock'],
      ['NTP', 'Network Time Protocol'],
    ])
    expect(spelledOut('The GIL is slow.', known)).toBe('The GIL is slow. global interpreter lock')
  })

  it('asks what it is used for of what the question before was about', () => {
    const [, second] = needsFor('What is a marsh valve and what is it used for?', ['What is a marsh valve?', 'What is it used for?'])
    expect([...(second?.stems ?? [])]).toEqual(['marsh', 'valv'])
  })

  it('asks why it was flooded of what the question before was about', () => {
    const topic = 'What is the marsh valve and why was it flooded?'
    const [, why] = needsFor(topic, ['What is the marsh valve?', 'Why was it flooded?'])
    expect(why).toMatchObject({ isLeaning: true, stems: new Set(['marsh', 'valv', 'flood']), asides: new Set() })
  })

  it('asks what is done of what stands before the question', () => {
    const topic = 'Sluices of the marsh: what they do to boats and what is done about it'
    const needs = needsFor(topic, ['What they do to boats?', 'What is done about it?'])
    expect(needs.map(({ stems }) => stems)).toEqual([new Set(['sluic', 'marsh', 'boat']), new Set(['sluic', 'marsh'])])
  })

  it('asks by a pronoun of what the topic says before its only question', () => {
    const [need] = needsFor('Old gates of the marsh and what they weigh', ['What they weigh'])
    expect(need?.stems).toEqual(new Set(['old', 'gate', 'marsh', 'weigh']))
  })

  it('asks a further question that says little beside the words of the first', () => {
    const topic = 'How high was the levy on salt in Lund, and how much was paid each year?'
    const [levy, paid] = needsFor(topic, ['How high was the levy on salt in Lund?', 'How much was paid each year?'])
    expect([...(levy?.stems ?? [])].every((stem) => paid?.asides.has(stem) === true || paid?.stems.has(stem) === true)).toBe(true)
    expect(paid?.asides.has('salt')).toBe(true)
  })

  it('follows each of two instructions beside the words of the other', () => {
    const [fill, light] = needsFor('How to fill a lamp, and how to light the wick of a tower', [
      'How to fill a lamp',
      'How to light the wick of a tower',
    ])
    expect(fill?.asides.has('tower')).toBe(true)
    expect(light?.stems.has('lamp')).toBe(false)
  })

  it('asks a side of the subject that stands before it', () => {
    const needs = needsFor('Sluices of the marsh: storage size and range', ['Storage size', 'Range'])
    expect(needs.map(({ asides }) => asides.has('sluic') && asides.has('marsh'))).toEqual([true, true])
  })

  it('reads releases that are headed by the name of the project, and no others', () => {
    const text = '# Changelog\n\n## rig 8.3.1 (2024-07-20)\n\n- Mended the lamp.\n\n## rig 8.2.0 (2024-04-01)\n\n- Painted the hull.'
    const [need] = needsFor('What changed in rig 8.3', ['What changed in rig 8.3'], 'changes')
    expect(need && changeQuotes([document('Changelog', text)], need).map(({ quote }) => quote)).toEqual(['- Mended the lamp.'])
  })

  it('reads a release that is headed by its news', () => {
    const text =
      '# NEWS for rig 8.3.1 (20 Jul 2024)\n\n## Bug fixes\n\n- Mended the lamp.\n\n# NEWS for rig 8.2.0\n\n## Bug fixes\n\n- Painted the hull.'
    const [need] = needsFor('What changed in rig 8.3', ['What changed in rig 8.3'], 'changes')
    expect(need && changeQuotes([document('News', text)], need).map(({ quote }) => quote)).toEqual(['- Mended the lamp.'])
  })

  it('reads what is new in a page that names its version in its first words, and no manual of that version', () => {
    const documents = [
      document('rig 8.3.0 User Manual', '# rig 8.3.0 User Manual\n\n- A rig is a ship.\n- It has a lamp.'),
      document('What’s New in this Release', 'Changes in rig 8.3.0:\n\n- Mended the lamp.\n- Painted the hull.'),
    ]
    const [need] = needsFor('What is new in rig 8.3.0', ['What is new in rig 8.3.0'], 'changes')
    expect(need && changeQuotes(documents, need).map(({ quote }) => quote)).toEqual([
      'Changes in rig 8.3.0:\n\n- Mended the lamp.\n- Painted the hull.',
    ])
  })

  it('tells the changes of a release and not its announcement, and thanks nobody', () => {
    const names = ['Ada R. Finch', 'Tom Reed', 'dj', 'lovetheguitar'].map((name) => `* ${name}`).join('\n')
    const news = `# rig-8.3.0\n\nThe team is proud to announce the release of this summer!\n\nThanks to all of the contributors to this release:\n\n${names}`
    const text = '# Changelog\n\n## rig 8.3.0 (2024-07-20)\n\n- Mended the lamp.'
    const [need] = needsFor('What changed in rig 8.3', ['What changed in rig 8.3'], 'changes')
    const documents = [document('rig-8.3.0', news), document('Changelog', text)]
    expect(need && changeQuotes(documents, need).map(({ quote }) => quote)).toEqual(['- Mended the lamp.'])
    expect(need && changeQuotes(documents.slice(0, 1), need).map(({ quote }) => quote)).toEqual([
      'The team is proud to announce the release of this summer!',
    ])
  })

  it('tells what stands below a word of thanks that brings in nothing', () => {
    const text = '# Changelog\n\n## rig 8.3.0\n\n- Mended the lamp.\n\nThanks to Ada for the lamp.\n\n- Painted the hull.'
    const [need] = needsFor('What changed in rig 8.3', ['What changed in rig 8.3'], 'changes')
    const told = need && changeQuotes([document('Changelog', text)], need).map(({ quote }) => quote)
    expect(told).toEqual(['- Mended the lamp.', '- Painted the hull.'])
  })

  it('quotes no notice that stands in each release, nor on each page', () => {
    const notice = 'The rig is a library for hulls and lamps of all kinds.'
    const documents = ['8.3.2', '8.3.1', '8.3.0'].map((version) =>
      document(`rig ${version}`, `# rig ${version}\n\n${notice}\n\n- Mended lamp ${version}.`),
    )
    const [changed] = needsFor('What changed in rig 8.3', ['What changed in rig 8.3'], 'changes')
    expect(
      changed &&
        changeQuotes(documents, changed)
          .map(({ quote }) => quote)
          .join('\n'),
    ).not.toContain(notice)
    const pages = ['Lamps', 'Hulls', 'Sails'].map((title) =>
      document(title, `# ${title}\n\n${notice}\n\nA library of hulls and lamps has ${title}.`),
    )
    const topic = 'Which library is for hulls and lamps?'
    const [asked] = needsFor(topic, [topic], 'passages')
    const found =
      asked &&
      answerGroups(
        pages.map((page) => prepare(page)),
        [asked],
        0,
        topic,
      ).map(({ text }) => text)
    expect(found).not.toEqual([])
    expect(found).not.toContain(notice)
  })

  it('leaves out of a manual what only leads to something else', () => {
    const text =
      '# Gates\n\n## Open a gate\n\nTurn the wheel of the gate:\n\n```\nturn()\n```\n\nThe gates are these:\n\n## Close a gate\n\nPush it.'
    const [need] = needsFor('How to open a gate', ['How to open a gate'], 'steps')
    expect(need && answerGroups([prepare(document('Gates', text))], [need], 0, 'How to open a gate').map((group) => group.text)).toEqual([
      'Turn the wheel of the gate:\n\n```\nturn()\n```',
    ])
  })

  it('finds the document about somebody of whom the question tells a falsehood', () => {
    const folder = [
      document('Ada Finch', 'Ada Finch is a keeper of the lamp at Lund. Ada Finch has lived there since 1990.'),
      document('Bees', 'Bees dance. Bees fly.'),
    ]
    const topic = 'Why was Ada Finch knighted in Kyiv?'
    expect(keepOnTopic(folder, { topic, words: 300 }, 'extractive').map(({ title }) => title)).toEqual(['Ada Finch'])
    expect(
      answerGroups(
        folder.map((one) => prepare(one)),
        needsFor(topic, [topic]),
        0,
        topic,
      )[0]?.text,
    ).toMatch(/^Ada Finch is a keeper/)
  })
})
