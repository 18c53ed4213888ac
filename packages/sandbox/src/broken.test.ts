import { expect, test } from 'vitest'
import { liar } from '../test/liar.ts'
import { quiet, startTestPlugin } from '../test/start-test-plugin.ts'

/*
 * A process that breaks at a bad moment. That this process lives, and has no rejection that nobody handles, is what the runner of
 * the tests watches over.
 */

const ready = `say({ type: 'ready', operations: ['run'] })`
const answer = `say({ type: 'result', call: 1, ok: true, value: 'fine' })`
const code = (name: string): unknown => expect.stringMatching(new RegExp(`^PLUGIN_${name}$`))

test.each([
  ['exits before it says anything', `process.exit(0)`],
  ['exits with an error', `throw new Error('not today')`],
  ['kills itself', `process.kill(process.pid, 'SIGKILL')`],
  ['says that it failed', `say({ type: 'failed', reason: 'not today' }); process.exit(1)`],
  ['says half a line', `process.stdout.write('{"type":"rea', () => process.exit(0))`],
  ['says something else', `say('hello')`],
  ['answers what nobody asked, without end', `for (let n = 0; n < 3000; n += 1) ${answer}; process.exit(0)`],
  ['closes its output', `process.stdout.end(); setTimeout(() => process.exit(0), 50)`],
])('a process that %s at its start is a fault, and the host goes on', async (_, start) => {
  await expect(startTestPlugin('', {}, { node: { execPath: liar('', start) } })).rejects.toMatchObject({ code: code('START_FAILED') })
})

test.each([
  ['exits', `process.exit(0)`, 'DIED'],
  ['exits in the middle of a line', `process.stdout.write('{"type":"result","call":1', () => process.exit(0))`, 'DIED'],
  ['closes its input and goes', `process.stdin.destroy(); setTimeout(() => process.exit(0), 50)`, 'DIED'],
  ['fails with an error that is none', `say({ type: 'result', call: 1, ok: false, error: 7 })`, 'PROTOCOL'],
  ['sends bytes that are no text', `process.stdout.write(Buffer.from([0xff, 0xfe, 0x0a]))`, 'PROTOCOL'],
])('a process that %s during a call ends that call, and the host goes on', async (_, script, fault) => {
  const plugin = await startTestPlugin('', {}, { node: { execPath: liar(script) } })
  const calls = await Promise.allSettled([plugin.call('run', {}, quiet()), plugin.call('run', {}, quiet())])
  expect(calls.map((call) => call.status === 'rejected' && (call.reason as { code: string }).code)).toEqual([code(fault), code(fault)])
  await expect(plugin.call('run', {}, quiet())).rejects.toMatchObject({ code: code(fault) })
})

test.each([
  ['answers twice', `${answer}; ${answer}`],
  ['answers and then fails', `${answer}; say({ type: 'result', call: 1, ok: false, error: { message: 'late' } })`],
  ['is ready twice', `${ready}; say({ type: 'ready', operations: ['other'] }); ${answer}`],
  ['is ready and then failed', `say({ type: 'failed', reason: 'late' }); ${answer}`],
  [
    'answers and goes',
    `process.stdout.write(JSON.stringify({ type: 'result', call: 1, ok: true, value: 'fine' }) + '\\n', () => process.exit(0))`,
  ],
])('of a process that %s the first word counts', async (_, script) => {
  const plugin = await startTestPlugin('', {}, { node: { execPath: liar(script) } })
  expect(await plugin.call('run', {}, quiet())).toBe('fine')
  expect(plugin.operations).toEqual(['run'])
})

test('a host call that is answered when its process is gone troubles nobody', async () => {
  const plugin = await startTestPlugin(
    '',
    {},
    {
      node: { execPath: liar(`say({ type: 'hostCall', id: 1, call: 1, operation: 'read' }); setTimeout(() => process.exit(0), 50)`) },
    },
  )
  const gone = Promise.withResolvers<string>()
  const call = plugin.call('run', {}, quiet({ capabilities: ['read'], onHostCall: () => gone.promise }))
  await expect(call).rejects.toMatchObject({ code: code('DIED') })
  gone.resolve('x'.repeat(500_000))
  await plugin.close()
  expect(plugin.alive).toBe(false)
})
