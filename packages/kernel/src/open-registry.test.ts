import { faultsOf } from '@galley/fault'
import { expect, test } from 'vitest'
import { openTestKernel } from '../test/open-test-kernel.ts'
import { testTool, verifiedOf } from '../test/test-plugin.ts'

const { signal } = new AbortController()
const tampered = faultsOf({ PLUGIN_TAMPERED: { status: 502, exit: 3, message: '{name} was changed', hint: 'repack it' } })
const live = (plugin: string) => ({ plugin, operation: 'live', input: {}, run: null, step: 'x', signal })

test('a plugin that is called soon is verified first and starts while the others are verified; what is refused does not start', async () => {
  const checked: string[] = []
  const names = ['early', 'late', 'changed', 'first']
  const kernel = await openTestKernel(
    names.map((name) => testTool(name, { live: 'return 1' })),
    {
      soon: ['first', 'changed', 'unknown'],
      verify: (ref) => {
        checked.push(ref.name)
        if (ref.name === 'changed') throw tampered('PLUGIN_TAMPERED', { name: ref.name })
        return verifiedOf(ref)
      },
    },
  )
  expect(checked.toSorted()).toEqual(['changed', 'early', 'first', 'late'])
  expect(checked.slice(-2)).toEqual(['early', 'late'])
  expect((await kernel.plugins()).map(({ name, state }) => [name, state])).toEqual(
    names.map((name) => [name, name === 'changed' ? 'refused' : 'verified']),
  )
  const before = checked.length
  expect(await kernel.call(live('first'))).toBe(1)
  expect(checked).toHaveLength(before)
  await expect(kernel.call(live('changed'))).rejects.toMatchObject({ code: 'PLUGIN_TAMPERED' })
})
