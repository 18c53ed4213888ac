import { createVerdictStatement, digest, predicateTypes, signStatement, vettedProperty, type TrustPolicy } from '@galley/trust'
import { fault } from '../../faults.ts'
import { checkReleaseName } from '../facts/check-release-name.ts'
import { factsOf } from '../facts/facts-of.ts'
import { openNamedKey } from '../keys/open-named-key.ts'
import type { NamedChanges, PluginFacts } from '../plugin-facts.ts'
import { readIfThere } from '../project/read-if-there.ts'
import { readPolicy } from '../project/read-policy.ts'
import { writeWhole } from '../project/write-whole.ts'
import { selectRelease } from '../select-release.ts'
import { readReleaseFiles } from '../spec/file-spec.ts'
import { verifySource } from '../verified-source.ts'
import { compareRecordings } from './compare-recordings.ts'
import { auditBill, type BillServices, type BillReport } from './audit-bill.ts'
import { formatRecording, type Recording } from './recorded-call.ts'
import type { GivenAnswers } from './recorded-scope.ts'
import { tryOperations, type TrialServices } from './try-operations.ts'
import { unexplainedOf } from './unexplained-of.ts'

/** Means that a release is vetted with. */
interface VetServices extends BillServices, TrialServices {
  readonly version: string
}

/** Everything that a reviewer decides by. */
export interface VetReport {
  readonly facts: PluginFacts
  readonly bill: BillReport
  readonly recording: Recording
  /** Deeds and contents beside what it declares. */
  readonly unexplained: readonly string[]
  /** Requests that an earlier release did not make in its recording; null where none was given. */
  readonly asks: NamedChanges | null
  /** Signs the verdict as somebody, for so many days: one more line beside the tarball, and the recording in a file of its own. */
  readonly sign: (keyName: string, days: number) => { readonly recordingFile: string; readonly until: string }
}

/**
 * Looks at a release as a reviewer does: its author's signatures by the reviewer's own policy (whose verdicts are not asked for yet), its
 * packages, its name, and every operation behind the wall. Nothing is signed before `sign`.
 * Faults: those of `inspect`, WALL_NOT_STRONG_ENOUGH, RELEASE_MISNAMED.
 */
export async function vetFile(
  services: VetServices,
  file: string,
  policyFile: string,
  { given, against }: { readonly given: GivenAnswers; readonly against: Recording | null },
): Promise<VetReport> {
  const policy = readPolicy(policyFile)
  const whole = { ...(await readReleaseFiles(file)), spec: file }
  const fetched = await selectRelease(whole, policy)
  const release = verifySource(fetched, withoutVerdicts(policy), services.clock())
  const resembles = checkReleaseName(release.name, { own: [], installed: [] })
  const bill = await auditBill(services, `${file}.cdx.json`, fetched.sbom)
  const recording = await tryOperations(services, release, new TextDecoder().decode(fetched.sbom), given)
  const sign: VetReport['sign'] = (keyName, days) => {
    const signer = openNamedKey(services.dataDir, keyName)
    const text = formatRecording(recording)
    const now = services.clock()
    const until = new Date(now.getTime() + days * dayMs).toISOString()
    const { name, version } = release
    const statement = createVerdictStatement({
      name,
      version,
      tarball: fetched.tarball,
      verifier: `https://github.com/galley-press/galley/plugin-vet/v${services.version}`,
      timeCreated: now.toISOString(),
      expiresAt: until,
      properties: [vettedProperty],
      policies: [],
      recordings: digest('sha256', text),
    })
    const bundlesFile = `${file}.bundles.jsonl`
    const before = readIfThere(bundlesFile)
    if (before !== whole.bundles) throw fault('CONSENT_STALE', { name })
    const recordingFile = `${file}.${keyName}.recording.json`
    writeWhole(recordingFile, text, 'shared')
    writeWhole(bundlesFile, `${before}${signStatement(statement, signer)}\n`, 'shared')
    return { recordingFile, until }
  }
  return {
    facts: factsOf({ release, fetched, policy, resembles, installed: null }),
    bill,
    recording,
    unexplained: unexplainedOf(release, recording),
    asks: against && compareRecordings(against, recording),
    sign,
  }
}

const dayMs = 86_400_000

/** A reviewer looks before there are verdicts, their own among them. */
function withoutVerdicts(policy: TrustPolicy): TrustPolicy {
  return { ...policy, require: policy.require.filter(({ predicate }) => predicate !== predicateTypes.verdict) }
}
