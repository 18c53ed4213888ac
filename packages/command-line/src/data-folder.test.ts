import { expect, test } from 'vitest'
import { dataFolder } from './data-folder.ts'

const at = { env: {}, cwd: '/here', cloneRoot: null, platform: 'linux', home: '/home/me' }

test.each([
  ['a flag, from the folder that the user stands in', { env: { GALLEY_DATA: '/else' } }, 'mine', '/here/mine'],
  ['the environment, before a clone', { env: { GALLEY_DATA: 'else' }, cloneRoot: '/clone' }, undefined, '/here/else'],
  ['a clone', { cloneRoot: '/clone' }, undefined, '/clone/.galley'],
  ['Linux', {}, undefined, '/home/me/.local/share/galley'],
  ['Linux with a data home', { env: { XDG_DATA_HOME: '/data' } }, undefined, '/data/galley'],
  ['macOS', { platform: 'darwin' }, undefined, '/home/me/Library/Application Support/galley'],
  ['Windows', { platform: 'win32', env: { LOCALAPPDATA: '/local' } }, undefined, '/local/galley'],
])('the data folder by %s', (_what, more, flag, folder) => {
  expect(dataFolder({ ...at, ...more }, flag)).toBe(folder)
})
