import { afterEach, describe, expect, it } from 'vitest'
import { startScriptedModel, type ScriptedModel, type ScriptedModelOptions } from './scripted-model.ts'

const open: ScriptedModel[] = []
const start = async (options?: ScriptedModelOptions): Promise<ScriptedModel> => {
  const server = await startScriptedModel(options)
  open.push(server)
  return server
}
afterEach(async () => void (await Promise.all(open.splice(0).map(async (server) => server.close()))))

const schema = { type: 'object', properties: { blocks: { type: 'array', items: { type: 'object' } } } }
const messages = [
  { role: 'user', content: 'Write from these.\n[1] The tower has 34 steps in all.\n[2] The bridge opened in 1886 in Porto.' },
]
const structured = { model: 'm', messages, response_format: { type: 'json_schema', json_schema: { name: 'x', schema } } }

const post = async (server: ScriptedModel, body: object): Promise<Response> =>
  fetch(`${server.url}/chat/completions`, { method: 'POST', body: JSON.stringify(body) })
interface Completion {
  readonly choices: readonly { readonly message: { readonly content: string } }[]
}
const content = async (response: Response): Promise<string> => ((await response.json()) as Completion).choices[0]?.message.content ?? ''

describe('the scripted model', () => {
  it('answers a schema with sentences from the evidence in the prompt', async () => {
    const server = await start()
    const answer = JSON.parse(await content(await post(server, structured))) as unknown
    expect(answer).toEqual({
      blocks: [
        {
          kind: 'paragraph',
          sentences: [
            { text: 'The tower has 34 steps in all.', evidence: [1], kind: 'fact' },
            { text: 'The bridge opened in 1886 in Porto.', evidence: [2], kind: 'fact' },
          ],
        },
      ],
    })
  })

  it('streams the same answer', async () => {
    const server = await start({ script: () => 'one two three four five six seven' })
    const body = await (await post(server, { model: 'm', messages, stream: true })).text()
    const pieces = [...body.matchAll(/"content":"([^"]*)"/g)].map(([, piece]) => piece)
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.join('')).toBe('one two three four five six seven')
    expect(body.endsWith('data: [DONE]\n\n')).toBe(true)
  })

  it('plants what it is told, the same in every run', async () => {
    const answers = async (): Promise<readonly string[]> => {
      const server = await start({ plants: { 'invalid-json': 0.5, 'invented-numbers': 1, 'wrong-evidence': 1 }, seed: 3 })
      const texts: string[] = []
      for (let n = 0; n < 20; n += 1) texts.push(await content(await post(server, structured)))
      return texts
    }
    const first = await answers()
    expect(await answers()).toEqual(first)
    const broken = first.filter((text) => !text.startsWith('{'))
    expect(broken.length).toBeGreaterThan(2)
    expect(broken.length).toBeLessThan(18)
    expect(first.find((text) => text.startsWith('{'))).toMatch(/The tower has 34 steps in all, as \d{5} people saw\.","evidence":\[2\]/)
  })

  it('refuses the formats it does not know', async () => {
    const server = await start({ structured: 'json_object' })
    expect((await post(server, structured)).status).toBe(400)
    expect((await post(server, { ...structured, response_format: { type: 'json_object' } })).status).toBe(200)
  })

  it.each([
    ['html', 200],
    ['server-error', 500],
  ] as const)('is %s everywhere', async (everywhere, status) => {
    const server = await start({ everywhere })
    expect((await fetch(`${server.url}/models`)).status).toBe(status)
    expect(server.calls.length).toBe(0)
  })

  it('finds the schema that a prompt shows', async () => {
    const server = await start()
    const shown = [{ role: 'user', content: `[1] The tower has 34 steps in all.\nJSON Schema:\n${JSON.stringify(schema)}` }]
    expect(JSON.parse(await content(await post(server, { model: 'm', messages: shown })))).toHaveProperty('blocks')
    const shape = '{ blocks: { text: string; kind: "paragraph" | "list"; evidence?: integer[] /* numbers */ }[] }'
    const typed = [{ role: 'user', content: `[1] The tower has 34 steps in all.\nIts shape, as a type of TypeScript:\n${shape}` }]
    const { blocks } = JSON.parse(await content(await post(server, { model: 'm', messages: typed }))) as { blocks: { kind: string }[] }
    expect(blocks[0]?.kind).toBe('paragraph')
  })
})
