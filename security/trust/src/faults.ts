import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'
import { attestationFaults } from './attestation-faults.ts'
import { indexFaults } from './index-faults.ts'
import { releaseFaults } from './release-faults.ts'

/** Everything that stops a plugin at the door, and every reason not to believe an attestation. Each one means: no. */
export const faults = Object.freeze({
  ...releaseFaults,
  ...attestationFaults,
  ...indexFaults,
  POLICY_INVALID: {
    status: 500,
    exit: 2,
    message: 'The trust policy cannot be used: {at} {why}.',
    hint: 'Correct the trust policy; unknown keys are refused on purpose.',
  },
  LOCK_INVALID: {
    status: 500,
    exit: 2,
    message: 'The plugin lock cannot be used: {at} {why}.',
    hint: 'Restore it, or pack the plugins again.',
  },
  CONFORMANCE_USAGE: {
    status: 400,
    exit: 2,
    message: 'The program for the Sigstore conformance suite is called as {usage}.',
    hint: 'Call it so; it does nothing else.',
  },
  KEY_UNSUPPORTED: {
    status: 400,
    exit: 2,
    message: 'This key cannot be used: {why}.',
    hint: 'Use an ECDSA P-256 key in PEM form, such as `openssl ecparam -name prime256v1 -genkey -noout` makes.',
  },
  TRUST_EXPOSED: {
    status: 500,
    exit: 2,
    message: 'Other users of this machine may {may} {path}, and so sign or trust plugins in your name.',
    hint: 'Run `chmod -R go= {path}`. If somebody may have been at it, delete the folders keys and trust of the data folder; they are made anew.',
  },
  PAPERS_INVALID: {
    status: 422,
    exit: 3,
    message: 'The papers {what} are not what they must be: {why}.',
    hint: 'Get them again from whoever made them; they are one line, a Sigstore bundle v0.3.',
  },
  PAPERS_SIGNATURE_INVALID: {
    status: 422,
    exit: 3,
    message: 'The signature of the papers {what} does not verify under the key {key}: they were changed after they were signed.',
    hint: 'Do not rely on them; get them again from whoever made them.',
  },
  PAPERS_UNTRUSTED_SIGNER: {
    status: 422,
    exit: 3,
    message: 'The papers {what} are signed with the key {key}, and the key that was asked for is {wanted}. Nothing is known of who signed.',
    hint: 'If you have the public key of whoever made them from themselves, name that key.',
  },
} as const satisfies FaultTable)

/** Makes a fault of this package. */
export const fault: FaultMaker<typeof faults> = faultsOf(faults)
