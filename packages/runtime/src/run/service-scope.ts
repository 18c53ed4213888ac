import { createRunMemory, type RunScope } from '@galley/kernel'

/** Scope of a call outside any run: the tool may fetch from its service. Nothing is stored, nothing is remembered. */
export function createServiceScope(): RunScope {
  return {
    id: 'none',
    brief: { topic: '' },
    web: false,
    effect: async (_key, perform) => (await perform()).response,
    model: null,
    searchTools: [],
    files: null,
    storeSource: (source) => Promise.resolve(source),
    findSource: () => Promise.resolve(null),
    sourceText: () => Promise.resolve(''),
    onEvent: () => undefined,
    onEphemeral: () => undefined,
    onPlugin: () => Promise.resolve(),
    memory: createRunMemory(),
  }
}
