import { describe, expect, it } from 'vitest'
import { readAsks } from './read-asks.ts'

/** Askers of `deep`, in words: asker, key, specifier, version of the answer. */
const asksIn = (format: string, text: string): readonly string[] =>
  readAsks(format, text, 'deep').map(
    ({ by, key, specifier, version }) => `${by ? `${by.name}@${by.version}` : 'own'} ${key} ${specifier} ${version}`,
  )

describe('who asks for a package', () => {
  it('is told by npm’s first form of lockfile too', () => {
    const lock = {
      lockfileVersion: 1,
      dependencies: {
        top: {
          version: '1.0.0',
          requires: { deep: '^1.0.0', 'deep-old': 'npm:deep@^0.9.0' },
          dependencies: { deep: { version: '1.5.0' } },
        },
        deep: { version: '2.0.0' },
        'deep-old': { version: 'npm:deep@0.9.1' },
        side: { version: '1.0.0', requires: { deep: '^2.0.0' } },
      },
    }
    expect(asksIn('npm', JSON.stringify(lock))).toEqual([
      'top@1.0.0 deep ^1.0.0 1.5.0',
      'top@1.0.0 deep-old npm:deep@^0.9.0 0.9.1',
      'side@1.0.0 deep ^2.0.0 2.0.0',
    ])
  })

  it.each([
    [
      '5.4',
      'lockfileVersion: 5.4\nspecifiers:\n  deep: ^1.0.0\ndependencies:\n  deep: 1.5.0_peer@1.0.0\npackages:\n  /deep/1.5.0_peer@1.0.0:\n    dev: false\n  /top/1.0.0:\n    dependencies:\n      old: /deep/0.9.1\n',
    ],
    [
      '6.0',
      "lockfileVersion: '6.0'\ndependencies:\n  deep:\n    specifier: ^1.0.0\n    version: 1.5.0(peer@1.0.0)\npackages:\n  /deep@1.5.0(peer@1.0.0):\n    dev: false\n  /top@1.0.0:\n    dependencies:\n      old: /deep@0.9.1\n",
    ],
    [
      '9.0',
      "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      deep:\n        specifier: ^1.0.0\n        version: 1.5.0(peer@1.0.0)\nsnapshots:\n  deep@1.5.0(peer@1.0.0): {}\n  top@1.0.0:\n    dependencies:\n      old: deep@0.9.1\n",
    ],
  ])('is told by pnpm’s %s', (version, lock) => {
    expect(asksIn('pnpm', lock)).toEqual([`own deep ${version === '5.4' ? 'null' : '^1.0.0'} 1.5.0`, 'top@1.0.0 old null 0.9.1'])
  })

  it('is told by bun below scopes and workspace members', () => {
    const lock = `{ "workspaces": { "": { "name": "own", "dependencies": { "deep": "^2.0.0" } }, "web": { "name": "web", "devDependencies": { "deep": "^1.0.0" } } },
      "packages": {
        "deep": ["deep@2.0.0", "", {}, ""],
        "web/deep": ["deep@1.5.0", "", {}, ""],
        "@s/top": ["@s/top@1.0.0", "", { "dependencies": { "deep": "^0.9.0" } }, ""],
        "@s/top/deep": ["deep@0.9.1", "", {}, ""],
      } }`
    expect(asksIn('bun', lock)).toEqual(['own deep ^2.0.0 2.0.0', 'own deep ^1.0.0 1.5.0', '@s/top@1.0.0 deep ^0.9.0 0.9.1'])
  })

  it('is nobody in a lockfile that cannot be read', () => {
    for (const format of ['npm', 'pnpm', 'yarn-classic', 'yarn-berry', 'bun', 'uv']) expect(asksIn(format, '\0{ : [')).toEqual([])
  })
})
