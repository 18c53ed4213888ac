import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, it } from 'vitest'
import { freshData, galley, root } from './start-galley.ts'

it('a data folder is restored from a copy that was made as docs/backup.md says', async () => {
  const data = await freshData()
  const sources = join(root, 'examples', 'first-draft', 'documents')
  const written = await galley(['draft', 'Open models', '--sources', sources, '--words', '100', '--model', 'none'], { data })
  expect(written.code).toBe(0)
  expect((await galley(['token', 'new', 'ci', '--scope', 'audit'], { data })).code).toBe(0)

  const copy = tempFolder()
  // An open connection, as that of a gateway: what was written last may still lie beside the ledger.
  const open = new DatabaseSync(join(data, 'galley.sqlite'))
  open.prepare('VACUUM INTO ?').run(join(copy, 'galley.sqlite'))
  for (const folder of ['sources', 'keys', 'store', 'trust']) cpSync(join(data, folder), join(copy, folder), { recursive: true })
  open.close()

  const { drafts } = JSON.parse((await galley(['drafts', 'list', '--json'], { data: copy })).stdout) as { drafts: { id: string }[] }
  const exported = await galley(['drafts', 'export', drafts[0]?.id ?? ''], { data: copy })
  expect(exported.stdout).toBe(written.stdout)
  expect((await galley(['token', 'list'], { data: copy })).stdout).toMatch(/^ci +audit/m)
  expect((await galley(['log', 'verify'], { data: copy })).code).toBe(0)
})
