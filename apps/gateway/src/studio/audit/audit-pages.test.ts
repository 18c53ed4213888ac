import type { Finding } from '@galley/findings'
import { describe, expect, test } from 'vitest'
import type { Auditor } from '../../audits/auditor.ts'
import { fakeAuditor, reportOn } from '../../../test/fake-auditor.ts'
import { fakeRuntime } from '../../../test/fake-runtime.ts'
import { testApp, type TestApp } from '../../../test/test-app.ts'

const page = { Accept: 'text/html' }
const lock = '{\n  "packages": {\n    "node_modules/axois": {},\n    "node_modules/left": {}\n  }\n}\n'

function submit({ ask }: TestApp, files: readonly File[], headers: Readonly<Record<string, string>> = page): Promise<Response> {
  const form = new FormData()
  for (const file of files) form.append('documents', file)
  return ask('/audits', { method: 'POST', body: form, headers })
}

/** Hands files in and reads the page that it leads to. */
async function report(app: TestApp, files: readonly File[]): Promise<{ readonly path: string; readonly shown: string }> {
  const answer = await submit(app, files)
  const path = answer.headers.get('Location') ?? ''
  expect([answer.status, path]).toEqual([303, expect.stringMatching(/^\/audits\/[0-9a-f]{20}$/)])
  const shown = await (await app.ask(path, { headers: page })).text()
  expect(shown).not.toMatch(/ style=|<style| onclick=/)
  return { path, shown: shown.replaceAll(/\s+/g, ' ') }
}

function withFindings(...findings: readonly Finding[]): TestApp {
  return testApp(fakeRuntime(), { auditor: { ...fakeAuditor(), audit: async (files) => reportOn(files, findings) } })
}

describe('an audit in the studio', () => {
  test('what was checked comes first, then the counts, then what to do', async () => {
    const { shown } = await report(testApp(), [new File([lock], 'package-lock.json'), new File(['[[package]]\n'], 'uv.lock')])
    const places = [
      '1 finding</h1>',
      '3 packages in 2 files;',
      '3 not asked: vulnerabilities, signatures, age.',
      '<dt>high</dt> <dd>1</dd>',
      'Name that imitates another',
      '<b>axois@1.0.0</b>',
      'package-lock.json:3',
      'demo › left › axois',
      'Use axios if that is what you meant.',
      '<th scope="row">uv.lock</th>',
      '<b>vulnerabilities</b> <span>not asked</span>',
    ].map((words) => [words, shown.indexOf(words)] as const)
    expect(places.filter(([, at]) => at < 0)).toEqual([])
    expect(places).toEqual(places.toSorted((a, b) => a[1] - b[1]))
  })

  test('nothing found is said of what was checked, never of everything', async () => {
    const { shown } = await report(testApp(), [new File(['"node_modules/left"'], 'package-lock.json')])
    expect(shown).toContain('class="lead">No findings in what was checked</h1>')
    expect(shown).toContain('not asked: vulnerabilities')
    const { shown: empty } = await report(testApp(), [new File([], 'package-lock.json')])
    expect(empty).toContain('There was no package to check</h1>')
  })

  test('what could not be read is never green', async () => {
    const { shown } = await report(testApp(), [new File(['x'], 'strange.blind'), new File(['"node_modules/left"'], 'package-lock.json')])
    expect(shown).toContain('1 finding, and not everything could be checked</h1>')
    expect(shown).toContain('strange.blind: 0 packages read, 3 counted')
    expect(shown).toContain('<strong class="differs">3: not the same</strong>')
    expect(shown.indexOf('Could not check everything.')).toBeLessThan(shown.indexOf('<dl class="counts">'))
  })

  test('many of one kind share a heading and a fold, and what they share is said once', async () => {
    const many = Array.from({ length: 12 }, (_, i): Finding => ({
      code: 'integrity',
      severity: 'medium',
      subject: `pkg:npm/p${i}@1.0.0`,
      message: 'is not pinned by a hash',
      evidence: {},
      fix: 'Write the lockfile anew.',
    }))
    const { shown } = await report(withFindings(...many), [new File(['"node_modules/left"'], 'package-lock.json')])
    expect(shown).toContain('<summary>4 more</summary>')
    expect(shown.match(/Write the lockfile anew\./g)).toHaveLength(1)
    expect(shown.match(/is not pinned by a hash/g)).toHaveLength(1)
  })

  test('what a lockfile says is text, never markup, and hides nothing', async () => {
    const evil = '<img src=x onerror=alert(1)>\u202E'
    const finding: Finding = {
      code: 'name-confusion',
      severity: 'high',
      subject: evil,
      message: evil,
      evidence: {},
      path: ['a', evil],
      fix: evil,
      waived: { reason: evil, owner: evil, expires: '2030-01-01' },
    }
    const { shown } = await report(withFindings(finding), [new File(['"node_modules/left"'], '<b>.json')])
    expect(shown).not.toContain('<img')
    expect(shown).not.toContain('<b>.json')
    expect(shown).not.toContain('\u202E')
    expect(shown).toContain('&lt;U+202E&gt;')
    expect(shown).toContain('until 2030-01-01')
  })

  test('the report is saved in three forms', async () => {
    const app = testApp()
    const { path } = await report(app, [new File([lock], 'package-lock.json')])
    for (const [format, name] of [
      ['json', 'audit.json'],
      ['sarif', 'audit.sarif'],
      ['markdown', 'audit.md'],
    ]) {
      const file = await app.ask(`${path}/report?format=${format}`)
      expect([file.status, file.headers.get('Content-Disposition')]).toEqual([200, `attachment; filename="${name}"`])
      expect(await file.text()).toContain('axois')
    }
  })

  test('old reports make room, and one that is gone says how to get it back', async () => {
    const app = testApp()
    const { path } = await report(app, [new File([lock], 'package-lock.json')])
    for (let n = 0; n < 20; n += 1) await submit(app, [new File([lock], `package-lock-${n}.json`)])
    const gone = await app.ask(path, { headers: page })
    expect(gone.status).toBe(404)
    expect(await gone.text()).toContain('Hand in the files again')
  })

  test.each([
    ['nothing', [], /needs at least one file/],
    ['what is no UTF-8', [new File([new Uint8Array([0xff, 0xfe, 0x41])], 'requirements.txt')], /requirements\.txt is not text/],
    ['one name twice', [new File(['{}'], 'package-lock.json'), new File(['{}'], 'package-lock.json')], /one after the other/],
  ])('%s is refused on the page, and to a script', async (_, files, words) => {
    const answer = await submit(testApp(), files)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringMatching(words)])
    const told = await submit(testApp(), files, { Accept: 'application/json' })
    expect([told.status, (await told.json()).detail]).toEqual([400, expect.stringMatching(words)])
  })

  test('the path that a browser sends is cut off', async () => {
    const { shown } = await report(testApp(), [new File([lock], 'C:\\work\\package-lock.json')])
    expect(shown).toContain('<th scope="row">package-lock.json</th>')
  })
})

describe('an earlier state in the studio', () => {
  test('is sent with the form, and each upgrade is a card before the other findings', async () => {
    const gained: Finding = {
      code: 'install-script-gained',
      severity: 'high',
      subject: 'pkg:npm/left@1.0.1',
      at: { file: 'package-lock.json', line: 4 },
      message: 'runs a script when it is installed: <node setup.js>',
      evidence: { why: 'The release before ran none.', lines: ['setup.js:1  fetch(url)'] },
      fix: 'Stay with `left@1.0.0`.',
    }
    const card = {
      subject: gained.subject,
      at: { file: 'package-lock.json', line: 4 },
      from: '1.0.0',
      to: '1.0.1',
      step: 'patch' as const,
      direct: true,
      opened: true,
      facts: ['2 files'],
    }
    const quiet = { ...card, subject: 'pkg:npm/calm@2.0.0', to: '2.0.0' }
    const auditor: Auditor = {
      ...fakeAuditor(),
      audit: async (files, { since = [] }) => ({
        ...reportOn(files, [gained]),
        upgrades: {
          since: since.map(({ name, text }) => `${name} ${text}`).join(),
          cards: [quiet, card],
          removed: [],
          notKnown: [],
        },
      }),
    }
    const app = testApp(fakeRuntime(), { auditor })
    const form = new FormData()
    form.append('documents', new File([lock], 'package-lock.json'))
    form.append('earlier', new File(['old'], 'package-lock.json'))
    const { page: path } = (await (await app.ask('/audits', { method: 'POST', body: form })).json()) as { readonly page: string }
    const shown = (await (await app.ask(path, { headers: page })).text()).replaceAll(/\s+/g, ' ')
    const places = [
      'Since package-lock.json old: 2 upgrades',
      'left 1.0.0 → 1.0.1',
      '&lt;node setup.js&gt;',
      'setup.js:1 fetch(url)',
      '<code>left@1.0.0</code>',
      'calm 1.0.0 → 2.0.0',
      'Name that imitates another',
    ].map((words) => shown.indexOf(words))
    expect(places.every((at) => at > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(shown.match(/node setup\.js/g)).toHaveLength(1)
  })
})

describe('a name on the page', () => {
  const ask = async (query: string): Promise<string> => (await testApp().ask(`/audits?${query}`, { headers: page })).text()

  test('an imitation is named with what was meant, and why', async () => {
    const shown = (await ask('ecosystem=npm&name=expresss')).replaceAll(/\s+/g, ' ')
    expect(shown).toContain('Do not install it: it imitates <code>express</code>')
    expect(shown).toMatch(/<dt>letter doubled<\/dt> <dd>\+1\.8<\/dd>/)
  })

  test('an innocent name is not called safe', async () => {
    const shown = await ask('ecosystem=npm&name=%40azure%2Farm-cdn')
    expect(shown).toContain('It imitates no name that is known here')
    expect(shown).toContain('was not asked')
  })

  test('a name with hidden characters is shown with them visible', async () => {
    const shown = await ask(`ecosystem=npm&name=${encodeURIComponent('re\u202Eact"><script>alert(1)</script>')}`)
    expect(shown).toContain('&lt;U+202E&gt;')
    expect(shown).not.toContain('<script>alert')
  })

  test('without a name there is only the form', async () => {
    expect(await ask('ecosystem=npm&name=')).not.toContain('verdict-name')
  })
})
