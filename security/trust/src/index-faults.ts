import type { FaultTable } from '@galley/fault'

/** Everything that keeps an index of plugins from being believed or written. */
export const indexFaults = {
  INDEX_ROOT_UNKNOWN: {
    status: 403,
    exit: 2,
    message: 'The index {address} is not trusted here: nobody has named its root.',
    hint: 'Ask its owner for the root, and name it: `--root FILE` or `--root sha256:…`, or `index.root` in the settings.',
  },
  INDEX_ROOT_OTHER: {
    status: 403,
    exit: 3,
    message: 'The index {address} was first trusted with the root {known}, and {named} was named now.',
    hint: 'Ask its owner which root is right; to trust the index anew, remove the folder {folder}.',
  },
  INDEX_ROOT_WRONG: {
    status: 403,
    exit: 3,
    message: 'The index {address} serves the root {served}, and {named} was named.',
    hint: 'Check that address and root belong together; if they do, do not install from it, and ask its owner.',
  },
  INDEX_ROOT_UNSIGNED: {
    status: 403,
    exit: 3,
    message: 'A root of the index {address} has too few signatures of its holders: {why}.',
    hint: 'Do not install from it; ask its owner.',
  },
  INDEX_UNSIGNED: {
    status: 403,
    exit: 3,
    message: 'The list {role} of the index has too few signatures: {why}.',
    hint: 'Do not install from it; its owner adds signatures with `galley index sign`, then publishes.',
  },
  INDEX_ROLLBACK: {
    status: 403,
    exit: 3,
    message: 'The index {address} serves an older state than this machine has seen: {why}.',
    hint: 'Do not install from it; ask its owner whether the folder was restored from a backup or swapped.',
  },
  INDEX_FROZEN: {
    status: 403,
    exit: 3,
    message: 'The index {address} has expired, so nobody can tell if it is the newest: {why}.',
    hint: "Its owner publishes it again with `galley index publish`; see that this machine's clock is right.",
  },
  INDEX_TAMPERED: {
    status: 403,
    exit: 3,
    message: 'The file {file} of the index {address} is not the one that is listed: {why}.',
    hint: 'Do not install it; ask the owner of the index.',
  },
  INDEX_INVALID: {
    status: 502,
    exit: 3,
    message: '{role} of the index {address} cannot be used: {why}.',
    hint: 'Check the address; if it is right, ask the owner of the index.',
  },
  INDEX_INCOMPLETE: {
    status: 502,
    exit: 3,
    message: 'The index {address} has no file {file}.',
    hint: 'Check the address: it is the folder that holds `metadata` and `targets`.',
  },
  INDEX_NOT_LISTED: {
    status: 404,
    exit: 3,
    message: '{release} is not listed in {where}; there is: {others}.',
    hint: 'Name one that is there, or another index.',
  },
  INDEX_YANKED: {
    status: 410,
    exit: 3,
    message: '{release} was taken back by its author on {at}: {reason}.',
    hint: 'Use another version.',
  },
  INDEX_OUTSIDE_NAMESPACE: {
    status: 403,
    exit: 3,
    message: 'The list {role} of the index names {path}, which was not delegated to it.',
    hint: 'Do not install it; the owner of the index says with `galley index delegate` whose it is.',
  },
  INDEX_FOLDER_INVALID: {
    status: 400,
    exit: 2,
    message: 'This folder is no index that can be changed: {why}.',
    hint: 'Begin one with `galley index init`, and add the signatures that its root needs with `galley index sign`.',
  },
  INDEX_KEYS_INVALID: {
    status: 400,
    exit: 2,
    message: 'An index cannot have these keys: {why}.',
    hint: 'Name each holder of the root once, and a threshold from 1 to their number.',
  },
  INDEX_NAMESPACE_INVALID: {
    status: 400,
    exit: 2,
    message: '{namespace} is no namespace.',
    hint: 'Name a scope, such as @me, or one plugin without a scope.',
  },
  INDEX_NAMESPACE_UNKNOWN: {
    status: 403,
    exit: 2,
    message: 'The namespace {namespace} is nobody’s in this index.',
    hint: 'The holders of the root delegate it to a key with `galley index delegate`.',
  },
  INDEX_KEY_NOT_ALLOWED: {
    status: 403,
    exit: 2,
    message: 'None of these keys may sign {what} in this index.',
    hint: 'Name the right key with `--key`; the holders of the root delegate with `galley index delegate`.',
  },
  INDEX_RELEASE_CHANGED: {
    status: 409,
    exit: 2,
    message: '{release} cannot be listed so: {why}.',
    hint: 'Give the changed plugin a new version.',
  },
} as const satisfies FaultTable
