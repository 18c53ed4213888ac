import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults between the host and a plugin's process. */
export const faults = Object.freeze({
  PLUGIN_START_FAILED: {
    status: 502,
    exit: 3,
    message: 'The plugin {name} did not start: {reason}.',
    hint: 'Look at the reason above. A name that is not defined is one of browsers or of Node: docs/plugin-author.md says what stands in for it.',
  },
  PLUGIN_DIED: {
    status: 502,
    exit: 3,
    message: 'The process of the plugin {name} ended during a call ({how}). Its last words: {tail}.',
    hint: 'Try again: the next call starts a new process. If it dies again, report it to the author of the plugin.',
  },
  PLUGIN_TIMED_OUT: {
    status: 504,
    exit: 3,
    message: 'The plugin {name} was stopped: {operation} took more than {milliseconds} ms of its own time.',
    hint: 'Give it less to do, or raise timeoutMs in its manifest.',
  },
  PLUGIN_CPU_SPENT: {
    status: 504,
    exit: 3,
    message: 'The plugin {name} was stopped: {operation} used more than {milliseconds} ms of CPU time.',
    hint: 'Give it less to do, or raise cpuMs in its manifest.',
  },
  PLUGIN_OUT_OF_MEMORY: {
    status: 502,
    exit: 3,
    message: 'The plugin {name} was stopped: it used more than its {memory} MiB of memory.',
    hint: 'Give it less to do, or raise memoryMiB in its manifest.',
  },
  PLUGIN_PROTOCOL: {
    status: 502,
    exit: 3,
    message: 'The plugin {name} was stopped: it broke the protocol ({what}).',
    hint: 'Do not use this plugin until its author has explained what it sent.',
  },
  PLUGIN_FAILED: {
    status: 502,
    exit: 3,
    message: 'The plugin {name} could not do {operation}: {reason}.',
    hint: 'Look at the reason above, which the plugin itself gave; docs/plugin-author.md says what stands in for a name that is not defined.',
  },
  PLUGIN_NO_OPERATION: {
    status: 404,
    exit: 2,
    message: 'The plugin {name} has no operation {operation}: {has}.',
    hint: 'Ask for one that it has. If you write it: name each operation both in `provides` of its manifest and in its code.',
  },
  PLUGIN_INPUT_TOO_LARGE: {
    status: 413,
    exit: 3,
    message: 'What the plugin {name} is to be given for {operation} is larger than one message of 1 MiB.',
    hint: 'Ask for less at once.',
  },
  CAPABILITY_DENIED: {
    status: 403,
    exit: 3,
    message: 'The plugin {name} asked for {capability}, which it was not granted.',
    hint: 'Grant it in the plugin’s manifest if it should have it.',
  },
  HOST_CALLS_SPENT: {
    status: 429,
    exit: 3,
    message: 'The plugin {name} asked the host more than {limit} times in one call.',
    hint: 'Raise hostCalls in its manifest if it needs more.',
  },
} as const satisfies FaultTable)

/** Makes one of this package's faults. */
export const fault: FaultMaker<typeof faults> = faultsOf(faults)
