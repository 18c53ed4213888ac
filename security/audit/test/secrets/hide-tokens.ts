import fs, { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isFault } from '@galley/fault'
import { renderCycloneDx, renderJson, renderMarkdown, renderOpenVex, renderSarif, renderText } from '@galley/findings'
import { tempFolder } from '@galley/testkit/vitest'
import fc from 'fast-check'
import { expect } from 'vitest'
import { audit } from '../../src/audit.ts'
import { offlineChecks } from '../../src/checks/offline-checks.ts'
import { defaultPolicy } from '../../src/policy/audit-policy.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { readLockfiles } from '../../src/read-lockfiles.ts'

const here = join(import.meta.dirname, '..', '..', 'src')
const folder = tempFolder()

type Files = ReadonlyMap<string, string>

/** Settings and manifests that any project may have beside its lockfile. */
const besides: Files = new Map([
  ['.npmrc', 'registry=https://npm.acme.example/\n@acme:registry=https://npm.acme.example/acme/\n//npm.acme.example/:_authToken=abc\n'],
  [
    '.yarnrc.yml',
    'npmRegistryServer: "https://npm.acme.example/"\nnpmScopes:\n  acme:\n    npmRegistryServer: "https://npm.acme.example/acme/"\n',
  ],
  ['bunfig.toml', '[install]\nregistry = "https://npm.acme.example/"\n'],
  ['pnpm-workspace.yaml', 'packages:\n  - "apps/*"\noverrides:\n  ms: 2.1.3\n'],
  ['package.json', '{ "name": "app", "version": "1.0.0", "dependencies": { "ms": "2.1.3", "@acme/a": "^1.0.0" } }\n'],
  [
    'pyproject.toml',
    '[project]\nname = "app"\nversion = "1"\ndependencies = ["idna==3.10"]\n[[tool.uv.index]]\nname = "acme"\nurl = "https://pypi.acme.example/simple"\n[[tool.poetry.source]]\nname = "acme"\nurl = "https://pypi.acme.example/simple"\n',
  ],
  ['Pipfile', '[[source]]\nurl = "https://pypi.acme.example/simple"\nname = "acme"\n[packages]\nidna = "==3.10"\n'],
  [
    'requirements.txt',
    '--index-url https://pypi.acme.example/simple\n--extra-index-url=https://pypi.acme.example/two\n-f https://files.acme.example/\n--proxy proxy.example:3128\n-e git+https://git.acme.example/b.git@0123#egg=b\n-r https://files.acme.example/more.txt\n-c base.txt\na @ https://files.acme.example/a-1.0-py3-none-any.whl\nidna==3.10\nsix>=1\n',
  ],
  [
    'audit-policy.json',
    '{ "registries": ["npm.acme.example"], "privateNames": { "@acme": "npm.acme.example" }, "exclude": ["x"], "waivers": [{ "rule": "integrity", "purl": "pkg:npm/ms@1.0.0", "reason": "old", "owner": "dana", "expires": "2031-01-01" }] }\n',
  ],
])

/** Every folder of fixtures, of each format and of each finding, as text by path. */
const projects: readonly Files[] = globSync(['formats/*/fixtures/**/*', '../fixtures/**/*', 'formats/*/fixtures/**/.*'], { cwd: here })
  .filter((path) => fs.statSync(join(here, path)).isFile() && basename(path) !== 'expected.txt')
  .reduce((found, path) => {
    const files = found.get(dirname(path)) ?? new Map<string, string>()
    return found.set(dirname(path), files.set(basename(path), readFileSync(join(here, path), 'utf8')))
  }, new Map<string, Map<string, string>>())
  .values()
  .toArray()

/** Places of a text that a value may stand in: what is between quotes, and what is between spaces and marks. */
function placesOf(text: string): readonly RegExpMatchArray[] {
  return [...text.matchAll(/(?<=")[^"\n]+(?=")|(?<=')[^'\n]+(?=')|[^\s"'{}[\],=]{3,}/g)]
}

/** Addresses with a token, in the forms that lockfiles and settings write; `keep` puts the token into the address that stands there. */
const addresses: readonly ((old: string, token: string) => string)[] = [
  (_old, token) => `https://ci:${token}@host.example/a/-/a-1.0.0.tgz`,
  (_old, token) => `https://${token}@host.example/simple`,
  (_old, token) => `git+https://${token}@git.example/o/a.git#0123456789012345678901234567890123456789`,
  (_old, token) => `git+https://oauth2:${token}@git.example/o/a.git@main`,
  (_old, token) => `https://host.example/a_b-1.0-py3-none-any.whl?access_token=${token}`,
  (_old, token) => `https://s3.example/a-1.0.tar.gz?X-Amz-Signature=${token}&X-Amz-Date=1`,
  (_old, token) => `https://host.example/glpat-${token}/a-1.0.0.tgz`,
  (_old, token) => `b @ https://ci:${token}@host.example/b-1.0-py3-none-any.whl`,
  (_old, token) => `b@https://ci:${token}@host.example/b-1.0.0.tgz`,
  (_old, token) => `npm:b@1.0.0::__archiveUrl=${encodeURIComponent(`https://ci:${token}@host.example/b.tgz?sig=${token}`)}`,
  (_old, token) => `pkg:npm/a@1.0.0?download_url=${encodeURIComponent(`https://ci:${token}@host.example/a.tgz?token=${token}`)}`,
  (_old, token) => `pkg:pypi/a@1.0.0?repository_url=https://ci:${token}@host.example/simple`,
  (old, token) => old.replace('://', `://ci:${token}@`),
]

async function everyReport(files: Files): Promise<string> {
  const cwd = mkdtempSync(join(folder, 'p-'))
  mkdirSync(cwd, { recursive: true })
  for (const [name, text] of files) writeFileSync(join(cwd, name), text)
  try {
    const policy = files.has('audit-policy.json') ? parsePolicy(files.get('audit-policy.json') ?? '') : defaultPolicy
    const source = await readLockfiles({ fs, cwd, paths: ['.'], exclude: [] })
    const clock = (): Date => new Date('2026-11-24T12:00:00Z')
    const { report, packages } = await audit({
      ...source,
      checks: offlineChecks,
      only: offlineChecks.map(({ name }) => name),
      offline: true,
      policy,
      clock,
    })
    const rendering = { version: '1', at: '2026-11-24T12:00:00Z' }
    return [
      renderText(report),
      renderJson(report),
      renderMarkdown(report),
      renderSarif(report, rendering),
      renderCycloneDx(report, packages, rendering),
      renderOpenVex(report, rendering),
    ].join('\n')
  } catch (error) {
    if (!isFault(error)) throw error
    return JSON.stringify(error)
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}

/** Puts a token into a place of the fixtures of any format, or of a project's settings, and looks for it in all reports, as often as is said. */
export async function hideTokens(numRuns: number): Promise<void> {
  const token = fc.stringMatching(/^[a-z]{3}\d[A-Z]{6}[A-Za-z0-9]{4,12}$/)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...projects),
      fc.boolean(),
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...addresses),
      token,
      async (project, isBare, file, place, address, secret) => {
        const files = new Map(isBare ? project : [...besides, ...project])
        const names = [...files.keys()]
        const name = names[file % names.length] ?? ''
        const text = files.get(name) ?? ''
        const places = placesOf(text)
        const at = places[place % Math.max(1, places.length)]
        if (at === undefined) return
        const written = `${text.slice(0, at.index ?? 0)}${address(at[0], secret)}${text.slice((at.index ?? 0) + at[0].length)}`
        expect(await everyReport(files.set(name, written)), `${name}: ${address(at[0], 'TOKEN')} for ${at[0]}`).not.toContain(secret)
      },
    ),
    { numRuns },
  )
}
