import { judgeSupport, splitSentences, startsDangling } from '@galley/evidence'
import { askModel, type Host, type ShownEvidence } from '@galley/sdk'
import type { DraftSentence } from './draft-sentence.ts'
import { repeats, said as saying, type Said } from './said.ts'
import { unfaithful } from './unfaithful.ts'
import { unmarked } from './unmarked.ts'

/** Outcome of one restatement. */
export type Restated =
  | { readonly kept: DraftSentence }
  /** `reason` is absent when the model gave nothing that would be worth telling. */
  | { readonly kept: null; readonly sentence?: string; readonly reason?: string }

/** Asks a tiny model for one sentence that says what one quote says, and takes it only if the support check does. */
export async function restate(one: ShownEvidence, said: readonly Said[], language: string | undefined, host: Host): Promise<Restated> {
  const answer = await askModel(host, {
    messages: [
      {
        role: 'system',
        content: 'Rewrite the sentence in other words. Write exactly one sentence. Keep every name and every number. Add nothing.',
      },
      { role: 'user', content: unmarked(one.quote) },
    ],
    maxTokens: 120,
  })
  const sentence = oneSentence(answer?.text ?? '')
  if (sentence === null || isCopy(sentence, one.quote)) return { kept: null }
  const reason = refusal(sentence, one, said, language)
  if (reason !== null) return { kept: null, sentence, reason }
  return { kept: { text: sentence, kind: /\p{N}/u.test(sentence) ? 'number' : 'fact', evidenceIds: [one.id] } }
}

/** The first whole sentence of an answer, without preamble, marks and addresses; `null` when there is none. */
function oneSentence(text: string): string | null {
  const body = text
    .replaceAll(
      /^\s*(?:here (?:is|'s)[^\n:]{0,60}:|(?:rewritten |rephrased )?(?:sentence|answer|output)\s*:|sure[,!.][^\n:]{0,60}:?)\s*/gim,
      '',
    )
    .replaceAll(/\[\[[^\]]*\]\]|[*_`#>[\]]/g, '')
  const first = splitSentences(body)[0]?.text.replaceAll(/\s+/g, ' ').trim() ?? ''
  const bare = first.replace(/^["“](.*)["”]$/, '$1').trim()
  return /\p{L}.*[.!?]$/u.test(bare) ? bare : null
}

function refusal(sentence: string, one: ShownEvidence, said: readonly Said[], language: string | undefined): string | null {
  if (/https?:|www\./i.test(sentence)) return 'It has an address in it.'
  const source = unmarked(one.quote)
  const unquoted = sentence.replaceAll(/["“«]([^"“”«»]+)["”»]/g, (whole, words: string) => (source.includes(words) ? '' : whole))
  if (/["“”«»]/.test(unquoted)) return 'It quotes what its source does not have.'
  if (startsDangling(sentence)) return 'Its first word refers to nothing.'
  if (said.some((other) => repeats(other, saying(sentence)))) return 'It repeats another sentence.'
  const { verdict, reason } = judgeSupport(sentence, [{ ...one, window: one.quote }], language === undefined ? {} : { language })
  return verdict === 'supported' ? unfaithful(sentence, source, one.title) : reason
}

/** A part of the quote, word for word and only its marks other: that belongs in quotation marks. */
function isCopy(sentence: string, quote: string): boolean {
  const letters = (text: string): string =>
    ` ${unmarked(text)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `
  return letters(quote).includes(letters(sentence))
}
