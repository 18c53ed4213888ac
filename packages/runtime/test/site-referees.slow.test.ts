import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, it } from 'vitest'
import { exportDraft } from '../src/export/export-draft.ts'
import { richDraft } from './rich-draft.ts'

// Posts read by what reads them: Astro's content collections; the schema by which Ghost's API takes a post, and its own renderer. Both come
// from npm's registry, in the versions that are named here; skipped where that is not reached.

const place = tempFolder()

const npm = join(import.meta.dirname, '..', '..', '..', 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')
const isReached = spawnSync(process.execPath, [npm, 'view', 'astro', 'name']).status === 0
const run = promisify(execFile)

/** A folder with packages of npm in it. */
async function folderWith(name: string, ...packages: readonly string[]): Promise<string> {
  const folder = join(place, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const words = ['install', ...packages, '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline']
  await run(process.execPath, [npm, ...words], { cwd: folder })
  return folder
}

const collection = `import { defineCollection, z } from 'astro:content'
import { glob } from 'astro/loaders'
const source = z.object({ title: z.string(), url: z.string().url().optional() })
export const collections = {
  blog: defineCollection({
    loader: glob({ base: './src/content/blog', pattern: '**/*.md' }),
    schema: z.object({ title: z.string(), description: z.string(), pubDate: z.date(), tags: z.array(z.string()), sources: z.array(source) }),
  }),
}
`
const page = `---
import { getCollection, render } from 'astro:content'
export async function getStaticPaths() {
  return (await getCollection('blog')).map((post) => ({ params: { slug: post.id }, props: post }))
}
const { data } = Astro.props
const { Content } = await render(Astro.props)
---
<html><h1>{data.title}</h1><time>{data.pubDate.toISOString()}</time><p>{data.description}</p>{data.tags.map((tag) => <b>{tag}</b>)}{data.sources.map(({ title, url }) => <i>{title}|{url}</i>)}<Content /></html>
`

it.skipIf(!isReached)('Astro takes a post into a typed collection and renders it', async () => {
  const site = await folderWith('astro', 'astro@5.18.2')
  for (const folder of ['src/content/blog', 'src/pages']) mkdirSync(join(site, folder), { recursive: true })
  writeFileSync(join(site, 'src/content.config.ts'), collection)
  writeFileSync(join(site, 'src/pages/[...slug].astro'), page)
  const { body, fileName } = exportDraft(richDraft, 'astro')
  writeFileSync(join(site, 'src/content/blog', fileName), body)
  await run(process.execPath, ['node_modules/astro/astro.js', 'build'], {
    cwd: site,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  })
  const built = readFileSync(join(site, 'dist/arger-quotes-1-100-of-b-it-b-x-layout-evil/index.html'), 'utf8')
  expect(built).toContain('<time>2026-11-24T09:00:00.000Z</time>')
  expect(built).toContain('<i>A page|https://www.example.org/a_b?q={x}&amp;y=50%25#top</i>')
  expect(built).toContain('data-footnote-ref')
  expect(built).not.toMatch(/<script>|href="javascript:/)
})

const takeAndRender = `const schema = require('@tryghost/admin-api-schema')
const { LexicalHTMLRenderer: Renderer } = require('@tryghost/kg-lexical-html-renderer')
const { DEFAULT_NODES: nodes } = require('@tryghost/kg-default-nodes')
const { data } = require('./post.json').db[0]
const { id, created_at, ...post } = data.posts[0]
const posts = [{ ...post, tags: data.tags.map(({ name }) => ({ name })) }]
schema
  .validate({ data: { posts }, schema: 'posts-add', definition: 'posts' })
  .then(() => new Renderer({ nodes }).render(post.lexical))
  .then(console.log)
`

it.skipIf(!isReached)('Ghost takes a post by the schema of its API, and its renderer prints the text', async () => {
  const folder = await folderWith(
    'ghost',
    '@tryghost/admin-api-schema@4.7.5',
    '@tryghost/kg-lexical-html-renderer@1.4.5',
    '@tryghost/kg-default-nodes@2.1.5',
  )
  writeFileSync(join(folder, 'post.json'), exportDraft(richDraft, 'ghost').body)
  writeFileSync(join(folder, 'take.cjs'), takeAndRender)
  const { stdout } = await run(process.execPath, ['take.cjs'], { cwd: folder })
  expect(stdout).toContain('<h2>What it costs &amp; why</h2>')
  expect(stdout).toContain('<code>code &lt;b&gt;</code>')
  expect(stdout).not.toMatch(/<script>|href="javascript:/)
})
