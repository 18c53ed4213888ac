import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { topics, type Topic } from '../apps/cli/src/help/topics.ts'

// `npm run fix` writes docs/settings.md from the pages of `galley help TOPIC`; tools/docs/settings.test.ts compares the two.

const opening = `# Settings, environment, brief and exit codes

The same pages are printed by \`galley help TOPIC\`, with TOPIC one of ${topics.map(({ name }) => `\`${name}\``).join(', ')}. This file is written from
the schemas that check the settings and the brief.

\`\`\`json
{
  "model": { "preset": "ollama", "name": "llama3.1" },
  "team": { "editor": "@me/editor" },
  "search": ["@me/arxiv", "@galley/search-searxng"],
  "services": { "searxng": { "url": "http://127.0.0.1:8888" } },
  "gateway": { "port": 4080 }
}
\`\`\`
`

/** Code that a cell of this column holds: a name to be copied, not words. */
const codeColumns: ReadonlySet<string> = new Set(['setting', 'default', 'environment', 'variable', 'part', 'code', 'preset', 'key'])

function section({ title, intro, head, rows }: Topic): string {
  const cell = (text: string, column: string): string =>
    codeColumns.has(column) && text !== '-' ? `\`${text}\`` : text.replaceAll('|', '\\|')
  return [
    `## ${title}`,
    '',
    intro,
    '',
    `| ${head.join(' | ')} |`,
    `|${' --- |'.repeat(head.length)}`,
    ...rows.map((row) => `| ${row.map((text, index) => cell(text, head[index] ?? '')).join(' | ')} |`),
    '',
  ].join('\n')
}

/** The text of docs/settings.md. */
export const settingsPage: string = [opening, ...topics.map(section)].join('\n')

if (import.meta.main) writeFileSync(join(import.meta.dirname, '..', 'docs', 'settings.md'), settingsPage)
