import { headOf, wholeAnswer, type Act, type BrokenAnswer, type HonestAnswer } from './broken-answer.ts'

type Fate = BrokenAnswer['fate']

const as = (name: string, fate: Fate, acts: BrokenAnswer['acts']): BrokenAnswer => ({ name, fate, acts })

const slowAs = (...words: Parameters<typeof as>): BrokenAnswer => ({ ...as(...words), isSlow: true })

/** The honest answer, with its head changed. */
const withHead = (change: (lines: string[]) => string): BrokenAnswer['acts'] => {
  return ({ type, body }) => [{ send: change([`content-type: ${type}`, `content-length: ${Buffer.byteLength(body)}`]) + body }, 'end']
}

const withLine = (line: string): BrokenAnswer['acts'] => withHead((lines) => headOf([...lines, line]))

const withStatus = (status: string): BrokenAnswer['acts'] => withHead((lines) => headOf(lines, status))

const instead = (bytes: string | Uint8Array, end: Act = 'end'): BrokenAnswer['acts'] => {
  return () => [{ send: bytes }, end]
}

const replaced = (lines: readonly string[]): BrokenAnswer['acts'] => {
  return ({ type, body }: HonestAnswer) => [{ send: headOf([`content-type: ${type}`, ...lines]) + body }, 'end']
}

const early = 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n'

/** Answers that go wrong before their body: the connection, the status line, the headers. */
export const brokenHeads: readonly BrokenAnswer[] = [
  as('a reset before a byte', 'told', () => ['reset']),
  as('an end before a byte', 'told', () => ['end']),
  slowAs('no word at all', 'told', () => ['hold']),
  as('bytes that are no answer', 'told', instead(Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 256))),
  as('a TLS alert', 'told', instead(Uint8Array.from([0x15, 3, 1, 0, 2, 2, 40]))),
  as('HTTP/0.9', 'told', ({ body }) => [{ send: body }, 'end']),
  as('the preface of HTTP/2', 'told', instead('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')),
  as('half a status line, then a reset', 'told', instead('HTTP/1.1 20', 'reset')),
  as('half a status line, then an end', 'told', instead('HTTP/1.1 20')),
  as('half a header, then a reset', 'told', instead('HTTP/1.1 200 OK\r\ncontent-ty', 'reset')),
  as('half a header, then an end', 'told', instead('HTTP/1.1 200 OK\r\ncontent-ty')),
  slowAs('half a header, then no word', 'told', instead('HTTP/1.1 200 OK\r\ncontent-ty', 'hold')),
  as('a status that is no number', 'told', withStatus('two hundred')),
  as('status 0', 'told', withStatus('0 Nothing')),
  as('status 099', 'told', withStatus('099 Less')),
  as('status 999', 'told', withStatus('999 More')),
  as('status 99999', 'told', withStatus('99999 More')),
  as('status 101', 'told', withStatus('101 Switching Protocols')),
  as('status 204 with a body', 'told', withStatus('204 No Content')),
  as('status 205 with a body', 'either', withStatus('205 Reset Content')),
  as('status 206', 'either', withStatus('206 Partial Content')),
  as('status 304 that nobody asked for', 'told', withStatus('304 Not Modified')),
  as('status 404', 'told', withStatus('404 Not Found')),
  as('status 407', 'told', withStatus('407 Proxy Authentication Required')),
  as('status 500', 'told', withStatus('500 Broken')),
  as('HTTP/3.0', 'told', instead('HTTP/3.0 200 OK\r\ncontent-type: text/html\r\n\r\n')),
  as('a header without a colon', 'told', withLine('this is no header')),
  as('a header with a NUL', 'told', withLine('x-a: a\0b')),
  as('a header with a lone CR', 'told', withLine('x-a: a\rb')),
  as('a header that is folded', 'either', withLine('x-a: a\r\n b')),
  as('a header in Latin-1', 'read', withLine('x-a: \u00e9t\u00e9')),
  as('a header of 100 kB', 'told', withLine(`x-a: ${'a'.repeat(100_000)}`)),
  as('5,000 headers', 'told', withLine(Array.from({ length: 5000 }, (_, index) => `x-${index}: a`).join('\r\n'))),
  as('headers without end', 'told', () => [{ send: 'HTTP/1.1 200 OK\r\n' }, { repeat: 'x-a: aaaaaaaaaaaaaaaaaaaaaaaa\r\n', ms: 9000 }]),
  as('200 informational answers before it', 'either', (honest) => [{ send: early.repeat(200) }, ...wholeAnswer(honest)]),
  slowAs('informational answers without end', 'told', () => [{ repeat: early, ms: 12_000 }]),
  as('two lengths that differ', 'told', withLine('content-length: 1')),
  as('a length and chunks', 'either', withLine('transfer-encoding: chunked')),
  as('a negative length', 'told', replaced(['content-length: -1'])),
  as('a length that is no number', 'told', replaced(['content-length: many'])),
  as('a length beyond all memory', 'told', replaced(['content-length: 99999999999999'])),
  as('a length beyond all numbers', 'told', replaced([`content-length: ${'9'.repeat(40)}`])),
  as('a transfer encoding that nobody knows', 'either', replaced(['transfer-encoding: nonsense'])),
  as('a type that is missing', 'either', ({ body }) => [{ send: headOf([`content-length: ${Buffer.byteLength(body)}`]) + body }, 'end']),
  as('a type that is none', 'either', ({ body }) => [
    { send: headOf(['content-type: ;;;/', `content-length: ${Buffer.byteLength(body)}`]) + body },
    'end',
  ]),
  as('a charset that nobody knows', 'read', ({ type, body }) => wholeAnswer({ type: `${type}; charset=x-nobody`, body })),
]
