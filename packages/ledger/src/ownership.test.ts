import { expect, test } from 'vitest'
import { createOwnership } from './ownership.ts'

function accessTo(alive: readonly number[], code = 'ESRCH') {
  return {
    pid: process.pid,
    bootedAt: new Date(0),
    kill: (pid: number) => {
      if (!alive.includes(pid)) throw Object.assign(new Error(code), { code })
    },
  }
}

test('this process is alive, a process that is gone is not', () => {
  const { owner, isAlive } = createOwnership(accessTo([process.pid]))
  const [boot, , start] = owner.split(':')
  expect(owner).toMatch(/^[\w-]+:\d+:\d*$/)
  expect(isAlive(owner)).toBe(true)
  expect(isAlive(`${boot}:999999999:${start}`)).toBe(false)
  expect(isAlive(`${boot}:nonsense:${start}`)).toBe(false)
})

test('another process with the same number is not the owner', () => {
  const { owner, isAlive } = createOwnership(accessTo([process.pid]))
  expect(isAlive(`${owner}1`)).toBe(false)
})

test('an owner that cannot be asked after is left to its lease', () => {
  const { owner, isAlive } = createOwnership(accessTo([], 'EPERM'))
  expect(isAlive(owner)).toBe(true)
  expect(isAlive('elsewhere:1:1')).toBe(true)
})
