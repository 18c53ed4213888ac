import { homedir } from 'node:os'
import { join } from 'node:path'
import { countWords, readSentences, startsDangling } from '../../packages/evidence/src/index.ts'
import type { Host, ModelRequest, ShownEvidence } from '../../packages/sdk/src/index.ts'
import { restate } from '../../plugins/writer/src/restate.ts'
import type { Report } from './create-report.ts'
import { findModel, smallest } from './find-model.ts'
import { installHere } from './install-here.ts'
import { startLiveServer } from './start-server.ts'
import { loadWebPages } from './web-pages.ts'

/** Sentences of each text that the model is asked to restate: 200 of twenty texts. */
const perText = 10

/**
 * Runs part 3: the smallest model restates 200 sentences, as the writer asks it to for a draft; one draft alone asks too few to tell how many of its true
 * sentences are kept. Each is printed with its source and what became of it: whether it is true is for a reader to say.
 */
export async function runLiveRestatements(root: string, scratch: string, report: Report): Promise<void> {
  report.say('3 Restatements by a real open model (SmolLM2-135M-Instruct)')
  const missing = await installHere()
  if (missing !== null) return report.skip('the model server', missing.why)
  const model = await findModel(smallest, process.env['GALLEY_CACHE'] ?? join(homedir(), '.cache', 'galley', 'models'))
  if ('why' in model) return report.skip('the model', model.why)
  const sentences = (await loadWebPages(root, scratch)).flatMap(({ title, text }) => spread(text).map((quote) => ({ title, quote })))
  const server = await startLiveServer(model.path)
  const counts = { kept: 0, refused: 0, nothing: 0 }
  try {
    const host = hostOf(server.url)
    for (const { title, quote } of sentences) {
      const outcome = await restate({ id: 'e', title, quote, window: quote } as ShownEvidence, [], 'en', host)
      const kind = outcome.kept !== null ? 'kept' : outcome.sentence === undefined ? 'nothing' : 'refused'
      counts[kind] += 1
      if (kind === 'nothing') continue
      report.say(`  ${kind}: ${outcome.kept?.text ?? ('sentence' in outcome ? outcome.sentence : '')}\n    of: ${quote}`)
      if ('reason' in outcome && outcome.reason !== undefined) report.say(`    ${outcome.reason}`)
    }
  } finally {
    await server.close()
  }
  const { kept, refused, nothing } = counts
  report.say(`  ${kept} kept, ${refused} refused, ${nothing} that were no sentence or a copy`)
  report.check('the model was asked', kept + refused > 0, `${sentences.length} times`)
}

/** Sentences of a text that can stand for themselves, spread over it. */
function spread(text: string): readonly string[] {
  const all = readSentences(text).filter(({ text: sentence }) => {
    const words = countWords(sentence)
    return words >= 8 && words <= 38 && !startsDangling(sentence) && sentence.endsWith('.')
  })
  const step = Math.max(1, Math.floor(all.length / perText))
  return all
    .filter((_, n) => n % step === 0)
    .slice(0, perText)
    .map((sentence) => sentence.text)
}

/** Host of a writer that may ask this one server. */
function hostOf(url: string): Host {
  const model = async ({ messages, maxTokens }: ModelRequest): Promise<{ readonly text: string }> => {
    const body = JSON.stringify({ temperature: 0, max_tokens: maxTokens, messages })
    const answer = await fetch(`${url}/chat/completions`, { method: 'POST', body })
    const { choices } = (await answer.json()) as { readonly choices?: readonly { readonly message: { readonly content: string } }[] }
    return { text: choices?.[0]?.message.content ?? '' }
  }
  return { signal: new AbortController().signal, log: () => undefined, progress: () => undefined, model } as unknown as Host
}
