import type { Plan } from '@galley/sdk'
import { expect, test } from 'vitest'
import { needsOf } from './needs-of.ts'

const asking = (text: string): Plan => ({
  title: text,
  questions: [{ id: 'q1', text, isAsked: true, kind: 'steps' }],
  outline: [{ id: 's1', heading: text, intent: '', questionIds: ['q1'], words: 300, form: 'steps' }],
  acceptance: [],
  queries: [],
})

test.each([
  ['Wie erstelle ich eine Pivot-Tabelle in LibreOffice Calc?', ['pivot', 'tabel'], ['erstel', 'libreoffic', 'calc']],
  ['Wie gleicht man in GnuCash ein Konto ab?', ['konto'], ['abgleicht', 'gnucash']],
  ['How to sort a table in LibreOffice Calc', ['sort', 'tabl'], ['libreoffic', 'calc']],
  // Nothing else is left.
  ['Wie arbeitet man mit KiCad?', ['kicad'], ['arbeitet']],
  // Words of the closed classes of a language are no matter.
  ['¿Cómo sincronizo mi calendario con FreedomBox?', ['sincronizo', 'calendario'], ['freedombox']],
])('%j looks for %j', (topic, stems, asides) => {
  const [need] = needsOf(asking(topic), topic, ['q1'])
  expect([...(need?.stems ?? [])]).toEqual(stems)
  expect([...(need?.asides ?? [])]).toEqual(asides)
})

test('of the names in a topic, those that several pages bear are the folder’s subject', () => {
  const topic = 'How do I write a WebSocket handler in Tornado?'
  const stemsAmong = (titles: readonly string[]): readonly string[] => [...(needsOf(asking(topic), topic, ['q1'], titles)[0]?.stems ?? [])]
  expect(stemsAmong(['tornado.websocket', 'tornado.web', 'tornado.auth', 'tornado.gen'])).toEqual(['websocket', 'handl'])
  expect(stemsAmong(['WebSocket', 'Tornado'])).toContain('handl')
  expect(stemsAmong(['Hurricanes', 'Tornado and WebSocket', 'Storms', 'Hail'])).toEqual(['handl'])
})

test('one’s own names nothing', () => {
  const topic = '¿Cómo se crea un repositorio propio?'
  expect([...(needsOf(asking(topic), topic, ['q1'])[0]?.stems ?? [])]).not.toContain('propio')
})

test('what a pronoun names is looked for, not the verb of what is done with it', () => {
  const topic = 'Was ist eine Abschreibung und wie bucht man sie?'
  const texts = ['Was ist eine Abschreibung?', 'Wie bucht man sie?']
  const questions = texts.map((text, at) => ({ id: `q${at}`, text, isAsked: true }))
  const [, need] = needsOf({ ...asking(topic), questions }, topic, ['q0', 'q1'])
  expect([...(need?.stems ?? [])]).toEqual(['abschreibung'])
  expect([...(need?.asides ?? [])]).toEqual([])
})

test('a question why something is called so asks for nothing that is called', () => {
  const topic = 'Why is Flask called a microframework?'
  const [need] = needsOf(asking(topic), topic, ['q1'])
  expect([...(need?.stems ?? []), ...(need?.asides ?? [])]).not.toContain('call')
})
