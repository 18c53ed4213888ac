import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { freshData, galley } from './start-galley.ts'

// A database stands in for `galley.sqlite` where a gateway runs on it. Nothing listens at this address: what is refused is refused before it is asked.
const env = { GALLEY_DATABASE: 'postgres://galley:hidden@127.0.0.1:1/galley' }

it.each([[['draft', 'Bees']], [['drafts', 'list']], [['mcp']]])(
  'commands that would write drafts in their own process are refused: %j',
  async (args) => {
    const { code, stderr } = await galley(args, { data: await freshData(), env })
    expect(code).toBe(2)
    expect(stderr).toContain('set GALLEY_URL')
  },
)

it.each([[['start', '--port', '0']], [['token', 'list']], [['webhook', 'list']], [['usage']]])(
  'a database that does not answer is told, without its password: %j',
  async (args) => {
    const { code, stdout, stderr } = await galley(args, { data: await freshData(), env })
    expect(code).toBe(3)
    expect(stderr).toMatch(/The database postgres:\/\/127\.0\.0\.1:1\/galley does not answer: .+DATABASE_UNREACHABLE/s)
    expect(stdout + stderr).not.toContain('hidden')
  },
)

it('a gateway that writes no drafts is refused where no other could', async () => {
  const data = await freshData()
  writeFileSync(join(data, 'galley.config.json'), '{ "workers": 0 }')
  const { code, stderr } = await galley(['start', '--port', '0'], { data, env: { GALLEY_CONFIG: join(data, 'galley.config.json') } })
  expect(code).toBe(2)
  expect(stderr).toContain('workers')
})
