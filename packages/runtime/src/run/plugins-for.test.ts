import { roles, type Role } from '@galley/sdk'
import { expect, test } from 'vitest'
import { pluginsFor, surePlugins } from './plugins-for.ts'

const team = Object.fromEntries(roles.map((role) => [role, `the ${role}`])) as Record<Role, string>
const chosen = {
  team,
  documents: [{ plugin: 'folder' }],
  search: [{ plugin: 'web' }],
  readers: { 'text/html': 'pages', 'application/pdf': 'papers' },
}
const brief = { topic: 'Harbours', sources: { folder: 'docs' } }

test('what no draft needs for sure is started when it is called', () => {
  const sure = surePlugins(brief, { onlyLocal: true }, chosen)
  expect(sure).toEqual({ first: ['the researcher', 'folder', 'the planner'], later: ['the writer', 'the editor'] })
  expect(new Set(pluginsFor(brief, { onlyLocal: true }, chosen))).toEqual(
    new Set([...sure.first, ...sure.later, 'pages', 'the fact-checker']),
  )
})
