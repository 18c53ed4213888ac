import { expect, test } from 'vitest'
import type { Machine } from '../wall/plan-launch.ts'
import { testWallBehind } from './test-wall.ts'

const node = { execPath: process.execPath }

test.each<[Machine, string, string?]>([
  [{ platform: 'darwin', arch: 'arm64', hasFfi: true }, 'which darwin does not have'],
  [{ platform: 'win32', arch: 'x64', hasFfi: true }, 'which win32 does not have'],
  [{ platform: 'linux', arch: 'x64', hasFfi: false }, 'no node:ffi', 'node'],
  [{ platform: 'linux', arch: 'arm64', hasFfi: true }, 'never proven on arm64'],
  [{ platform: 'linux', arch: 'riscv64', hasFfi: true }, 'never proven on riscv64'],
])('there is no wall on %j, and the report says why and what would help', async (machine, why, name = 'launcher') => {
  expect(await testWallBehind({ node }, { machine })).toEqual({
    holds: false,
    layers: [
      {
        name,
        state: 'absent',
        detail: expect.stringContaining(why) as string,
        cure: expect.stringMatching(/^Run Galley .*\.$/) as string,
      },
    ],
  })
})

test('a program that is no Node holds nothing', async () => {
  const report = await testWallBehind({ node: { execPath: '/bin/false' } }, {})
  expect(report.holds).toBe(false)
  expect(report.layers.filter(({ state }) => state === 'holds')).toEqual([])
})
