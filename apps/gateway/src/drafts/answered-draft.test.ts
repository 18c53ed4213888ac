import { expect, test } from 'vitest'
import { askMcp } from '../../test/ask-mcp.ts'
import { openGateway } from '../../test/open-gateway.ts'
import { readStream } from '../../test/test-app.ts'

test('a failure that was kept in the words of the command line is told in those of whoever asks over HTTP', async () => {
  const gateway = await openGateway([])
  const failure = { code: 'MODEL_NO_SERVER', message: 'No model.', hint: 'Run `galley models list`.', exit: 3 } as const
  const id = gateway.runtime.seed('Bees', 3, { status: 'failed', failure })
  gateway.runtime.say(id, { type: 'draft.failed', data: failure })
  const headers = { Authorization: 'Bearer good-token' }
  const ask = (path: string): Promise<Response> => fetch(`${gateway.url}/v1/drafts/${id}${path}`, { headers })
  const { failure: read } = (await (await ask('')).json()) as { failure: typeof failure }
  const events = await readStream(await ask('/events'))
  const { result } = await askMcp(gateway.url, 'resources/read', { uri: `galley://drafts/${id}/record` })
  const hint = expect.stringMatching(/^Ask whoever runs Galley to name a model server/)
  expect(read).toEqual({ ...failure, hint })
  expect(JSON.parse(events.at(-1)!.data).data).toEqual({ ...failure, hint })
  expect(JSON.parse(result.contents[0].text).failure).toEqual({ ...failure, hint })
  await gateway.close()
})
