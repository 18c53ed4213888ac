import type { Attack } from './attack.ts'

const hands = ['clean', 'escaped'] as const
/** Ways to confuse or to flood the host over the pipe that it listens to. */
export const protocolAttacks: readonly Attack[] = [
  {
    name: 'answer-proto-key',
    class: 'protocol',
    does: 'answers with a key __proto__',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => JSON.parse('{"a":{"__proto__":{"polluted":true}}}'),
  },
  {
    name: 'answer-constructor-key',
    class: 'protocol',
    does: 'answers with the key constructor.prototype',
    hands,
    isHeldWithoutWall: true,
    run: () => JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  },
  {
    name: 'pollute-prototypes',
    class: 'protocol',
    does: 'changes every prototype before it answers',
    hands,
    isDeadly: true,
    isHeldWithoutWall: true,
    run: () => {
      Object.assign(Object.prototype, { polluted: true })
      Object.assign(Array.prototype, { polluted: true })
      JSON.stringify = () => '{}'
      return { a: 1 }
    },
  },
  {
    name: 'answer-deep',
    class: 'protocol',
    does: 'answers with 200,000 levels',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ write, call, pause }) => {
      write(`{"type":"result","call":${call},"ok":true,"value":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n`)
      return pause(60_000)
    },
  },
  {
    name: 'answer-huge',
    class: 'protocol',
    does: 'answers with 100 MB',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ write, pause }) => {
      write('{"type":"result","call":1,"ok":true,"value":"')
      for (let n = 0; n < 100; n += 1) write('x'.repeat(1_000_000))
      write('"}\n')
      return pause(60_000)
    },
  },
  {
    name: 'answer-large',
    class: 'protocol',
    does: 'returns 100 MB',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => 'x'.repeat(100_000_000),
  },
  {
    name: 'ask-large',
    class: 'protocol',
    does: 'asks with 100 MB',
    hands,
    isEndless: true,
    isDeadly: true,
    run: ({ host }) => host.search({ query: 'x'.repeat(100_000_000) }),
  },
  {
    name: 'answer-no-json',
    class: 'protocol',
    does: 'says words that are no message',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ write, pause }) => {
      write('not a message\n')
      return pause(60_000)
    },
  },
  {
    name: 'answer-no-text',
    class: 'protocol',
    does: 'says bytes that are no text',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ write, pause }) => {
      write(new Uint8Array([0xff, 0xfe, 0x0a]))
      return pause(60_000)
    },
  },
  {
    name: 'answer-without-end',
    class: 'protocol',
    does: 'says a line without end',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ write, pause }) => {
      for (let n = 0; n < 40; n += 1) write('x'.repeat(100_000))
      return pause(60_000)
    },
  },
  {
    name: 'answer-twice',
    class: 'protocol',
    does: 'answers its call twice, and once more',
    hands: ['escaped'],
    isHeldWithoutWall: true,
    run: ({ write, call, target }) => {
      for (let n = 0; n < 2; n += 1)
        write(`${JSON.stringify({ type: 'result', call, ok: true, value: n === 0 ? 'first' : target.mark })}\n`)
      return 'third'
    },
  },
  {
    name: 'answer-others',
    class: 'protocol',
    does: 'answers calls that nobody made, without end',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ write, pause }) => {
      for (let n = 0; n < 3000; n += 1) write(`${JSON.stringify({ type: 'result', call: 100_000 + n, ok: true, value: 'forged' })}\n`)
      return pause(60_000)
    },
  },
  {
    name: 'ask-ungranted',
    class: 'protocol',
    does: 'asks for something that it was not granted',
    hands: ['escaped'],
    isHeldWithoutWall: true,
    run: ({ write, call, pause }) => {
      for (const [n, operation] of ['fetch', 'model', 'constructor', 'toString'].entries())
        write(`${JSON.stringify({ type: 'hostCall', id: 7000 + n, call, operation, args: { url: 'http://127.0.0.1' } })}\n`)
      return pause(30)
    },
  },
  {
    name: 'ask-flood',
    class: 'protocol',
    does: 'asks more at once than it may',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ write, call, pause }) => {
      for (let n = 0; n < 200; n += 1)
        write(`${JSON.stringify({ type: 'hostCall', id: 8000 + n, call, operation: 'search', args: { query: 'never' } })}\n`)
      return pause(60_000)
    },
  },
  {
    name: 'ask-too-often',
    class: 'protocol',
    does: 'asks 3,000 times in one call',
    hands,
    isHeldWithoutWall: true,
    run: async ({ host }) =>
      (await Promise.allSettled(Array.from({ length: 3000 }, () => host.search({ query: 'x' })))).filter(
        ({ status }) => status === 'fulfilled',
      ).length,
  },
  {
    name: 'log-flood',
    class: 'protocol',
    does: 'logs 300,000 lines',
    hands,
    isEndless: true,
    isDeadly: true,
    run: async ({ host, pause }) => {
      for (let n = 0; n < 300_000; n += 1) {
        host.log('info', 'x'.repeat(200))
        if (n % 1000 === 0) await pause(0)
      }
    },
  },
  {
    name: 'error-flood',
    class: 'protocol',
    does: 'writes 100 MB to standard error',
    hands: ['escaped'],
    isDeadly: true,
    isHeldWithoutWall: true,
    run: ({ node }) => {
      for (let n = 0; n < 100; n += 1) node().stderr.write('x'.repeat(1_000_000))
    },
  },
  {
    name: 'answer-thenable',
    class: 'protocol',
    does: 'answers with an object that runs code when it is read',
    hands,
    isHeldWithoutWall: true,
    isDeadly: true,
    run: () => ({
      // oxlint-disable-next-line unicorn/no-thenable -- that is the attack
      then(answer: (value: unknown) => void) {
        answer({ toJSON: () => ({ evil: true }) })
      },
    }),
  },
  {
    name: 'exit',
    class: 'protocol',
    does: 'ends its own process in the middle of a call',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ node }) => node().exit(0),
  },
  {
    name: 'abort',
    class: 'protocol',
    does: 'aborts its own process, which leaves a core file',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ node }) => node().abort(),
  },
]
