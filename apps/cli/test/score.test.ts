import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, onTestFinished, test } from 'vitest'
import { documents, runHere } from './faults/run-here.ts'

const dir = tempFolder()

const post = `# How the OLMo 2 licence works

OLMo 2 may be used by anybody, because its licence asks for little ([OLMo 2](olmo-2.md)).

## What it allows

The weights of OLMo 2 came with the training data under the Apache 2.0 licence ([OLMo 2](olmo-2.md)).
The licence was withdrawn in 2031 ([OLMo 2](olmo-2.md)).
`

async function score(name: string, text: string, ...args: readonly string[]): Promise<{ code: number; printed: string; said: string }> {
  writeFileSync(join(dir, name), text)
  let printed = ''
  const { code, said } = await runHere(['score', name, ...args], {
    data: join(dir, 'data'),
    cwd: dir,
    out: (more) => void (printed += more),
  })
  return { code, printed, said }
}

describe('galley score', () => {
  test.each([
    ['a PDF without a control character', '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'],
    ['a rich text', '{\\rtf1\\ansi A post.}'],
    ['a file of bytes', 'A post.\u0001\u0002'],
  ])('refuses %s: what is no text has no score', async (_, text) => {
    const { code, printed, said } = await score('post.md', text)
    expect([code, printed, said]).toEqual([2, '', expect.stringContaining('cannot be scored: it is no text')])
  })

  test('reads a text from standard input', async () => {
    let printed = ''
    const { code } = await runHere(['score', '-'], {
      data: join(dir, 'data'),
      cwd: dir,
      readStdin: async () => post,
      out: (more) => void (printed += more),
    })
    expect([code, printed]).toEqual([0, expect.stringMatching(/^-: \d+\.\d of 100\n/)])
  })

  test('tells each part with its worst places, in words', async () => {
    const { code, printed } = await score('post.md', post, '--sources', documents)
    expect(code).toBe(0)
    expect(printed).toMatch(/^post\.md: \d+\.\d of 100\n/)
    expect(printed).toMatch(
      /sentences that the sources support +\d+ % +costs \d+ % of the score\n {2}- [^]+“The licence was withdrawn in 2031\.”/,
    )
    expect(printed).toMatch(/questions answered/)
  })

  test('without sources support is not checked, and the rest is scored', async () => {
    const { printed } = await score('post.md', post)
    expect(printed).toMatch(/sentences that the sources support +not checked/)
    expect(printed).toMatch(/Not checked, and left out of the score: sentences that the sources support/)
  })

  test('finds a quotation of several sentences, and a row, where the source has them', async () => {
    const folder = join(dir, 'quoted')
    mkdirSync(folder)
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const said = Array.from({ length: 9 }, (_, n) => `The lamp of tower ${n + 1} was lit in 19${n + 10}.`)
    const row = '| lamp is missing | `LAMP_MISSING` | buy the oil of the northern tower |'
    writeFileSync(
      join(folder, 'tower.md'),
      `# The towers\n\n## Lamps\n\n${said.join(' ')}\n\n| case | code | what to do |\n| --- | --- | --- |\n${row}\n`,
    )
    const quoting = `# Lamps\n\nAccording to *The towers*, under *Lamps*: “${said.join(' ')}” [1]\n\n| case | code | what to do |\n| --- | --- | --- |\n${row.slice(0, -2)} [1] |\n\n## Sources\n\n1. The towers. tower.md\n`
    const valueOf = async (text: string): Promise<unknown> =>
      (JSON.parse((await score('post.md', text, '--sources', folder, '--json')).printed) as { parts: { support: { value: number } } }).parts
        .support.value
    expect(await valueOf(quoting)).toBe(1)
    expect(await valueOf(quoting.replace('tower 5 was', 'tower 5 was not'))).toBeLessThan(1)
  })

  test('is JSON for machines, the same each time, and writes nothing', async () => {
    const first = await score('post.md', post, '--sources', documents, '--json')
    const second = await score('post.md', post, '--sources', documents, '--json')
    const told: unknown = JSON.parse(first.printed)
    expect(told).toMatchObject({ schema: 'galley.score/1', score: expect.any(Number) as number, parts: { support: { weight: 0.6 } } })
    expect(second.printed).toBe(first.printed)
    expect(readdirSync(dir)).toEqual(['post.md'])
  })

  test('scores a draft of JSON by its own evidence, with verdicts made anew', async () => {
    const draft = (text: string): string =>
      JSON.stringify({
        schema: 'galley.draft/1',
        brief: { topic: 'OLMo 2' },
        sources: [{ id: 's', address: 'folder:olmo-2.md', title: 'OLMo 2' }],
        evidence: [{ id: 'e1', sourceId: 's', quote: 'OLMo 2 was released in November 2024.', start: 0, end: 37, questionIds: [] }],
        best: {
          blocks: [{ id: 'b1', sectionId: 's1', kind: 'paragraph', text: `${text} [[c:c1]]`, claims: ['c1'] }],
          claims: [{ id: 'c1', text: '', kind: 'fact', evidenceIds: ['e1'] }],
          verdicts: [{ claimId: 'c1', verdict: 'supported', tier: 'lexical', score: 1, reason: '' }],
        },
      })
    const valueOf = async (text: string): Promise<number> => {
      const { printed } = await score('draft.json', draft(text), '--json')
      return (JSON.parse(printed) as { parts: { support: { value: number } } }).parts.support.value
    }
    expect(await valueOf('The release of OLMo 2 was in November 2024.')).toBe(1)
    expect(await valueOf('OLMo 2 was released in November 2019.')).toBe(0)
  })

  test.each([
    ['an empty file', 'empty.md', '', 'it is empty'],
    ['bytes', 'bytes.md', 'a\0b', 'it is no text'],
    ['broken JSON', 'broken.json', '{ "best": ', 'JSON'],
    ['other JSON', 'other.json', '{ "best": { "blocks": [] } }', 'its JSON is no galley.draft/1'],
  ])('refuses %s', async (_, name, text, problem) => {
    onTestFinished(() => rmSync(join(dir, name), { force: true }))
    const { code, said } = await score(name, text)
    expect(code).toBe(2)
    expect(said).toContain(problem)
  })

  test('refuses a folder of sources that is not there, and names documents that it cannot read', async () => {
    expect(await score('post.md', post, '--sources', 'nowhere')).toMatchObject({ code: 3 })
    const folder = join(dir, 'documents')
    mkdirSync(folder)
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'page.html'), '<p>OLMo 2')
    expect((await score('post.md', post, '--sources', folder)).printed).toContain('page.html was not read')
  })
})
