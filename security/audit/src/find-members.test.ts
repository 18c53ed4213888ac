import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { findMembers } from './find-members.ts'

/** Files of a project in memory, by the paths of its manifests. */
function filesAt(...paths: readonly string[]): Parameters<typeof findMembers>[1] {
  const held = new Set(paths.map((path) => posix.join(path, 'package.json')))
  const list = (folder: string): readonly string[] => {
    const start = folder === '.' ? '' : `${folder}/`
    return [
      ...new Set([...held].flatMap((path) => (path.startsWith(start) ? path.slice(start.length).split('/').slice(0, -1) : []).slice(0, 1))),
    ]
  }
  return Object.assign((path: string) => (held.has(path) ? '{}' : null), { list })
}
const project = filesAt(
  '.',
  'packages/a',
  'packages/b',
  'packages/.hidden',
  'packages/node_modules/x',
  'libs/deep/c',
  'tools/d',
  'node_modules/y',
)

test.each([
  [['packages/*'], ['packages/a', 'packages/b']],
  [['./packages/*/'], ['packages/a', 'packages/b']],
  [['packages/*', '!packages/b'], ['packages/a']],
  [
    ['!packages/b', 'packages/*'],
    ['packages/a', 'packages/b'],
  ],
  [['packages/*', '!**/a'], ['packages/b']],
  [['**'], ['libs/deep/c', 'packages/a', 'packages/b', 'tools/d']],
  [['libs/**'], ['libs/deep/c']],
  [
    ['libs/**/c', 'tools/d'],
    ['libs/deep/c', 'tools/d'],
  ],
  [['{libs,tools}/**'], ['libs/deep/c', 'tools/d']],
  [
    ['packages/[ab]', 'packages/?'],
    ['packages/a', 'packages/b'],
  ],
  [['.', 'none/*', ''], []],
])('%j names %j', (patterns, folders) => {
  expect(findMembers(patterns, project, 'package.json')).toEqual(folders)
})

test('without a listing only plain paths are found', () => {
  expect(findMembers(['packages/*', 'tools/d'], (path) => project(path), 'package.json')).toEqual(['tools/d'])
})
