import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { readTree } from './read-tree.ts'

test('where git is not installed, the earlier state cannot be read', async () => {
  const { signal } = new AbortController()
  const place = { spawn, env: { PATH: '/nonexistent' }, folder: tmpdir(), signal }
  await expect(readTree(place, 'main')).rejects.toMatchObject({ code: 'SINCE_UNREADABLE' })
})
