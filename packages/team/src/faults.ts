import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults that stop the team. */
export const faults = Object.freeze({
  SOURCES_EMPTY: {
    status: 422,
    exit: 3,
    message: 'There is nothing to write from for "{topic}": {why}.',
    hint: 'Ask in the words that the sources use, hand over documents or pages on the topic that can be read, or set up a search.',
  },
  SOURCES_OFF_TOPIC: {
    status: 422,
    exit: 3,
    message: 'No source is about "{topic}": {read}.',
    hint: 'Ask for what the sources are about, in their words, or hand over others.',
  },
  DRAFT_EMPTY: {
    status: 422,
    exit: 3,
    message: 'Nothing that was written about "{topic}" could be kept: {found}.',
    hint: 'Try another model, or none.',
  },
  SECTION_HAS_NO_MORE: {
    status: 422,
    exit: 1,
    message: 'The sources hold nothing else for the section “{heading}”.',
    hint: 'Insert a source, then write the section again; or edit it by hand.',
  },
} as const) satisfies FaultTable

/** Makes a fault of this package. */
export const fault: FaultMaker<typeof faults> = faultsOf(faults)
