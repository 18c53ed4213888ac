import type { Host, ModelAnswer, ModelRequest, ShownEvidence, WriteInput } from '@galley/sdk'

/** Evidence of three made-up sources about one lighthouse. */
export const evidence: readonly ShownEvidence[] = [
  ['e1', 'w1', 'The tower at Cape Morrow', 'The tower at Cape Morrow was built in 1871 by the harbour board and cost 4,000 pounds.'],
  ['e2', 'w1', 'The tower at Cape Morrow', 'The lamp of the tower burned whale oil until 1899 and then paraffin [4].'],
  ['e3', 'w1', 'The tower at Cape Morrow', 'Electric light came to Cape Morrow in 1931, with a range of 19 miles.'],
  ['e4', 'w2', 'Keepers: a history', 'Ada Finch kept the lamp from 1902 until 1931 and wrote a diary of 29 volumes.'],
  ['e5', 'w2', 'Keepers: a history', 'The last keeper, Tom Reed, called the tower "a cold friend" when he left it in May 1988.'],
  ['e6', 'w3', 'harbour_board.txt', 'The harbour board was founded in 1850 with nine members and sold the tower to a trust in 1990.'],
].map(([id = '', sourceId = '', title = '', quote = ''], index) => ({
  id,
  sourceId,
  title,
  quote,
  start: index * 100,
  questionIds: ['q1'],
}))

/** A section of so many words over that evidence. */
export function scene(words: number, more: Partial<WriteInput> = {}): WriteInput {
  return {
    brief: { topic: 'The tower at Cape Morrow', words },
    mode: 'extractive',
    title: 'The tower at Cape Morrow',
    section: { id: 's1', heading: 'Overview', intent: 'Says what matters.', questionIds: ['q1'], words },
    questions: [{ id: 'q1', text: 'What are the main details of the tower at Cape Morrow?' }],
    evidence,
    earlier: [],
    share: { w1: 500, w2: 500, w3: 500 },
    ...more,
  }
}

/** A host whose model answers by a function of the request and the number of the call. */
export function hostWith(
  answer?: (request: ModelRequest, n: number) => Partial<ModelAnswer> | Error,
): Host & { readonly asked: ModelRequest[] } {
  const asked: ModelRequest[] = []
  const model: Host['model'] = (request) => {
    asked.push(request)
    const given = answer?.(request, asked.length) ?? {}
    if (given instanceof Error) return Promise.reject(given)
    return Promise.resolve({ text: '', finish: 'stop', usage: { promptTokens: 1, completionTokens: 1 }, ...given })
  }
  const own = { signal: new AbortController().signal, asked, log: () => undefined, progress: () => undefined }
  return answer === undefined ? own : { ...own, model }
}

/** The number under which a prompt shows a quote with a word; 0 when it does not. */
export function numberOf(prompt: string, word: string): number {
  return Number(new RegExp(String.raw`^\[(\d+)\].*${word}`, 'm').exec(prompt)?.[1] ?? 0)
}
