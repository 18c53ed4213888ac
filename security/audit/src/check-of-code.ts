import type { FindingCode } from '@galley/findings'
import type { CheckName } from './check-name.ts'

/** The check that finds a thing; null for what no check of an audit finds. */
export const checkOfCode: Readonly<Record<FindingCode, CheckName | null>> = {
  'known-malicious': 'vulnerabilities',
  vulnerable: 'vulnerabilities',
  'name-confusion': 'names',
  'dependency-confusion': 'sources',
  'proposed-name': null,
  signature: 'signatures',
  'provenance-lost': 'provenance',
  'provenance-changed': 'provenance',
  'too-young': 'age',
  'publisher-changed': 'publishers',
  'install-script': 'scripts',
  integrity: 'integrity',
  'exotic-source': 'sources',
  licence: 'licences',
  unmaintained: 'maintenance',
  'bin-shadow': 'bins',
  'lock-drift': 'drift',
  'blind-spot': null,
  'stale-advisories': 'vulnerabilities',
  'scanner-unverified': 'vulnerabilities',
  'not-checked': null,
  'waiver-expired': null,
  'waiver-unused': null,
}
