import type { FaultTable } from '@galley/fault'

/** Every reason not to believe an attestation or a signature of somebody else, such as a registry. */
export const attestationFaults = {
  TRUSTED_ROOT_INVALID: {
    status: 500,
    exit: 2,
    message: 'The Sigstore trusted root cannot be used: {why}.',
    hint: 'Get the trusted root from the Sigstore project, whole.',
  },
  REGISTRY_KEYS_INVALID: {
    status: 502,
    exit: 3,
    message: "The registry's keys cannot be used: {at} {why}.",
    hint: 'Ask the registry for its keys again.',
  },
  REGISTRY_SIGNATURE_MISSING: {
    status: 403,
    exit: 3,
    message: '{what} is not signed by its registry.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  REGISTRY_SIGNATURE_INVALID: {
    status: 403,
    exit: 3,
    message: "The registry's signature of {what} does not verify under its key {key}.",
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  REGISTRY_KEY_UNKNOWN: {
    status: 403,
    exit: 3,
    message: '{what} is signed with {key}, which is not a key of its registry.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  REGISTRY_KEY_EXPIRED: {
    status: 403,
    exit: 3,
    message: "{what} is signed with the registry's key {key}, which ended on {to}, and was released at {at}.",
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_MALFORMED: {
    status: 403,
    exit: 3,
    message: 'The attestation of {what} is not what it must be: {why}.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_PAYLOAD_TYPE: {
    status: 403,
    exit: 3,
    message: 'The attestation of {what} holds {said}, not {wanted}.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_MATERIAL: {
    status: 403,
    exit: 3,
    message: 'The attestation of {what} is signed with {said}, not with {wanted}.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_SIGNATURE: {
    status: 403,
    exit: 3,
    message: 'The signature of the attestation of {what} does not verify: it, or what it signs, was changed.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_KEY_UNKNOWN: {
    status: 403,
    exit: 3,
    message: 'The attestation of {what} is signed with {key}, which is not a key of its registry.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_KEY_EXPIRED: {
    status: 403,
    exit: 3,
    message: 'The attestation of {what} was signed at {at} with a key that counts from {from} to {to}.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_CERTIFICATE: {
    status: 403,
    exit: 3,
    message: 'The certificate of the attestation of {what} does not hold: {why}.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_LOG: {
    status: 403,
    exit: 3,
    message: 'The transparency log does not vouch for the attestation of {what}: {why}.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_TIME: {
    status: 403,
    exit: 3,
    message: 'The time of the attestation of {what} cannot be trusted: {why}.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_IDENTITY: {
    status: 403,
    exit: 3,
    message: 'The attestation of {what} is not by who it must be by: {why}.',
    hint: 'Find out where it was built, and whether its project moved on purpose.',
  },
  ATTESTATION_STATEMENT: {
    status: 403,
    exit: 3,
    message: 'What the attestation of {what} signs is no statement: {why}.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_PREDICATE: {
    status: 403,
    exit: 3,
    message: 'The attestation of {what} states {said}, not {wanted}.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  ATTESTATION_SUBJECT: {
    status: 403,
    exit: 3,
    message: 'The attestation shown for {what} is about something else: {why}.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
  MODEL_SIGNATURE_REFUSED: {
    status: 422,
    exit: 1,
    message: '{file} was not taken: {why}.',
    hint: 'Get the file and its signature again from who publishes them, and the name of the signer from somewhere else.',
  },
  ATTESTATION_SOURCE: {
    status: 403,
    exit: 3,
    message: 'The provenance of {what} says it was built from {said}, and its certificate says {certified}.',
    hint: 'Install it again from its registry; if it stays so, do not use it and tell its maintainers.',
  },
} as const satisfies FaultTable
