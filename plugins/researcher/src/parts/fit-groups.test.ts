import { expect, test } from 'vitest'
import { needsOf } from '../topic/needs-of.ts'
import { prepare } from '../topic/prepare.ts'
import { fitGroups } from './fit-groups.ts'

/** How the same text fits a question under each of two titles, among other pages. */
function underTitles(topic: string, titles: readonly [string, string], { text, form }: { text: string; form: 'steps' | 'passages' }) {
  const plan = {
    title: topic,
    questions: [{ id: 'q0', text: topic, isAsked: true, ...(form === 'steps' ? { kind: form } : {}) }],
    outline: [{ id: 's0', heading: 'Answer', intent: '', questionIds: ['q0'], words: 150, form }],
    acceptance: [],
    queries: [],
  }
  const others = ['Doors', 'Lamps', 'Wheels'].map((title) => [title, `${title} are painted each year.`] as const)
  const documents = [...titles.map((title) => [title, text] as const), ...others].map(([title, own], at) =>
    prepare({ sourceId: `f${at}`, title, address: `folder:${at}.md`, text: own, digest: topic + title + own }),
  )
  const { fitted } = fitGroups(
    documents.flatMap((one) => one.groups()),
    documents,
    needsOf(plan, topic, ['q0'], titles),
    topic,
  )
  return titles.map((_, at) => fitted[at]?.fits[0])
}

/** Fit of the same text under each of two titles to an instruction. */
function fitsUnder(topic: string, titles: readonly [string, string], text: string): readonly [number, number] {
  const [first, second] = underTitles(topic, titles, { text, form: 'steps' })
  return [first?.fit ?? 0, second?.fit ?? 0]
}

test('a page that is called by the asked action tells how it is done, whatever it calls what it is done to', () => {
  const [called, other] = fitsUnder(
    'How do I migrate a machine to a host?',
    ['Guest migration', 'Guest orders'],
    'Name the host:\n\n```\nmove\n```',
  )
  expect(called).toBeGreaterThan(other * 1.2)
})

test('a page that is called by what is done to anything is of that thing alone', () => {
  const text = 'Configure the relay:\n\n```\nrelay on\n```'
  const [called, other] = fitsUnder('How do I configure a relay of mail?', ['Network configuration', 'Network orders'], text)
  expect(called).toBeLessThan(other * 1.2)
})

test('what code shows goes before what a list tells', () => {
  const topic = 'How do I open the sluice?'
  const [inList] = fitsUnder(topic, ['Sluices', 'Gates'], 'Open the sluice so:\n\n- turn the wheel')
  const [inCode] = fitsUnder(topic, ['Sluices', 'Gates'], 'Open the sluice so:\n\n```\nturn the wheel\n```')
  expect(inCode).toBeGreaterThan(inList)
})

test('a page is called by the noun of what is asked, and by its name behind its sort', () => {
  const isCalled = (topic: string, titles: readonly [string, string], form: 'steps' | 'passages'): readonly (boolean | undefined)[] =>
    underTitles(topic, titles, { text: 'It runs by night.', form }).map((fit) => fit?.isCalled)
  expect(isCalled('How to run a hive as a daemon', ['Daemonization', 'Restarting'], 'steps')).toEqual([true, false])
  expect(isCalled('Pool', ['Class: Pool', 'Class: PoolStats'], 'passages')).toEqual([true, false])
})
