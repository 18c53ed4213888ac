import { expect, test } from 'vitest'
import { read } from '../../../test/test-format.ts'

test.each([
  ['bun.lock', '{"lockfileVersion":99,"workspaces":{"":{}},"packages":{}}', 'Update Galley'],
  ['package-lock.json', '{"lockfileVersion":7,"packages":{}}', 'Update Galley'],
  ['pnpm-lock.yaml', "lockfileVersion: '12.0'\n", 'Update Galley'],
  ['pnpm-lock.yaml', 'lockfileVersion: 4.0\n', 'pnpm install --lockfile-only'],
  ['yarn.lock', '__metadata:\n  version: 60\n', 'Update Galley'],
  ['yarn.lock', '__metadata:\n  version: 3\n', 'yarn install --mode=update-lockfile'],
  ['uv.lock', 'version = 2\n', 'Update Galley'],
  ['poetry.lock', '[metadata]\nlock-version = "3.0"\n', 'Update Galley'],
  ['poetry.lock', '[metadata]\ncontent-hash = "x"\n', 'poetry lock'],
  ['pdm.lock', '[metadata]\nlock_version = "3"\n', 'pdm lock'],
  ['pylock.toml', 'lock-version = "2.0"\n', 'Update Galley'],
  ['Pipfile.lock', '{"_meta":{"pipfile-spec":7}}', 'Update Galley'],
])('the cure of an unknown version is true: %s', (path, text, cure) => {
  expect(read(path, text).parsed.blindSpots[0]).toMatchObject({
    what: expect.stringContaining('is not known'),
    cure: expect.stringContaining(cure),
  })
})
