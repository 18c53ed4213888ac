import * as fs from 'node:fs'
import { join } from 'node:path'
import {
  audit,
  createIndexSource,
  createOnlineSource,
  createOsvClient,
  createVulnerabilitiesCheck,
  defaultPolicy,
  offlineChecks,
  openIndex,
  openRecordCache,
  readIndexHeader,
  readLockfile,
  type Audit,
} from '@galley/audit'

/** Means that a bill of materials is audited with. */
export interface BillServices {
  readonly dataDir: string
  readonly fetch: typeof fetch
  readonly clock: () => Date
  readonly env: Readonly<Record<string, string | undefined>>
  /** Advisories come from this machine's index alone. */
  readonly offline: boolean
}

/** The part of an audit's report that a reviewer is shown. */
export type BillReport = Audit['report']

/**
 * Audits the packages in a plugin's bill of materials: advisories from this machine's index, else from OSV.dev, and every check that needs
 * no more than the names, versions and digests. What could not be checked makes the report incomplete.
 */
export async function auditBill(
  { dataDir, fetch, clock, env, offline }: BillServices,
  fileName: string,
  sbom: Uint8Array,
): Promise<BillReport> {
  const folder = join(dataDir, 'advisories')
  const ecosystem = 'npm'
  const index = readIndexHeader(fs, folder, ecosystem) === null ? null : openIndex({ fs, folder, ecosystem })
  const online = () =>
    createOnlineSource({
      ecosystem,
      client: createOsvClient({ fetch, ...(env['GALLEY_OSV_URL'] ? { base: env['GALLEY_OSV_URL'] } : {}) }),
      cache: openRecordCache(fs, join(folder, 'records')),
      label: 'OSV.dev',
      isPrivate: () => false,
    })
  const sources = index === null ? (offline ? [] : [online()]) : [createIndexSource(index)]
  try {
    const { report } = await audit({
      files: [readLockfile(fileName, sbom, () => null)],
      checks: sources.length === 0 ? offlineChecks : [...offlineChecks, createVulnerabilitiesCheck({ sources })],
      only: ['vulnerabilities', 'names', 'integrity', 'licences'],
      offline,
      policy: defaultPolicy,
      readText: () => null,
      clock,
      ...(sources.length === 0 ? {} : { advisories: sources.map(({ origin }) => origin) }),
    })
    return report
  } finally {
    index?.close()
  }
}
