import { planSchema, type Plan } from '@galley/sdk'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalisePlan } from './normalise-plan.ts'

const plan: Plan = {
  title: 'Bees',
  questions: [
    { id: 'B', text: 'Where?', mustCover: true },
    { id: 'A', text: 'How many?' },
    { id: 'B', text: 'When?' },
  ],
  outline: [
    { id: 'z', heading: 'Places', intent: '', questionIds: ['B', 'ghost', 'B'], words: 10 },
    { id: 'z', heading: 'Numbers', intent: '', questionIds: [], words: 30 },
  ],
  acceptance: [
    { id: 'first', check: 'Names a city', weight: 2, point: 'cities' },
    { id: 'length', check: 'Places are told', weight: 1, sectionId: 'z' },
    { id: 'ghost', check: 'Ghosts are told', weight: 1, sectionId: 'ghost' },
  ],
  queries: [{ id: '9', text: ' bees city ', questionIds: ['A'] }],
}

test('gives ids by order and keeps what they referred to', () => {
  expect(normalisePlan(plan, { topic: 'Bees', words: 400 })).toEqual({
    title: 'Bees',
    questions: [
      { id: 'q1', text: 'Where?', mustCover: true },
      { id: 'q2', text: 'How many?' },
      { id: 'q3', text: 'When?' },
    ],
    outline: [
      { id: 's1', heading: 'Places', intent: '', questionIds: ['q1'], words: 100 },
      { id: 's2', heading: 'Numbers', intent: '', questionIds: ['q2', 'q3'], words: 300 },
    ],
    acceptance: [
      { id: 'a1', check: 'Names a city', weight: 2, point: 'cities' },
      { id: 'a2', check: 'Places are told', weight: 1, sectionId: 's1' },
      { id: 'a3', check: 'Ghosts are told', weight: 1 },
    ],
    queries: [{ id: 'k1', text: 'bees city', questionIds: ['q2'] }],
  })
})

test('a plan of nothing is a plan of one question in one section', () => {
  const bare = normalisePlan({ title: ' ', questions: [], outline: [], acceptance: [], queries: [] }, { topic: 'Bees', words: 200 })
  expect(bare.questions).toEqual([{ id: 'q1', text: 'Bees' }])
  expect(bare.outline).toMatchObject([{ id: 's1', questionIds: ['q1'], words: 200 }])
})

test('whatever the planner says, the words add up and every question has a section', () => {
  const section = fc.record({
    id: fc.string(),
    heading: fc.string(),
    intent: fc.string(),
    questionIds: fc.array(fc.constantFrom('a', 'b', 'c')),
    words: fc.nat(5000),
  })
  const question = fc.record({ id: fc.constantFrom('a', 'b', 'c'), text: fc.string() })
  fc.assert(
    fc.property(
      fc.array(question, { maxLength: 40 }),
      fc.array(section, { maxLength: 30 }),
      fc.integer({ min: 100, max: 5000 }),
      (questions, outline, words) => {
        const made = normalisePlan({ title: 'T', questions, outline, acceptance: [], queries: [] }, { topic: 'T', words })
        const sum = made.outline.reduce((total, one) => total + one.words, 0)
        expect(Math.abs(sum - words)).toBeLessThanOrEqual(words * 0.1 + made.outline.length)
        const placed = new Set(made.outline.flatMap((one) => one.questionIds))
        expect([...placed].sort()).toEqual(made.questions.map((one) => one.id).sort())
        expect(made.questions.length).toBeGreaterThan(0)
        expect(made.outline.length).toBeLessThanOrEqual(20)
        expect(planSchema.required.every((name) => name in made)).toBe(true)
      },
    ),
  )
})
