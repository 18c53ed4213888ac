import type { FaultTable } from '@galley/fault'

/** Faults of keys, policies, locks and installed plugins: a part of the runtime's table. */
export const papersFaults = Object.freeze({
  KEY_NAME_INVALID: {
    status: 400,
    exit: 2,
    message: 'A key cannot be called {name}.',
    hint: 'Use letters, digits, dots, dashes and underscores; `workspace` and `installation` are keys that Galley makes for itself.',
  },
  KEY_EXISTS: {
    status: 409,
    exit: 2,
    message: 'There is a key {name} already, in {file}.',
    hint: "Choose another name; a key is never replaced, for what it signed would be nobody's.",
  },
  KEY_MISSING: {
    status: 404,
    exit: 2,
    message: 'There is no signing key {name} in this data folder.',
    hint: 'See `galley key list`, or make one with `galley key new {name}`.',
  },
  POLICY_MISSING: {
    status: 409,
    exit: 2,
    message: 'This project trusts nobody: there is no trust policy {file}.',
    hint: 'Ask the author and the reviewers for the entries that `galley key new` printed, and add each with `galley key trust FILE`.',
  },
  SIGNER_KNOWN: {
    status: 409,
    exit: 2,
    message: '{file} has an entry {id} already.',
    hint: 'If it is the same person, add the new key to the keys of that entry by hand; if it is not, give this one another name in FILE.',
  },
  SIGNER_INVALID: {
    status: 400,
    exit: 2,
    message: 'This is no entry of a person who signs: {why}.',
    hint: 'Give what `galley key new` printed on stdout.',
  },
  SIGNER_UNKNOWN: {
    status: 404,
    exit: 2,
    message: '{file} and this data folder know no signer {id}.',
    hint: 'Name a person of the policy, a key of `galley key list`, or a key by the sha256 of its public half.',
  },
  SPEC_INVALID: {
    status: 400,
    exit: 2,
    message: '{spec} names no plugin that could be installed.',
    hint: 'Give one of these forms: {forms}.',
  },
  RELEASE_UNREADABLE: {
    status: 400,
    exit: 2,
    message: 'The release cannot be read: {file}: {problem}.',
    hint: 'Give the path of a tarball; its .cdx.json and its .bundles.jsonl lie beside it.',
  },
  RELEASE_MISNAMED: {
    status: 400,
    exit: 2,
    message: '{file} holds a release that is called {wanted}: its signature would be about another file.',
    hint: 'Rename it to {wanted}.',
  },
  NAME_TAKEN: {
    status: 409,
    exit: 3,
    message: 'A plugin of this workspace is called {name}, and one from elsewhere cannot take its name.',
    hint: 'Ask its author to publish it under a name of their own scope.',
  },
  NAME_IMITATES: {
    status: 403,
    exit: 3,
    message: 'The name {name} {how}: whoever reads it could take it for that.',
    hint: 'If you did not mean that plugin, ask its author to choose another name.',
  },
  LOCK_CHANGED: {
    status: 409,
    exit: 2,
    message: '{file} {how}, so no plugin of it is loaded.',
    hint: 'Look at what it holds, then run `galley plugin install --frozen`: it verifies every plugin of it and shows what each may do more than before.',
  },
  LOCK_REPLAYED: {
    status: 409,
    exit: 2,
    message: '{file} is a lock that was here before and was replaced since: plugins in it may be older than they were.',
    hint: 'Restore the newer one; if you go back on purpose, run `galley plugin install --frozen --allow-downgrade`.',
  },
  VERSION_OLDER: {
    status: 409,
    exit: 2,
    message: '{name} {version} is older than {highest}, which was installed here: what was mended since would be back.',
    hint: 'Install a version that is not older, or say --allow-downgrade if you go back on purpose.',
  },
  MEMORY_BROKEN: {
    status: 500,
    exit: 2,
    message: 'The memory of installed plugins, {file}, is not as it was written: line {line}: {why}.',
    hint: 'Find out who changed it. Without the file the lock counts as unknown, until `galley plugin install --frozen` has verified all of it.',
  },
  LOCK_MISMATCH: {
    status: 403,
    exit: 3,
    message: 'The {part} of {name} that came from {spec} is not the one that the lock pins.',
    hint: 'Somebody published it anew, or changed the lock: ask its author which one is right, and install that one.',
  },
  CONSENT_STALE: {
    status: 409,
    exit: 3,
    message: '{name} is not as it was when it was agreed to.',
    hint: 'Look at it again, then say yes or no.',
  },
  GRANT_EXCEEDED: {
    status: 403,
    exit: 3,
    message: '{name} asks for more than was approved: {powers}.',
    hint: 'Install it again with `galley plugin install` if it may have that; the lock holds what was agreed to.',
  },
  PLUGIN_NOT_INSTALLED: {
    status: 404,
    exit: 2,
    message: 'No plugin {name} is installed in this project.',
    hint: 'See `galley plugin list`; a plugin of this workspace is not installed but built.',
  },
  PLUGIN_REPLACED: {
    status: 409,
    exit: 2,
    message: '{name} {version} was replaced by {now} while this process ran.',
    hint: 'Start Galley again.',
  },
  RELEASE_OF_ANOTHER: {
    status: 403,
    exit: 3,
    message: '{spec} holds {found}, not a newer {name}.',
    hint: 'Ask the author of {name} where its releases are.',
  },
} as const satisfies FaultTable)
