import { headOf, type Act, type BrokenAnswer, type HonestAnswer } from './broken-answer.ts'

type Framing = 'a length' | 'chunks' | 'the end of the connection'

const framings: readonly Framing[] = ['a length', 'chunks', 'the end of the connection']

const chunkOf = (part: Uint8Array): string => `${part.length.toString(16)}\r\n${Buffer.from(part).toString('latin1')}\r\n`

/** Head and body in a framing, the body cut after a share of its bytes; 1 is the whole of it with what ends it. */
function framed({ type, body }: HonestAnswer, framing: Framing, share: number): Uint8Array {
  const bytes = Buffer.from(body)
  const part = bytes.subarray(0, share === 0 ? 1 : Math.floor(bytes.length * share))
  const isWhole = share === 1
  const framedBy = {
    'a length': [`content-length: ${bytes.length}`],
    chunks: ['transfer-encoding: chunked'],
    'the end of the connection': [],
  }
  const head = headOf([`content-type: ${type}`, ...framedBy[framing]])
  if (framing !== 'chunks') return Buffer.concat([Buffer.from(head), part])
  return Buffer.from(`${head}${chunkOf(part)}${isWhole ? '0\r\n\r\n' : ''}`, 'latin1')
}

const shares = [
  ['the first byte', 0],
  ['half of it', 0.5],
  ['all but its end', 0.99],
] as const

const fateOf = (framing: Framing): BrokenAnswer['fate'] => (framing === 'the end of the connection' ? 'either' : 'told')

/** Breaks at each place of a body, in each framing. What only the end of the connection ends cannot be told from a whole: undici takes a reset for one too. */
const cuts: readonly BrokenAnswer[] = framings.flatMap((framing) =>
  shares.flatMap(([place, share]): readonly BrokenAnswer[] => [
    {
      name: `a body framed by ${framing}, a reset after ${place}`,
      fate: fateOf(framing),
      acts: (honest) => [{ send: framed(honest, framing, share) }, { pause: 20 }, 'reset'],
    },
    {
      name: `a body framed by ${framing}, an end after ${place}`,
      fate: fateOf(framing),
      acts: (honest) => [{ send: framed(honest, framing, share) }, 'end'],
    },
    {
      name: `a body framed by ${framing}, silence and a reset after ${place}`,
      fate: fateOf(framing),
      acts: (honest) => [{ send: framed(honest, framing, share) }, { pause: 300 }, 'reset'],
    },
  ]),
)

const wholes: readonly BrokenAnswer[] = framings.map((framing) => ({
  name: `a whole body framed by ${framing}, then a reset`,
  fate: 'either',
  acts: (honest) => [{ send: framed(honest, framing, 1) }, { pause: 20 }, 'reset'],
}))

const chunked = (name: string, send: (body: string) => string, fate: BrokenAnswer['fate'] = 'told'): BrokenAnswer => ({
  name,
  fate,
  acts: ({ type, body }): readonly Act[] => [
    { send: headOf([`content-type: ${type}`, 'transfer-encoding: chunked']) },
    { send: Buffer.from(send(Buffer.from(body).toString('latin1')), 'latin1') },
    'end',
  ],
})

const length = (body: string): string => body.length.toString(16)

const chunks: readonly BrokenAnswer[] = [
  chunked('a chunk size that is no number', (body) => `xyz\r\n${body}\r\n0\r\n\r\n`),
  chunked('a negative chunk size', (body) => `-5\r\n${body}\r\n0\r\n\r\n`),
  chunked('a chunk size beyond all numbers', (body) => `${'f'.repeat(30)}\r\n${body}`),
  chunked('a chunk that is longer than it says', (body) => `5\r\n${body}\r\n0\r\n\r\n`),
  chunked('a chunk without its end', (body) => `${length(body)}\r\n${body}0\r\n\r\n`),
  chunked('chunks without the last one', (body) => `${length(body)}\r\n${body}\r\n`),
  chunked('a chunk extension of 100 kB', (body) => `${length(body)};a=${'b'.repeat(100_000)}\r\n${body}\r\n0\r\n\r\n`, 'either'),
  chunked('trailers that are none', (body) => `${length(body)}\r\n${body}\r\n0\r\nno trailer\r\n\r\n`),
  chunked('trailers of 100 kB', (body) => `${length(body)}\r\n${body}\r\n0\r\nx-a: ${'a'.repeat(100_000)}\r\n\r\n`),
]

const more: readonly BrokenAnswer[] = [
  {
    name: 'a body without end',
    fate: 'told',
    acts: ({ type, body }) => [{ send: headOf([`content-type: ${type}`]) + body }, { repeat: Buffer.alloc(65_536, ' '), ms: 9000 }],
  },
  {
    name: 'a body that comes by the byte and breaks off',
    fate: 'told',
    acts: (honest) => [
      { send: headOf([`content-type: ${honest.type}`, 'content-length: 4000']) },
      ...Array.from({ length: 20 }, (_, index): readonly Act[] => [{ send: honest.body.charAt(index) || ' ' }, { pause: 10 }]).flat(),
      'reset',
    ],
  },
  {
    name: 'a body longer than its length',
    fate: 'either',
    acts: ({ type, body }) => [
      { send: `${headOf([`content-type: ${type}`, `content-length: ${Buffer.byteLength(body)}`])}${body}more` },
      'end',
    ],
  },
  { name: 'no body', fate: 'told', acts: ({ type }) => [{ send: headOf([`content-type: ${type}`, 'content-length: 0']) }, 'end'] },
  {
    name: 'no word after the head',
    fate: 'told',
    isSlow: true,
    acts: ({ type }) => [{ send: headOf([`content-type: ${type}`, 'content-length: 4000']) }, 'hold'],
  },
  {
    name: 'no word after half a body',
    fate: 'told',
    isSlow: true,
    acts: (honest) => [{ send: framed(honest, 'chunks', 0.5) }, 'hold'],
  },
]

/** Answers that go wrong in their body. */
export const brokenBodies: readonly BrokenAnswer[] = [...cuts, ...wholes, ...chunks, ...more]
