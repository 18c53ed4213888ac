import type { Block, Draft } from '@galley/sdk'
import { sampleDraft } from './sample-draft.ts'

const texts: readonly (readonly [Block['kind'], string])[] = [
  ['heading', 'What it costs & why'],
  [
    'paragraph',
    'A **bold** word, *another*, `code <b>`, and [a link](https://example.org/?a=1&b=2). It is so.[[c:c1]] And this.[[c:c2]][[c:c1]]',
  ],
  ['list', '3. Third step.[[c:c1]]\n4. Fourth step:\n   - inner\n   - more[[c:c2]]\n\n   A second paragraph.'],
  ['list', '- one\n- two[[c:c1]]'],
  ['table', '| Name | Value |\n| --- | ---: |\n| a \\| b | 1 [[c:c1]] |\n| {{< boom >}} | `{% raw %}` |'],
  ['code', '```sh\nnpm start # [[c:c1]]\necho "{{< figure >}} {{ page }} {% endraw %}" <b>\n```'],
  ['quote', '> Somebody said this.[[c:c2]]'],
  [
    'paragraph',
    'Hostile <script>alert(1)</script>, [x](javascript:alert(1)), [y][z] and {{< evil >}} {{% open {% include x %}.\n\n[z]: javascript:alert(2)',
  ],
  ['paragraph', 'Signs that XML refuses: \u0001\u000b\uFFFF\uD800 end.'],
]

/** A draft with every kind of block, sources with authors, dates and pages, and what a hostile source would write to break out of an export. */
export const richDraft: Draft = {
  ...sampleDraft,
  title: 'Ärger "quotes": #1 — 100 % of <b>it</b> \u2028 {{< x >}}\n---\nlayout: evil',
  mode: 'full',
  best: {
    ...sampleDraft.best,
    blocks: texts.map(([kind, text], at) => ({ id: `b${at}`, sectionId: 's1', kind, text, claims: ['c1', 'c2'] })),
    claims: [
      { id: 'c1', text: 'It is so.', kind: 'fact', evidenceIds: ['e1'] },
      { id: 'c2', text: 'And this.', kind: 'fact', evidenceIds: ['e2', 'e3'] },
    ],
  },
  sources: [
    {
      ...sampleDraft.sources[0]!,
      id: 'one',
      title: 'Report_1 & 50 % {more} $x',
      author: 'Łukasz Żółć',
      publishedAt: '2026-02-03T00:00:00.000Z',
      anchors: [{ at: 0, page: 3 }],
    },
    {
      ...sampleDraft.sources[0]!,
      id: 'two',
      address: 'https://www.example.org/a_b?q={x}&y=50%25#top',
      title: 'A page',
      publishedAt: '2025',
    },
    { ...sampleDraft.sources[0]!, id: 'three', address: 'https://example.org/other', title: '日本語の題名' },
  ],
  evidence: [
    { id: 'e1', sourceId: 'one', quote: 'It is so, the report says.', start: 0, end: 10, questionIds: [] },
    { id: 'e2', sourceId: 'two', quote: 'And this, too.', start: 0, end: 10, questionIds: [] },
    { id: 'e3', sourceId: 'three', quote: 'そうである。', start: 0, end: 6, questionIds: [] },
  ],
}
