import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'

// A changeset that names no package, or none of ours, would stop the release.

const root = join(import.meta.dirname, '..', '..')
const changesets = globSync('.changeset/*.md', { cwd: root }).filter((path) => basename(path) !== 'README.md')
const names = new Set(
  globSync('{apps,packages,plugins,security}/*/package.json', { cwd: root })
    .map((path) => JSON.parse(readFileSync(join(root, path), 'utf8')) as { readonly name: string; readonly private?: boolean })
    // The program is packed from the workspace of its command line.
    .filter((manifest) => manifest.private !== true || manifest.name === '@galley/cli')
    .map(({ name }) => name),
)

describe('changesets', () => {
  it('name published packages, a size, and a text for the changelog', () => {
    const wrong = changesets.filter((path) => {
      const [, head = '', text = ''] = /^---\n([\s\S]+?)\n---\n([\s\S]*)$/.exec(readFileSync(join(root, path), 'utf8')) ?? []
      const lines = head.split('\n').map((line) => /^'(@galley\/[a-z-]+)': (?:patch|minor|major)$/.exec(line)?.[1])
      return text.trim() === '' || !lines.every((name) => name !== undefined && names.has(name))
    })
    expect(wrong).toEqual([])
  })
})
