import { isFault } from '@galley/fault'
import { expect, test } from 'vitest'
import { createLiar } from '../test/start-liar.ts'
import { quiet, startTestPlugin } from '../test/start-test-plugin.ts'

/** Ways in which a process breaks, as statements of its script. */
const breaks: readonly (readonly [string, string])[] = [
  ['ends with 0', `process.exit(0)`],
  ['ends with 7', `process.exit(7)`],
  ['is killed', `process.kill(process.pid, 'SIGKILL')`],
  ['crashes', `process.kill(process.pid, 'SIGSEGV')`],
  ['stands still', `process.kill(process.pid, 'SIGSTOP')`],
  ['closes its output', `fs.closeSync(1)`],
  ['closes its input', `process.stdin.destroy(); try { fs.closeSync(0) } catch {}`],
  ['closes both and its errors', `for (const fd of [0, 1, 2]) try { fs.closeSync(fd) } catch {}`],
  ['says half a line and ends', `fs.writeSync(1, '{"type":"resu'); process.exit(0)`],
  ['says half a line and no more', `fs.writeSync(1, '{"type":"resu')`],
  ['says plain words', `say('hello')`],
  ['says bytes that are no text', `fs.writeSync(1, Buffer.from([0xff, 0xfe, 0x0a]))`],
  ['says a line without end', `for (let n = 0; n < 64; n += 1) try { fs.writeSync(1, 'x'.repeat(65_536)) } catch { break }`],
  [
    'says empty lines without end',
    `for (let n = 0; n < 200; n += 1) try { fs.writeSync(1, '\\n'.repeat(65_536)) } catch { break }; process.exit(1)`,
  ],
  ['floods its errors', `for (let n = 0; n < 200; n += 1) try { fs.writeSync(2, 'x'.repeat(65_536)) } catch { break }; process.exit(1)`],
  ['says a message of no kind', `say({ type: 'nothing', call: 1 })`],
  ['says a key __proto__', `say('{"type":"result","call":1,"ok":true,"value":{"__proto__":{}}}')`],
  ['is ready again', `say({ type: 'ready', operations: ['run'] })`],
  ['answers twice', `for (const value of [1, 2]) say({ type: 'result', call: 1, ok: true, value })`],
]

/** Stages of the talk, as the script that breaks there. */
const stages: Readonly<Record<string, (lie: string) => string>> = {
  'before it is ready': (lie) => lie,
  'as soon as it is ready': (lie) => `say({ type: 'ready', operations: ['run'] }); ${lie}`,
  'when it is called': (lie) => `say({ type: 'ready', operations: ['run'] }); heard(({ type }) => { if (type === 'call') { ${lie} } })`,
  'while the host answers it': (lie) =>
    `say({ type: 'ready', operations: ['run'] }); heard(({ type }) => { if (type === 'call') { say({ type: 'hostCall', id: 1, call: 1, operation: 'search' }); ${lie} } })`,
  'when the host has answered it': (lie) =>
    `say({ type: 'ready', operations: ['run'] }); heard(({ type }) => { if (type === 'call') say({ type: 'hostCall', id: 1, call: 1, operation: 'search' }); else if (type === 'answer') { ${lie} } })`,
  'when it is cancelled': (lie) =>
    `say({ type: 'ready', operations: ['run'] }); heard(({ type }) => { if (type === 'cancel') { ${lie} } })`,
  'after its answer': (lie) =>
    `say({ type: 'ready', operations: ['run'] }); heard(({ type }) => { if (type === 'call') { say({ type: 'result', call: 1, ok: true, value: 0 }); ${lie} } })`,
}

test.each(Object.keys(stages))('a process that breaks %s breaks nothing but its call', async (stage) => {
  for (const [name, lie] of breaks) {
    const liar = createLiar(stages[stage]?.(`lying(); ${lie}`) ?? '')
    const outcome = await callLiar(liar.execPath, stage)
    expect.soft(outcome, name).toMatch(stage === 'after its answer' ? /^answered/ : /^(PLUGIN_[A-Z_]+|answered|cancelled)$/)
    await expect.poll(liar.hasLied, { message: `${name}: it never came to it`, timeout: 10_000 }).toBe(true)
  }
})

/** Starts the process and calls it once. Returns the fault's code, or how else it ended. Only a stage that comes to its time-out has a short one: a busy machine starts a process in seconds. */
async function callLiar(execPath: string, stage: string): Promise<string> {
  const cancel = new AbortController()
  try {
    const plugin = await startTestPlugin('', {}, { node: { execPath }, maxStartMs: stage === 'before it is ready' ? 1500 : 30_000 })
    const called = plugin.call(
      'run',
      {},
      {
        ...quiet({ capabilities: ['search'], timeoutMs: stage === 'after its answer' ? 30_000 : 3000, signal: cancel.signal }),
        onHostCall: async () => new Promise((resolve) => setTimeout(resolve, 50, { hits: [] })),
      },
    )
    if (stage === 'when it is cancelled') setTimeout(() => cancel.abort(), 100)
    await called
    return 'answered'
  } catch (error) {
    if (cancel.signal.aborted) return 'cancelled'
    return isFault(error) ? error.code : String(error)
  }
}
