import type { Brief } from '@galley/sdk'
import type { ScriptedCall } from '@galley/testkit'
import { expect, it } from 'vitest'
import { draftWithin, startModel } from './draft-within.ts'

/** First words of the prompt of each role; a researcher asks its model about pages alone that are too long to be read whole. */
const openings = {
  planner: 'You plan',
  writer: 'You write a post',
  'fact-checker': 'You check',
  editor: 'You edit',
}

const models = {
  default: 'default-8b',
  planner: 'planner-8b',
  researcher: 'researcher-8b',
  writer: 'writer-8b',
  'fact-checker': 'checker-8b',
}

const wishes = {
  audience: 'gardeners of Utrecht',
  goal: 'to win them over',
  tone: 'warm and dry',
  language: 'en-GB',
  mustAvoid: ['the word synergy'],
}

it('tells each role’s own model what the brief asks for', async () => {
  const server = await startModel({ models: Object.values(models) })
  const brief: Partial<Brief> = { ...wishes, models }
  const { code, stderr } = await draftWithin(brief, server)
  expect(code, stderr).toBe(0)
  const callsOf = (role: keyof typeof openings): readonly ScriptedCall[] =>
    server.calls.filter(({ request }) => request.prompt.startsWith(openings[role]))
  for (const role of Object.keys(openings) as (keyof typeof openings)[]) {
    const asked = new Set(callsOf(role).map(({ request }) => request.model))
    expect([role, ...asked]).toEqual([role, role === 'editor' ? models.default : models[role]])
  }
  for (const role of ['planner', 'writer'] as const)
    for (const { request } of callsOf(role))
      for (const wish of [wishes.audience, wishes.goal, wishes.tone, wishes.language, wishes.mustAvoid[0]!])
        expect(request.prompt, `${role}: ${wish}`).toContain(wish)
})
