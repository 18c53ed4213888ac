import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tinyEntailment, tinyTextModel } from '@galley/testkit'
import { expect, it } from 'vitest'
import { freshData, galley, type Finished } from './start-galley.ts'

// An entailment model that an operator pinned, from the settings to the scores: a real file, a packed plugin, a process behind the wall.

interface Project {
  readonly call: (pairs: readonly (readonly [premise: string, hypothesis: string])[]) => Promise<Finished>
  readonly draft: () => Promise<Finished>
}

/** A project whose settings pin these files, with more settings of the model beside them. */
function makeProject(data: string, files: Readonly<Record<string, Uint8Array>>, more: object = {}): Project {
  const folder = mkdtempSync(join(data, 'project-'))
  const pinned = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes)
      return [name, { file: name, sha256: createHash('sha256').update(bytes).digest('hex') }]
    }),
  )
  const { model, tokenizer } = pinned
  const entailment = { ...model, ...(tokenizer === undefined ? {} : { tokenizer }), ...more }
  writeFileSync(join(folder, 'galley.config.json'), JSON.stringify({ models: { entailment } }))
  writeFileSync(join(folder, 'rain.md'), '# Rain\n\nIt rains in Bergen on 231 days of the year. Rain falls in all months.\n')
  const run = async (args: readonly string[]): Promise<Finished> => galley(args, { data, cwd: folder, env: { GALLEY_CWD: folder } })
  return {
    call: async (pairs) => {
      const input = { pairs: pairs.map(([premise, hypothesis]) => ({ premise, hypothesis })) }
      return run(['plugin', 'call', '@galley/entail', 'entail', '--input', JSON.stringify(input)])
    },
    draft: async () => run(['draft', 'Rain in Bergen', '--sources', 'rain.md', '--words', '100', '--model', 'none']),
  }
}

const share = (own: number, others: readonly number[]): number =>
  Math.exp(own) / [own, ...others].reduce((sum, one) => sum + Math.exp(one), 0)

const near = (value: number): number => expect.closeTo(value, 5) as number

it('a pinned model judges behind the wall, with the scores that it has', async () => {
  const data = await freshData()
  const done = await makeProject(data, tinyEntailment()).call([
    ['It did rain', 'rain'],
    ['rain', 'it did not rain'],
  ])
  expect(done.code, done.stderr).toBe(0)
  expect(JSON.parse(done.stdout)).toEqual({
    scores: [
      { entailment: near(share(2, [0, 0])), neutral: near(share(0, [2, 0])), contradiction: near(share(0, [2, 0])) },
      { entailment: near(share(2, [2, 0])), neutral: near(share(0, [2, 2])), contradiction: near(share(2, [2, 0])) },
    ],
  })

  const texts = await makeProject(data, { model: tinyTextModel() }).call([
    ['rain', 'rain'],
    ['rain', 'snow'],
  ])
  const { scores } = JSON.parse(texts.stdout) as { readonly scores: readonly { readonly entailment: number }[] }
  expect(scores.map(({ entailment }) => Math.round(entailment * 100))).toEqual([96, 2])

  // Another file than the pinned one stops calls and drafts before anything is done.
  const changed = makeProject(data, tinyEntailment(), { sha256: '0'.repeat(64) })
  for (const { code, stderr, stdout } of [await changed.draft(), await changed.call([['a', 'b']])]) {
    expect(code, stderr).toBe(2)
    expect(stderr).toContain('PINNED_FILE_CHANGED')
    expect(stderr).toContain('models.entailment')
    expect(stdout).toBe('')
  }

  // Where no model is pinned, there is no such plugin: it is neither packed nor verified.
  const without = await galley(['plugin', 'call', '@galley/entail', 'entail', '--input', '{"pairs":[]}'], { data })
  expect(without.stderr).toContain('PLUGIN_NOT_FOUND')
})
