import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { createKey, createSigner } from '@galley/trust'
import { expect, test } from 'vitest'
import { documents, runHere, type Ended } from './faults/run-here.ts'
import { freshData } from './journeys/start-galley.ts'

test('a draft comes with its papers, and `verify` says what they prove and what they do not', async () => {
  const data = await freshData()
  const dir = tempFolder()
  const here = async (...args: readonly string[]): Promise<Ended> => {
    let printed = ''
    const { code, said } = await runHere(args, { data, cwd: dir, out: (text) => void (printed += text) })
    return { code, said: printed + said }
  }
  const write = (name: string, text: string): void => writeFileSync(join(dir, name), text)
  const read = (name: string): string => readFileSync(join(dir, name), 'utf8')

  expect(await here('verify', 'draft.md')).toMatchObject({ code: 2 })
  expect(await here('draft', 'Open language models', '--sources', documents, '--words', '100', '-o', 'draft.md')).toMatchObject({ code: 0 })
  const proven = await here('verify', 'draft.md')
  expect(proven.code).toBe(0)
  expect(proven.said).toMatch(/draft\.md is unchanged since[^]*signed by this installation[^]*no model[^]*reviewed by nobody/)
  expect(proven.said).toMatch(/Not proven[^]*That the draft is true/)

  const id = /Run (d[0-9a-f]{16})\./.exec(read('draft.md'))?.[1] ?? ''
  expect(await here('drafts', 'export', id, '--format', 'html', '-o', 'draft.html', '--with-brief')).toMatchObject({ code: 0 })
  expect((await here('drafts', 'export', id)).said).toContain('Written without a model.')
  expect((await here('drafts', 'export', id, '--no-footer')).said).not.toContain('Written without a model.')
  const json = await here('verify', 'draft.html', '--json')
  expect(JSON.parse(json.said)).toMatchObject({
    schema: 'galley.verification/1',
    subject: 'draft.html',
    trusted: 'installation',
    predicate: { draft: { id }, brief: { content: { topic: 'Open language models' } } },
  })

  write('changed.md', read('draft.md').replace('# Open', '# Closed'))
  const bare = await here('verify', 'changed.md')
  expect(bare).toMatchObject({ code: 2, said: expect.stringContaining('changed.md has no papers beside it') })
  const changed = await here('verify', 'changed.md', '--bundle', 'draft.md.bundle.jsonl')
  expect(changed).toMatchObject({
    code: 3,
    said: expect.stringMatching(/the block title was changed: “# Closed language models”.*\[DRAFT_CHANGED\]/),
  })

  write('stranger.pem', createSigner(createKey()).publicPem)
  const stranger = await here('verify', 'draft.md', '--key', 'stranger.pem')
  expect(stranger).toMatchObject({ code: 3, said: expect.stringMatching(/Nothing is known of who signed.*\[PAPERS_UNTRUSTED_SIGNER\]/) })

  write('broken.jsonl', read('draft.md.bundle.jsonl').replace('"sig":"M', '"sig":"N'))
  const broken = await here('verify', 'draft.md', '--bundle', 'broken.jsonl')
  expect(broken).toMatchObject({ code: 3, said: expect.stringContaining('[PAPERS_SIGNATURE_INVALID]') })

  expect(await here('drafts', 'export', id, '-o', '/dev/null')).toMatchObject({ code: 0 })
  expect(existsSync('/dev/null.bundle.jsonl')).toBe(false)
})
