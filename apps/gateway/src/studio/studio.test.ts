import { describe, expect, test } from 'vitest'
import { fakeRuntime } from '../../test/fake-runtime.ts'
import { readStream, testApp, type Sent, type TestApp } from '../../test/test-app.ts'
import { assetNames, findAsset } from '../assets/assets.ts'

const page = { Accept: 'text/html' }

async function text({ ask }: TestApp, path: string): Promise<string> {
  const answer = await ask(path, { headers: page })
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}

function submit({ ask }: TestApp, path: string, fields: Readonly<Record<string, string | readonly (string | File)[]>>): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
  return ask(path, { method: 'POST', body: form, headers: page })
}

describe('the brief as a form', () => {
  test('fields, documents and addresses become a brief', async () => {
    const app = testApp()
    const answer = await submit(app, '/drafts', {
      topic: ' Registries ',
      audience: 'engineers',
      tone: '',
      words: '500',
      rounds: '2',
      mustCover: 'SBOMs\n\nsignatures',
      approve: ['plan', 'draft'],
      text: 'Pasted words.',
      urls: 'https://a.example/\nhttps://b.example/',
      documents: [new File(['# A title #\n\nWords.'], 'notes.md'), new File(['plain'], 'some_file-name.txt'), new File([], '')],
    })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/drafts/d1-registries'])
    expect(app.runtime.briefs).toEqual([
      {
        topic: 'Registries',
        audience: 'engineers',
        words: 500,
        rounds: 2,
        mustCover: ['SBOMs', 'signatures'],
        approve: ['plan', 'draft'],
        sources: {
          files: [
            { name: 'notes.md', mediaType: 'application/octet-stream', data: Buffer.from('# A title #\n\nWords.').toString('base64') },
            { name: 'some_file-name.txt', mediaType: 'application/octet-stream', data: Buffer.from('plain').toString('base64') },
          ],
          texts: [{ title: 'Pasted words.', text: 'Pasted words.' }],
          urls: ['https://a.example/', 'https://b.example/'],
        },
      },
    ])
  })

  test('what is refused is shown again, with the reason', async () => {
    const app = testApp()
    const answer = await submit(app, '/drafts', { topic: ' ', audience: 'a <b> & "c"' })
    expect(answer.status).toBe(400)
    const shown = await answer.text()
    expect(shown).toContain('/topic must not be empty')
    expect(shown).toContain('value="a &lt;b&gt; &amp; &quot;c&quot;"')
  })

  test('a script gets JSON', async () => {
    const form = new FormData()
    form.set('topic', 'x')
    const answer = await testApp().ask('/drafts', { method: 'POST', body: form, headers: { Accept: 'application/json' } })
    expect([answer.status, await answer.json()]).toEqual([202, { id: 'd1-x', page: '/drafts/d1-x' }])
    form.set('words', 'many')
    const refused = await testApp().ask('/drafts', { method: 'POST', body: form, headers: { Accept: 'application/json' } })
    expect([refused.status, (await refused.json()).code]).toEqual([400, 'REQUEST_INVALID'])
  })
})

describe('pages', () => {
  test('a finished draft is whole without a script', async () => {
    const app = testApp()
    const shown = await text(app, `/drafts/${app.runtime.seed('Registries')}`)
    expect(shown).toContain('Keeping a package registry honest')
    expect(shown).toContain('aria-label="Citation 3, supported">[3]</button>')
    expect(shown).toContain('Only 21 % of the projects surveyed in 2024 verified a signature')
    expect(shown).toMatch(/<span class="cite">dependency\.<button/)
    expect(shown).toContain('Could not verify')
    expect(shown).toContain('Stopped after 2 rounds: no change was accepted.')
    expect(shown).not.toContain('[[c:')
    expect(shown).not.toMatch(/<script(?! type="module" src="\/assets\/)/)
    expect(shown).not.toMatch(/ style=|<style| onclick=/)
  })

  test('what a source or a model says is text, never markup', async () => {
    const app = testApp()
    const id = app.runtime.seed('<img src=x onerror=alert(1)>')
    const draft = await app.runtime.drafts.get(id)
    const block = {
      id: 'b1',
      sectionId: 's',
      kind: 'paragraph' as const,
      text: 'a <script>alert(1)</script> [x](javascript:alert(2)) [y](https://y.example)',
      claims: [],
    }
    const evil = testApp({
      ...app.runtime,
      drafts: {
        ...app.runtime.drafts,
        get: async () => ({ ...draft, title: '<script>alert(3)</script>', best: { ...draft.best, blocks: [block] } }),
      },
    })
    const shown = await text(evil, `/drafts/${id}`)
    expect(shown).not.toMatch(/<script(?! type="module" src="\/assets\/)/)
    expect(shown).not.toContain('javascript:')
    expect(shown).toContain('href="https://y.example"')
    expect(await text(app, '/')).not.toContain('<img src=x')
  })

  test('a quote is marked in its place, character by character', async () => {
    const app = testApp()
    const id = app.runtime.seed('Registries')
    const shown = await text(app, `/drafts/${id}/sources/s1?evidence=e2#quote`)
    expect(shown).toContain('<pre class="stored">\nIn September 2025')
    expect(shown).toContain('<mark id="quote">It published new versions of more than 180 packages without any human help.</mark>')
    expect(await text(app, `/drafts/${id}/sources/s1`)).not.toContain('<mark')
    expect((await app.ask(`/drafts/${id}/sources/s9`)).status).toBe(404)
  })

  test('words of one’s own are checked, sentence by sentence, and each passage opens in its place', async () => {
    const app = testApp()
    const id = app.runtime.seed('Registries')
    expect(await text(app, `/drafts/${id}/words`)).toMatch(/<textarea[^>]*><\/textarea>/)
    const typed =
      'It published new versions of more than 180 packages. It published new versions of more than 250 packages. <b>Wasps</b> sting.'
    const answer = await submit(app, `/drafts/${id}/words`, { typed })
    const checked = await answer.text()
    expect([answer.status, checked]).toEqual([200, expect.stringContaining('1 of 3 supported')])
    expect(checked).toContain('<b>Contradicted</b>: It published new versions of more than 250 packages.')
    expect(checked).not.toContain('<b>Wasps')
    const [place = ''] = /\/drafts\/[^"]+\/sources\/s1\?from=\d+&(?:amp;)?to=\d+/.exec(checked) ?? []
    expect(await text(app, place.replace('&amp;', '&'))).toContain('<mark id="quote">It published new versions')
  })

  test('what a round changed', async () => {
    const app = testApp()
    const shown = await text(app, `/drafts/${app.runtime.seed('Registries')}/diff?from=0&to=1`)
    expect(shown).toMatch(/<del>Most projects verify[^<]+<\/del>/)
    expect(shown).toMatch(/<ins>Only 21 %[^<]+<\/ins>/)
  })

  test('an incomplete draft says why, and what was not read is listed with its reason', async () => {
    const app = testApp()
    const notRead = [
      { kind: 'file', name: 'scan.pdf', reason: 'it is not text; see `sources.folder`' },
      { kind: 'search', name: 'searxng', reason: 'it did not answer' },
    ] as const
    const id = app.runtime.seed('Registries', 100, { status: 'incomplete', shortcomings: ['Two points were not covered.'], notRead })
    const shown = await text(app, `/drafts/${id}`)
    expect(shown).toContain('This text is below the bar of a draft.')
    expect(shown).toContain('<li>Two points were not covered.</li>')
    expect(shown).toContain('see <code>sources.folder</code>')
    expect(shown).toContain('Search: searxng')
    expect(shown).toContain('Incomplete')
    const failure = { code: 'MODEL_NO_SERVER', message: 'no server was found', hint: 'Set `A`, or use `--model none`.', exit: 2 } as const
    const failed = await text(app, `/drafts/${app.runtime.seed('Registries', 9, { status: 'failed', failure, notRead })}`)
    expect(failed).toContain('scan.pdf')
    expect(failed).not.toContain('--model')
  })

  test('a draft without a word is not called finished', async () => {
    const app = testApp()
    const best = { ...(await app.runtime.drafts.get(app.runtime.seed('Bees'))).best, blocks: [] }
    const id = app.runtime.seed('Wasps', 3, { status: 'done', best })
    expect(await text(app, `/drafts/${id}`)).toContain('Ended without a text')
    expect(await text(app, '/?q=wasps')).not.toMatch(/state-done">\s*Finished/)
  })

  test('without scripts a page that is written loads itself again, and no other does', async () => {
    const app = testApp()
    expect(await text(app, `/drafts/${app.runtime.seed('Registries', 9)}`)).toContain(
      '<noscript><meta http-equiv="refresh" content="5" /></noscript>',
    )
    for (const id of [app.runtime.seed('Registries'), app.runtime.seed('Registries', 8, { status: 'waiting' })])
      expect(await text(app, `/drafts/${id}`)).not.toContain('http-equiv="refresh"')
  })

  test('each change that a round proposed is shown with what became of it, why, and its words', async () => {
    const app = testApp()
    const [round] = (await app.runtime.drafts.get(app.runtime.seed('Bees'))).rounds
    const kept = { blockId: 'b2', sectionId: 's1', accepted: true, before: 'A hive has 40 bees.', after: 'A hive has 40,000 bees.' }
    const refused = { blockId: 'b3', accepted: false, reason: 'the figure lost its citation' }
    const rounds = round === undefined ? [] : [{ ...round, accepted: true, patches: [kept, refused] }]
    const shown = await text(app, `/drafts/${app.runtime.seed('Registries', 100, { rounds })}`)
    expect(shown).toContain('Round 1: 1 of 2 changes kept')
    expect(shown).toMatch(/<b>Kept<\/b>[\s\S]*40<ins>,000<\/ins>[\s\S]*<b>Refused<\/b>[\s\S]*the figure lost its citation/)
  })

  test('work that was asked of a finished draft and did not come about is told', async () => {
    const app = testApp()
    const id = app.runtime.seed('Registries')
    app.runtime.say(id, { type: 'revision.failed', data: { code: 'FETCH_REFUSED', message: 'Not fetched: `https://a.example`' } })
    expect(await text(app, `/drafts/${id}`)).toContain(
      '<strong>The draft stays as it was.</strong> Not fetched: <code>https://a.example</code>',
    )
  })

  test('the first version has a row of its own', async () => {
    const app = testApp()
    const shown = await text(app, `/drafts/${app.runtime.seed('Registries')}`)
    expect(shown).toMatch(/<th scope="row">0<\/th>[\s\S]*first version[\s\S]*<th scope="row">1<\/th>/)
  })

  test('a refused plugin says why, and a verified one what it may do', async () => {
    const shown = await text(testApp(fakeRuntime({ refused: true })), '/plugins')
    expect(shown).toContain('PLUGIN_TAMPERED')
    expect(shown).toContain('Refused: 1 of 9.')
    expect(shown).toContain('search tools up to 12 times a run')
    expect(shown).toContain('GET from any public host')
  })

  test('a gate shows what is asked, and its buttons answer it', async () => {
    const app = testApp()
    const id = app.runtime.seed('Registries', 8, { status: 'waiting' })
    const run = app.runtime.drafts
    const said = [{ seq: (await run.get(id)).seq, type: 'gate.waiting' as const, at: '', data: { gate: 'plan' as const } }]
    const waiting = testApp({ ...app.runtime, drafts: { ...run, history: async () => said } })
    expect(await text(waiting, `/drafts/${id}`)).toContain('May it be written to this plan?')
    const answer = await submit(app, `/drafts/${id}/approve`, { gate: 'plan', decision: 'reject', note: 'too broad' })
    expect(answer.status).toBe(303)
    expect(app.runtime.approvals).toEqual([{ gate: 'plan', decision: 'reject', note: 'too broad' }])
  })
})

interface Told {
  readonly id: number | undefined
  readonly fragments: readonly { readonly how: string; readonly target: string; readonly html: string }[]
}

const told = (sent: readonly Sent[]): readonly Told[] =>
  sent.map(({ id, data }) => ({ id: id === undefined ? undefined : Number(id), fragments: JSON.parse(data) as Told['fragments'] }))

/** Contents of a page in the end: the last HTML of every target. */
const lastOf = (messages: readonly Told[], target: string): string =>
  messages.flatMap(({ fragments }) => fragments).findLast((fragment) => fragment.target === target)!.html

describe('the live stream', () => {
  test('it draws what a reload would show, under the numbers of the events', async () => {
    const app = testApp()
    const id = app.runtime.seed('Registries', 3)
    const seq = (await app.runtime.drafts.get(id)).seq
    const reading = readStream(await app.ask(`/drafts/${id}/live?since=${seq}`))
    await app.runtime.play(id)
    const messages = told(await reading)
    const record = messages.flatMap(({ fragments }) => fragments.filter(({ target }) => target === 'record'))
    const last = (await app.runtime.drafts.get(id)).seq
    expect(record.map(({ html }) => Number(/event-(\d+)/.exec(html)![1]))).toEqual(
      Array.from({ length: last - seq }, (_, i) => seq + 1 + i),
    )
    expect(messages.at(-1)!.id).toBe(last)
    const reload = await text(app, `/drafts/${id}`)
    for (const target of ['masthead', 'blocks', 'sources', 'rounds', 'actions', 'gate', 'agent-writer'])
      expect(reload).toContain(lastOf(messages, target))
    expect(lastOf(messages, 'status')).toContain('Finished with 89.3')
    expect(messages.at(-1)!.fragments.at(-1)!.how).toBe('end')
  })

  test('a reader that comes again gets the whole page, then the rest of the events', async () => {
    const app = testApp()
    const id = app.runtime.seed('Registries')
    const messages = told(await readStream(await app.ask(`/drafts/${id}/live`, { headers: { 'Last-Event-ID': '5' } })))
    expect(messages[0]!.fragments.map(({ target }) => target)).toContain('blocks')
    expect(messages[1]!.fragments[0]!.html).toContain('id="event-6"')
    expect(lastOf(messages, 'agent-researcher')).toContain('8 quotes from 3 sources')
    const after = told(await readStream(await app.ask(`/drafts/${id}/live`, { headers: { 'Last-Event-ID': '54' } })))
    expect(after.flatMap(({ fragments }) => fragments).filter(({ target }) => target === 'record')).toEqual([])
    for (const ahead of ['55', '-1', 'x']) expect((await app.ask(`/drafts/${id}/live?since=${ahead}`)).status).toBe(400)
    expect(after.at(-1)!.fragments.at(-1)!.how).toBe('end')
  })
})

test('the papers of a draft are shown with what they prove and what they do not, and only when it is finished', async () => {
  const app = testApp()
  const id = app.runtime.seed('Registries')
  expect(await text(app, `/drafts/${id}`)).toContain(`href="/drafts/${id}/papers"`)
  const shown = await text(app, `/drafts/${id}/papers`)
  expect(shown).toContain(`href="/v1/drafts/${id}/provenance"`)
  expect(shown).toContain('What is not proven')
  expect(shown).toContain('That the draft is true')
  expect((await app.ask(`/drafts/${app.runtime.seed('Bees', 20)}/papers`, { headers: page })).status).toBe(409)
})

describe('assets', () => {
  test('they are JavaScript and CSS, and are not sent twice', async () => {
    const { app } = testApp()
    const script = await app.request('http://localhost/assets/live-draft.js')
    expect(script.headers.get('Content-Type')).toContain('text/javascript')
    expect(await script.text()).not.toMatch(/: (string|number|void|HTMLElement)\b/)
    const again = await app.request('http://localhost/assets/live-draft.js', { headers: { 'If-None-Match': script.headers.get('ETag')! } })
    expect(again.status).toBe(304)
    const style = await app.request('http://localhost/assets/studio.css?v=1')
    expect(style.headers.get('Cache-Control')).toContain('immutable')
  })

  test('all scripts and all styles stay small: 15 kB and 10 kB gzipped', () => {
    const size = (name: string): number => findAsset(name)!.bodies.gzip.length
    const sum = (ending: string): number => assetNames.filter((name) => name.endsWith(ending)).reduce((all, name) => all + size(name), 0)
    expect(sum('.js')).toBeLessThan(15_000)
    expect(sum('.css')).toBeLessThan(10_000)
  })
})
