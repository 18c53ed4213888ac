import type { Draft } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { sampleDraft as draft } from '../../test/sample-draft.ts'
import { exportDraft } from './export-draft.ts'

describe('exportDraft', () => {
  it('numbers sources by their first appearance and lists only those that are cited', () => {
    const { body } = exportDraft(draft, 'md')
    expect(body).toContain('One. [1] Two')
    expect(body).toContain('(javascript:alert(1)). [1][2] Three.\n')
    expect(body).toContain('1. Title of two. <https://example.org/?a=1&b=2>.')
    expect(body).toContain('2. Title of one. `folder:a.md`.')
    expect(body).not.toContain('unused')
    expect(body).toContain('- Is it so? (no source says)')
    expect(body).not.toContain('[[c:')
  })

  it('lets nothing of a source into the page as HTML', () => {
    const { body } = exportDraft(draft, 'html')
    expect(body).not.toContain('<script')
    expect(body).not.toContain('href="javascript:')
    expect(body).toContain('<h1>A &lt;b&gt;title&lt;/b&gt;</h1>')
    expect(body).toContain('<a href="#source-1">[1]</a></sup><sup title="not held by a source"><a href="#source-2">[2]</a></sup>')
  })

  it('says of each sentence how it is held, and of those that words did not decide by whom', () => {
    const span = 'a "span" of <b>words</b>'
    const claims = draft.best.claims.map((claim) => ({ ...claim, text: claim.id === 'c1' ? 'One.' : 'Another.' }))
    const supported = { verdict: 'supported' as const, score: 1, reason: '' }
    const verdicts = [
      { claimId: 'c1', tier: 'lexical' as const, ...supported },
      { claimId: 'c2', tier: 'model' as const, judge: 'big-70b', span, ...supported },
    ]
    const judged = { ...draft, best: { ...draft.best, claims, verdicts } }
    const counts = 'Of its sentences: 1 compared word by word, 1 judged by big-70b, 1 not held by a source.'
    const md = exportDraft(judged, 'md').body
    expect(md).toContain(`## How each sentence is held\n\n${counts}\n\n- Two &lt;script>`)
    expect(md).toContain('judged by big-70b, by the words “a "span" of &lt;b>words&lt;/b>”\n- Three. – not held by a source\n')
    const html = exportDraft(judged, 'html').body
    expect(html).toContain('<sup title="compared word by word"><a href="#source-1">[1]</a></sup>')
    expect(html).toContain(
      '<sup title="judged by big-70b, by the words “a &quot;span&quot; of &lt;b&gt;words&lt;/b&gt;”"><a href="#source-1">',
    )
    expect(html).toContain(`<p>${counts}</p>\n<details>`)
    expect(exportDraft({ ...judged, best: { ...judged.best, blocks: judged.best.blocks.slice(0, 1) } }, 'md').body).not.toContain('is held')
  })

  it('keeps code to be copied, tables as tables and steps as steps, with their citations', () => {
    const texts = [
      ['code', '```sh\nnpm start # [[c:c1]]\necho "[[c:x]] <b>"\n```'],
      ['table', '| name | value |\n| --- | ---: |\n| a | 1 [[c:c1]] |\n| b \\| c | 2[[c:c2]] |'],
      ['list', '1. First.[[c:c1]]\n2. Second:\n   ```sh\n   run\n   ```\n   Wait.[[c:c2]]'],
    ] as const
    const blocks = texts.map(([kind, text], at) => ({ id: `b${at}`, sectionId: 's1', kind, text, claims: ['c1', 'c2'] }))
    const { best, ...rest } = draft
    const whole = { ...rest, best: { ...best, blocks } }
    const md = exportDraft(whole, 'md').body
    expect(md).toContain('```sh\nnpm start #\necho "[[c:x]] <b>"\n```\n\n[1]\n')
    expect(md).toContain('| a | 1 [1] |\n| b \\| c | 2 [1][2] |')
    expect(md).toContain('1. First. [1]\n2. Second:\n   ```sh\n   run\n   ```\n   Wait. [1][2]\n')
    expect(md).toContain('- b \\| c · 2 – not held by a source')
    const html = exportDraft(whole, 'html').body.replaceAll(/<sup[^>]*><a href="#source-\d">(\[\d\])<\/a><\/sup>/g, '$1')
    expect(html).toContain('<pre><code class="language-sh">npm start #\necho &quot;[[c:x]] &lt;b&gt;&quot;\n</code></pre>\n<p>[1]</p>')
    expect(html).toContain('<td>b | c</td>\n<td align="right">2[1][2]</td>')
    expect(html).toContain('<li>Second:\n<pre><code class="language-sh">run\n</code></pre>Wait.[1][2]</li>\n</ol>')
  })

  it('gives JSON back as it is', () => {
    expect(JSON.parse(exportDraft(draft, 'json').body)).toEqual(draft)
  })

  it.each([
    ['A <b>title</b>', 'a-b-title-b.md'],
    ['Open language models and the software supply chain beneath them', 'open-language-models-and-the-software-supply-chain-beneath.md'],
    ['日本', 'd1.md'],
  ])('calls the file of %s %s', (title, name) => {
    expect(exportDraft({ ...draft, title }, 'md').fileName).toBe(name)
  })

  it('tells the fault that ended a run, and no end of one that goes on', () => {
    const failure = { code: 'SOURCES_EMPTY', message: 'There is nothing to write from.', hint: 'Hand over documents.', exit: 3 as const }
    const shown = (one: Draft): string => exportDraft(one, 'md').body.split('\n---\n').at(-1) ?? ''
    expect(shown({ ...draft, status: 'failed', stopReason: 'cancelled', failure })).toContain('. There is nothing to write from. Run ')
    for (const status of ['waiting', 'failed'] as const)
      expect(shown({ ...draft, status, stopReason: 'cancelled', ...(status === 'failed' && { failure }) })).not.toMatch(/Score|cancelled/)
  })

  it('says what the draft cost, where somebody stated it', () => {
    const usage = (usd: number, high = 1.25): Draft['usage'][keyof Draft['usage']] & object => ({
      calls: 1,
      promptTokens: 10,
      completionTokens: 10,
      seconds: 1,
      usd,
      wattHours: 1.25,
      energy: { low: 1.25, high, method: 'size' },
    })
    const billed = { ...draft, usage: { writer: usage(0.0021), editor: usage(0.0004) } }
    expect(exportDraft(billed, 'md').body).toContain('It cost 0.0025 USD and 2.50 Wh (estimated from the size of the model).')
    const estimated = { ...draft, usage: { writer: usage(0.0021, 25), editor: usage(0.0004) } }
    expect(exportDraft(estimated, 'md').body).toContain('It cost 0.0025 USD and 2.50–26.25 Wh (estimated from the size of the model).')
    expect(exportDraft(draft, 'md').body).not.toContain('It cost')
  })
})
