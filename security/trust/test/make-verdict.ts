import { createVerdictStatement, signStatement, vettedProperty, type Signer, type Verdict } from '../src/index.ts'
import type { TestRelease } from './make-release.ts'

/** The verdict that a reviewer makes in these tests. */
export const verdict: Verdict = {
  verifier: 'https://github.com/galley-press/galley/plugin-vet/v1',
  timeCreated: '2026-11-20T12:00:00Z',
  expiresAt: '2027-05-20T12:00:00Z',
  properties: [vettedProperty],
  policies: [],
  recordings: 'ab'.repeat(32),
}

/** A reviewer's verdict on a release as a line of its bundles. */
export function verdictLine({ name, version, tarball }: TestRelease, signer: Signer, change: Partial<Verdict> = {}): string {
  return `${signStatement(createVerdictStatement({ ...verdict, name, version, tarball, ...change }), signer)}\n`
}
