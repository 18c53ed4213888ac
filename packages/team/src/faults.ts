import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults that stop the team. */
export const faults = Object.freeze({
  SOURCES_EMPTY: {
    status: 422,
    exit: 3,
    message: 'No source was found for "{topic}": there is nothing to write from',
    hint: 'Name a folder or a page (`--sources DIR`, `--url URL`), or configure a search provider in galley.config.json.',
  },
} as const) satisfies FaultTable

/** Makes a fault of this package. */
export const fault: FaultMaker<typeof faults> = faultsOf(faults)
