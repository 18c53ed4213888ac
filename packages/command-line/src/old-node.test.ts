import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isOldNode, refuseOldNode } from './old-node.ts'

test('Node 24.15 is the first that is not too old', () => {
  expect(['18.20.0', '24.14.9', '24.15.0', '26.0.0'].map(isOldNode)).toEqual([true, true, false, false])
})

test('a process of an old Node is told and ended, another one goes on', () => {
  const told: string[] = []
  const processOf = (node: string): Parameters<typeof refuseOldNode>[0] =>
    ({
      versions: { node },
      stderr: { write: (text: string) => told.push(text) },
      exit: (code: number) => told.push(`exit ${code}`),
    }) as never
  refuseOldNode(processOf('26.10.0'), 'galley')
  expect(told).toEqual([])
  refuseOldNode(processOf('20.20.2'), 'galley')
  expect(told).toEqual([expect.stringMatching(/^galley: Node 20\.20\.2 is too old .* \[NODE_TOO_OLD\]\n {2}Use Node/), 'exit 2'])
})

test('it imports nothing that an old Node could stumble over', () => {
  expect(readFileSync(new URL('old-node.ts', import.meta.url), 'utf8')).not.toMatch(/^import /m)
})
