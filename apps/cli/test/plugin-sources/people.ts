import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { createSigner, createVerdictStatement, formatTarballName, signStatement, vettedProperty, type Signer } from '@galley/trust'
import { signContent } from '@galley/trust/test/release'
import { runHere, type Ended, type Here } from '../faults/run-here.ts'
import { freshData } from '../journeys/start-galley.ts'

/** Somebody at a machine of their own: a folder that they stand in, and their data. */
export interface Person {
  readonly dir: string
  readonly data: string
  /** Runs `galley` there, and returns its exit code with all that it printed. */
  readonly galley: (args: readonly string[], here?: Here) => Promise<Ended>
  readonly write: (file: string, content: string | Uint8Array) => void
  /** Makes a key by the command, writes its entry as `NAME.json`, and returns its signer. */
  readonly key: (name: string, role: 'author' | 'reviewer', namespaces: string) => Promise<Signer>
}

/** Somebody new; one who installs has the plugins of this clone as well. */
export async function newPerson({ installs = false } = {}): Promise<Person> {
  const dir = tempFolder()
  const data = installs ? await freshData() : join(dir, '.data')
  const galley = async (args: readonly string[], here: Here = {}): Promise<Ended> => {
    const { code, said, out = '' } = await runHere(args, { data, cwd: dir, ...here })
    return { code, said: `${out}${said}`, out }
  }
  const write = (file: string, content: string | Uint8Array): void => writeFileSync(join(dir, file), content)
  const key = async (name: string, role: string, namespaces: string): Promise<Signer> => {
    const { out = '' } = await galley(['key', 'new', name, '--role', role, '--for', namespaces])
    write(`${name}.json`, out)
    return createSigner({ pem: readFileSync(join(data, 'keys', `${name}.pem`), 'utf8') })
  }
  return { dir, data, galley, write, key }
}

/** Code of a search tool that finds nothing. */
const answersNothing = 'export default { operations: { search: () => ({ hits: [] }) } }\n'

/** A release as an author makes it and a reviewer vouches for it, in the author's folder; returns its tarball's name. */
export function writeRelease(
  { write }: Person,
  { version, permissions = {}, code = answersNothing }: { readonly version: string; readonly permissions?: object; readonly code?: string },
  { author, reviewers }: { readonly author: Signer; readonly reviewers: readonly Signer[] },
): string {
  const name = '@me/x'
  const manifest = { name, version, galley: { schemaVersion: 1, main: 'dist/plugin.mjs', kind: 'tool', provides: ['search'], permissions } }
  const files = Object.entries({
    'package/dist/plugin.mjs': code,
    'package/dist/plugin.mjs.map': JSON.stringify({ version: 3, sources: [`${name}@${version}/src/index.ts`], names: [], mappings: '' }),
    'package/package.json': JSON.stringify(manifest),
  }).map(([path, text]) => [path, new TextEncoder().encode(text)] as const)
  const { tarball, sbom, bundles } = signContent({ name, version, files: new Map(files) }, author)
  const now = Date.now()
  const verdict = createVerdictStatement({
    name,
    version,
    tarball,
    verifier: 'https://example.org/vet',
    timeCreated: new Date(now - 1000).toISOString(),
    expiresAt: new Date(now + 90 * 86_400_000).toISOString(),
    properties: [vettedProperty],
    policies: [],
    recordings: '0'.repeat(64),
  })
  const file = formatTarballName(name, version)
  write(file, tarball)
  write(`${file}.cdx.json`, sbom)
  write(`${file}.bundles.jsonl`, bundles + reviewers.map((reviewer) => `${signStatement(verdict, reviewer)}\n`).join(''))
  return file
}
