import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults of `galley`: of its gateway and its clone. */
export const faults = Object.freeze({
  GATEWAY_UNREACHABLE: {
    status: 502,
    exit: 3,
    message: 'The gateway at {url} does not answer: {problem}.',
    hint: 'Start it with `galley start`, or unset GALLEY_URL to run in this process.',
  },
  NOT_A_GATEWAY: {
    status: 502,
    exit: 2,
    message: 'What answers at {url} is no gateway of Galley (status {status}).',
    hint: 'Correct GALLEY_URL, or unset it to run in this process.',
  },
  GATEWAY_NOT_RUNNING: {
    status: 503,
    exit: 3,
    message: 'No gateway runs on the data folder {folder}.',
    hint: 'Start it with `galley start`.',
  },
  INSTALLATION_KEY_MISSING: {
    status: 400,
    exit: 2,
    message: 'No draft was ever signed on the data folder {folder}, so that it vouches for none.',
    hint: 'Name the public key of whoever signed with `--key`, or the data folder that wrote the draft with `--data`.',
  },
  CONSENT_MISSING: {
    status: 409,
    exit: 2,
    message: 'Nobody agreed to what {name} does: {why}.',
    hint: 'Run it on a terminal, or with `--yes` under a trust policy that asks for a reviewer.',
  },
  FOLDER_TAKEN: {
    status: 400,
    exit: 2,
    message: 'There is something in the folder {dir} already.',
    hint: 'Name another folder with `--dir`, or empty this one.',
  },
  PACKAGES_MISSING: {
    status: 400,
    exit: 2,
    message: 'The folder {folder} holds no tarball of {names}.',
    hint: 'Build them with `npm run packages` in the clone, which puts them into .cache/packages.',
  },
} as const satisfies FaultTable)

export const fault: FaultMaker<typeof faults> = faultsOf(faults)
