import type { Agents } from '@galley/sdk'
import { expect, test } from 'vitest'
import { runScripted as run } from './run-scripted.ts'

test('changes may add what the brief leaves, and a few words too many are asked of one block', async () => {
  const told: { readonly now: number; readonly left: number; readonly room: number }[] = []
  let length = { now: 0, left: 0 }
  const agents: Partial<Agents> = {
    review: async (input) => {
      length = input.length
      const span = input.blocks[1]?.text.slice(0, 30) ?? ''
      return { issues: [{ blockId: 'b2', span, type: 'tone', severity: 2, instruction: 'Say it differently.' }], acceptance: [] }
    },
    patch: async ({ room }) => {
      told.push({ ...length, room })
      return { patches: [] }
    },
  }
  await run(agents, { brief: { rounds: 1, words: 200 } })
  expect(told[0]?.left).toBe(220 - (told[0]?.now ?? 0))
  expect(told.every(({ left, room }) => Math.abs(room) <= Math.abs(left))).toBe(true)
  const words = Math.floor((told[0]?.now ?? 0) / 1.2)
  const { draft } = await run(agents, { brief: { rounds: 1, words } })
  expect(draft.rounds[0]?.issues.filter(({ instruction }) => instruction.startsWith('Shorten'))).toHaveLength(1)
})
