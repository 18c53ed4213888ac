import { expect, test } from 'vitest'
import { read } from '../../../test/test-format.ts'
import { judgeVersions } from './judge-versions.ts'

const npmLock = (range: string, version: string, inner: string): string =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { name: 'harbour', dependencies: { rope: range } },
      'node_modules/rope': { version, dependencies: { knot: '^1.0.0' } },
      'node_modules/knot': { version: inner },
    },
  })

test.each([
  ['a range that holds', 'package-lock.json', npmLock('^1.0.0', '1.4.0', '1.0.0'), []],
  ['a tag', 'package-lock.json', npmLock('latest', '9.9.9', '1.0.0'), []],
  ['an alias', 'package-lock.json', npmLock('npm:rope@^9', '9.9.9', '1.0.0'), []],
  ['a dependency of the project', 'package-lock.json', npmLock('^1.0.0', '9.9.9', '1.0.0'), ['pkg:npm/rope@9.9.9']],
  ['a dependency of a dependency', 'package-lock.json', npmLock('^1.0.0', '1.4.0', '9.9.9'), ['pkg:npm/knot@9.9.9']],
  ['yarn 1', 'yarn.lock', '# yarn lockfile v1\n\n\nrope@^1.0.0:\n  version "9.9.9"\n', ['pkg:npm/rope@9.9.9']],
  [
    'yarn 4',
    'yarn.lock',
    '__metadata:\n  version: 8\n\n"harbour@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "harbour@workspace:."\n  dependencies:\n    rope: "npm:^1.0.0"\n  linkType: soft\n\n"rope@npm:^1.0.0":\n  version: 9.9.9\n  resolution: "rope@npm:9.9.9"\n  linkType: hard\n',
    ['pkg:npm/rope@9.9.9'],
  ],
  [
    'yarn 4, which installs what the resolution names and passes over `version`',
    'yarn.lock',
    '__metadata:\n  version: 8\n\n"harbour@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "harbour@workspace:."\n  dependencies:\n    rope: "npm:^1.0.0"\n  linkType: soft\n\n"rope@npm:^1.0.0":\n  version: 1.4.0\n  resolution: "rope@npm:9.9.9"\n  linkType: hard\n',
    ['pkg:npm/rope@9.9.9'],
  ],
  [
    'pnpm',
    'pnpm-lock.yaml',
    "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      rope:\n        specifier: ^1.0.0\n        version: 9.9.9\npackages:\n  rope@9.9.9:\n    resolution: {integrity: sha512-x}\nsnapshots:\n  rope@9.9.9: {}\n",
    ['pkg:npm/rope@9.9.9'],
  ],
  [
    'bun',
    'bun.lock',
    '{"lockfileVersion":1,"workspaces":{"":{"dependencies":{"rope":"^1.0.0"}}},"packages":{"rope":["rope@9.9.9","",{},"sha512-x"]}}',
    ['pkg:npm/rope@9.9.9'],
  ],
])('a version outside of what asks for it: %s', (_, path, text, found) => {
  expect(judgeVersions(read(path, text).parsed.packages).map(({ subject }) => subject)).toEqual(found)
})
