import { parseTrustPolicy, type TrustPolicy } from '@galley/trust'
import { fault } from '../../faults.ts'
import { listNamedKeys } from '../keys/list-named-keys.ts'
import { projectFiles, type ProjectFolders } from './project-files.ts'
import { readPolicy } from './read-policy.ts'
import { writeWhole } from './write-whole.ts'

/**
 * Revokes keys in a project's trust policy: all that a person of the policy has, the one of this data folder that has the name, or the
 * one with this digest (SPKI, sha256, hex). Returns the digests. What they signed is refused from the next load on.
 * Faults POLICY_MISSING, POLICY_INVALID, SIGNER_UNKNOWN.
 */
export function revokeSigner(folders: ProjectFolders, who: string): readonly string[] {
  const { policy: file } = projectFiles(folders)
  const policy = readPolicy(file)
  const keys = keysOf(policy, folders.dataDir, who)
  if (keys.length === 0) throw fault('SIGNER_UNKNOWN', { id: who.slice(0, 100), file })
  const revoked = { ...policy.revoked, keys: [...new Set([...policy.revoked.keys, ...keys])].sort() }
  const text = `${JSON.stringify({ ...policy, revoked }, null, 2)}\n`
  parseTrustPolicy(text)
  writeWhole(file, text, 'shared')
  return keys
}

function keysOf({ signers }: TrustPolicy, dataDir: string, who: string): readonly string[] {
  if (/^[0-9a-f]{64}$/.test(who)) return [who]
  const person = Object.hasOwn(signers, who) ? signers[who] : undefined
  if (person !== undefined) return person.keys.map(({ spkiSha256 }) => spkiSha256)
  return listNamedKeys(dataDir).flatMap(({ name, spkiSha256 }) => (name === who ? [spkiSha256] : []))
}
