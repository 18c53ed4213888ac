import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

// The site of docs/, as the pages stand there: titles are their first lines, and a link that leaves docs/ leads into the repository.
// A link that leads nowhere ends the build.

const root = join(import.meta.dirname, '../../..')
const docs = join(root, 'docs')
const repository = 'https://github.com/galley-press/galley'

const titleOf = (path: string): string => /^# (.+)$/m.exec(readFileSync(join(docs, path), 'utf8'))?.[1] ?? path
const page = (path: string): { readonly text: string; readonly link: string } => ({
  text: titleOf(path),
  link: `/${path.replace(/\.md$/, '')}`,
})
const group = (text: string, paths: readonly string[]): { readonly text: string; readonly items: ReturnType<typeof page>[] } => ({
  text,
  items: paths.filter((path) => existsSync(join(docs, path))).map(page),
})

/** Address in the repository of what a page links to outside docs; null when it links to another page. */
function leadOut(href: string, from: string): string | null {
  if (!/^\.\.?\//.test(href)) return null
  const target = join(docs, dirname(from), href.replace(/#.*$/, ''))
  return target.startsWith(docs) ? null : `${repository}/blob/main/${relative(root, target)}`
}

/** The pages lie outside this folder, and what they are compiled to imports vue. */
const alias = (name: string): { readonly find: RegExp; readonly replacement: string } => ({
  find: new RegExp(`^${name}$`),
  replacement: fileURLToPath(import.meta.resolve(name)),
})

export default defineConfig({
  title: 'Galley',
  description: 'The press for drafts that can be checked',
  srcDir: docs,
  outDir: join(root, '.cache/site'),
  cacheDir: join(root, '.cache/site-build'),
  rewrites: { 'README.md': 'index.md', 'decisions/README.md': 'decisions/index.md' },
  vite: { resolve: { alias: [alias('vue/server-renderer'), alias('vue')] } },
  cleanUrls: true,
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [{ text: 'Source', link: repository }],
    sidebar: [
      group('Drafts', ['drafts.md', 'editing.md', 'exports.md', 'draft-statement.md', 'model-catalogue.md', 'fields.md', 'glossary.md']),
      group('The gateway', [
        'openai-clients.md',
        'mcp.md',
        'access.md',
        'webhooks.md',
        'observability.md',
        'backup.md',
        'many-machines.md',
      ]),
      group('Settings and faults', ['settings.md', 'faults.md']),
      group('Plugins', ['plugin-author.md', 'trust.md', 'threat-model.md']),
      group('The audit', ['audit-in-ci.md', 'findings.md']),
      group('Galley itself', ['architecture.md', 'style.md', 'dependencies.md']),
      group('Decisions', globSync('decisions/0*.md', { cwd: docs }).sort()),
    ],
  },
  markdown: {
    config: (markdown) => {
      markdown.core.ruler.push('links-that-leave', ({ tokens, env }) => {
        for (const { children } of tokens)
          for (const token of children ?? []) {
            const out =
              token.type === 'link_open' ? leadOut(token.attrGet('href') ?? '', (env as { relativePath: string }).relativePath) : null
            if (out !== null) token.attrSet('href', out)
          }
      })
    },
  },
})
