import { faultsOf, type FaultTable } from '@galley/fault'

/** Everything that stops a plugin at the door. Each one means: it was not loaded. */
export const faults = Object.freeze({
  PLUGIN_UNSIGNED: {
    status: 403,
    exit: 3,
    message: 'The plugin {name} is not signed: no bundles lie beside its tarball.',
    hint: 'Sign it, or pack it again with `galley plugin repack {name}`.',
  },
  PLUGIN_TAMPERED: {
    status: 403,
    exit: 3,
    message: 'The plugin {name} was changed after it was signed: {file} is not the file that was signed ({why}).',
    hint: 'Find out who changed it; then `galley plugin repack {name}`, or install it again.',
  },
  PLUGIN_UNTRUSTED_SIGNER: {
    status: 403,
    exit: 3,
    message: 'The plugin {name} is signed by a key that no policy trusts: {signer}.',
    hint: 'Add the signer to the trust policy only if you know who it is.',
  },
  PLUGIN_REVOKED: {
    status: 403,
    exit: 3,
    message: 'The plugin {name} is revoked by the trust policy ({what}).',
    hint: 'Install a version that is not revoked.',
  },
  SIGNATURE_INVALID: {
    status: 403,
    exit: 3,
    message: 'A signature of the plugin {name} does not verify under the key of {signer}.',
    hint: 'Do not use it; get it again from its publisher.',
  },
  BUNDLE_INVALID: {
    status: 403,
    exit: 3,
    message: 'The bundles of the plugin {name} are not what they must be: {why}.',
    hint: 'Sign the plugin again: one Sigstore bundle v0.3 with one DSSE signature per line.',
  },
  STATEMENT_INVALID: {
    status: 403,
    exit: 3,
    message: 'A signed statement about the plugin {name} is not what it must be: {why}.',
    hint: 'Sign the plugin again with a release and an SBOM statement (in-toto Statement v1).',
  },
  STATEMENT_MISSING: {
    status: 403,
    exit: 3,
    message: 'The plugin {name} has {have} of {want} statements {predicate} by a {role} that the policy asks for.',
    hint: 'Have it signed by as many different signers as the policy asks for.',
  },
  SIGNER_EXPIRED: {
    status: 403,
    exit: 3,
    message: 'The key of {signer}, who signed the plugin {name}, is valid from {from} to {to}, and it is {now}.',
    hint: "Sign it again with a key that is valid now, or set this machine's clock right.",
  },
  SIGNER_REVOKED: {
    status: 403,
    exit: 3,
    message: 'The key of {signer}, who signed the plugin {name}, is revoked by the trust policy.',
    hint: 'Get the plugin signed with a key that is not revoked.',
  },
  SIGNER_NOT_ALLOWED: {
    status: 403,
    exit: 3,
    message: 'The signer {signer} may not sign the plugin {name} ({why}).',
    hint: "Name the plugin among the signer's namespaces, and the role among its roles, if that is what you want.",
  },
  RELEASE_MISMATCH: {
    status: 403,
    exit: 3,
    message: 'The signed release is not {name}: {why}.',
    hint: 'Get the plugin again from its publisher.',
  },
  SBOM_MISSING: {
    status: 403,
    exit: 3,
    message: 'The plugin {name} comes without its bill of materials.',
    hint: 'Pack it again: the SBOM lies beside the tarball and is signed with it.',
  },
  SBOM_MISMATCH: {
    status: 403,
    exit: 3,
    message: 'The bill of materials of {name} does not describe it: {why}.',
    hint: 'Pack and sign the plugin again.',
  },
  POLICY_INVALID: {
    status: 500,
    exit: 2,
    message: 'The trust policy cannot be used: {at} {why}.',
    hint: 'Correct the trust policy; unknown keys are refused on purpose.',
  },
  LOCK_INVALID: {
    status: 500,
    exit: 2,
    message: "The plugins' lock file cannot be used: {at} {why}.",
    hint: 'Restore the lock file, or pack or install the plugins again.',
  },
  KEY_UNSUPPORTED: {
    status: 400,
    exit: 2,
    message: 'This key cannot be used: {why}.',
    hint: 'Use an ECDSA P-256 key in PEM form (`galley key new`).',
  },
} as const satisfies FaultTable)

/** Makes a fault of this package. */
export const fault = faultsOf(faults)
