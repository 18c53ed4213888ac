import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, it } from 'vitest'
import { exportDraft } from '../src/export/export-draft.ts'
import { framedDraft } from './framed-draft.ts'
import { richDraft } from './rich-draft.ts'

const place = tempFolder()

const has = (program: string, flag = '--version'): boolean => spawnSync(program, [flag]).status === 0

function ran(program: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: place, encoding: 'utf8', ...(input === undefined ? {} : { input }) })
  expect(stderr.replaceAll(/^(?:WARN|warn).*$/gm, '').trim(), `${program} ${args.join(' ')}`).toBe('')
  expect(status).toBe(0)
  return stdout
}

function file(name: string, body: string | Uint8Array): string {
  const path = join(place, name)
  writeFileSync(path, body)
  return path
}

describe.skipIf(!has('pandoc'))('pandoc (skipped where it is not installed)', () => {
  it('reads a Word document with its headings, lists, table, code, links and footnotes', () => {
    const path = file('rich.docx', exportDraft(richDraft, 'docx').body)
    const read = ran('pandoc', [path, '-t', 'markdown', '--wrap=none'])
    expect(read).toContain('# What it costs & why')
    expect(read).toContain('**bold** word, *another*')
    expect(read).toContain('[a link](https://example.org/?a=1&b=2)')
    expect(read).toMatch(/^3\. +Third step\.\[\^\d\]$/m)
    expect(read).toContain('It is so.[^1] And this.[^2]^,^[^3]')
    expect(read).toMatch(/\[\^1\]: Łukasz Żółć: Report.*p\. 3.*It is so, the report says/)
    expect(read).toContain('a \\| b')
    expect(read).not.toContain('[[c:')
  })

  it.each(['bibtex', 'csljson'] as const)('makes a bibliography of %s', (format) => {
    const path = file(format === 'bibtex' ? 'rich.bib' : 'rich.json', exportDraft(richDraft, format).body)
    const list = ran('pandoc', ['--citeproc', '-t', 'plain', '--wrap=none', '--bibliography', path], '---\nnocite: "@*"\n---\n')
    // A style of citation may write titles with capitals.
    expect(list).toMatch(/Report_1 & 50 % \{more\} \$x/i)
    expect(list).toContain('Łukasz Żółć')
    expect(list).toContain('2026')
    expect(list).toContain('日本語の題名')
    expect(list).toMatch(/https:\/\/www\.example\.org\/a_b\?q=(?:\{x\}|%7Bx%7D)&y=50%25#top/)
  })
})

describe.skipIf(!has('soffice'))('LibreOffice (skipped where it is not installed)', () => {
  it('prints a Word document in any script, with its footnotes', () => {
    for (const [name, draft] of [
      ['rich', richDraft],
      ['ja', framedDraft('ja')],
    ] as const) {
      file(`${name}.docx`, exportDraft(draft, 'docx').body)
      spawnSync(
        'soffice',
        ['--headless', `-env:UserInstallation=file://${place}/office`, '--convert-to', 'txt:Text (encoded):UTF8', `${name}.docx`],
        { cwd: place },
      )
    }
    const rich = readFileSync(join(place, 'rich.txt'), 'utf8')
    for (const words of ['What it costs & why', '3. Third step.', 'a | b', 'npm start']) expect(rich).toContain(words)
    expect(readFileSync(join(place, 'ja.txt'), 'utf8')).toContain('「Ω ω ψ.」')
  })
})

describe.skipIf(!has('hugo', 'version'))('hugo (skipped where it is not installed)', () => {
  it('builds a post with its title, day, tags and footnotes, and runs nothing that a source brought along', () => {
    const site = join(place, 'site')
    for (const folder of ['content/posts', 'layouts/_default']) mkdirSync(join(site, folder), { recursive: true })
    writeFileSync(join(site, 'config.toml'), 'baseURL = "https://example.org/"\ntitle = "x"\n[markup.goldmark.renderer]\nunsafe = true\n')
    const template =
      '<h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time><p>{{ .Summary }}</p>{{ range .Params.tags }}<b>{{ . }}</b>{{ end }}{{ range .Params.sources }}<i>{{ .title }}|{{ .url }}</i>{{ end }}{{ .Content }}'
    writeFileSync(join(site, 'layouts/_default/single.html'), template)
    const { body, fileName } = exportDraft(richDraft, 'hugo')
    writeFileSync(join(site, 'content/posts', fileName), body)
    ran('hugo', ['--source', site, '--quiet', '--disableKinds', 'home,section,taxonomy,term,RSS,sitemap,404'])
    const [folder = ''] = readdirSync(join(site, 'public/posts'))
    expect(folder).toBe('arger-quotes-1-100-of-b-it-b-x-layout-evil')
    const page = readFileSync(join(site, 'public/posts', folder, 'index.html'), 'utf8')
    expect(page).toContain('<time>2026-11-24</time>')
    expect(page).toContain('<i>A page|https://www.example.org/a_b?q={x}&amp;y=50%25#top</i>')
    expect(page).toContain('class="footnotes"')
    expect(page).toContain('{{&lt; figure &gt;}}')
    expect(page).not.toMatch(/<script>|href="javascript:/)
  })
})

describe.skipIf(!has('jekyll'))('Jekyll (skipped where it is not installed)', () => {
  it('builds a post at its day, with its fields, tags and footnotes, and runs nothing that a source brought along', () => {
    const site = join(place, 'jekyll')
    for (const folder of ['_posts', '_layouts']) mkdirSync(join(site, folder), { recursive: true })
    writeFileSync(join(site, '_config.yml'), 'title: x\n')
    const template =
      '<h1>{{ page.title | escape }}</h1><time>{{ page.date | date_to_xmlschema }}</time>{% for tag in page.tags %}<b>{{ tag }}</b>{% endfor %}{% for source in page.sources %}<i>{{ source.title | escape }}|{{ source.url | escape }}</i>{% endfor %}{{ content }}'
    writeFileSync(join(site, '_layouts/post.html'), template)
    const { body, fileName } = exportDraft(richDraft, 'jekyll')
    writeFileSync(join(site, '_posts', fileName), body)
    ran('jekyll', ['build', '--quiet', '--source', site, '--destination', join(site, 'out')])
    const page = readFileSync(join(site, 'out/2026/11/24/arger-quotes-1-100-of-b-it-b-x-layout-evil.html'), 'utf8')
    expect(page).toContain('<time>2026-11-24T09:00:00+00:00</time>')
    expect(page).toContain('<i>A page|https://www.example.org/a_b?q={x}&amp;y=50%25#top</i>')
    expect(page).toContain('class="footnotes"')
    expect(page).toContain('{{&lt; figure &gt;}} {{ page }}')
    expect(page).not.toMatch(/<script>|href="javascript:/)
  })
})
