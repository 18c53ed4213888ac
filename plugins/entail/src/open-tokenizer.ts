import { Tokenizer } from '@huggingface/tokenizers'

/** Tokens of a pair at most: what most cross-encoders were trained on. The premise is cut at its end. */
const maxTokens = 512

/** Values of one pair by the name of the input that takes them. */
export type EncodedPair = Readonly<Record<string, readonly (string | number)[] | undefined>>

/** Opens a tokenizer from its `tokenizer.json`. Without one, a pair stays two texts. */
export function openTokenizer(file: Uint8Array | undefined): (premise: string, hypothesis: string) => EncodedPair {
  if (file === undefined) return (premise, hypothesis) => ({ premise: [premise], hypothesis: [hypothesis] })
  const tokenizer = new Tokenizer(JSON.parse(new TextDecoder().decode(file)) as object, {})
  const encode = (premise: string, hypothesis: string): EncodedPair & { readonly input_ids: readonly number[] } => {
    const { ids, attention_mask, token_type_ids } = tokenizer.encode(premise, { text_pair: hypothesis, return_token_type_ids: true })
    return { input_ids: ids, attention_mask, token_type_ids }
  }
  return (premise, hypothesis) => {
    let words = premise
    let pair = encode(words, hypothesis)
    while (pair.input_ids.length > maxTokens && words !== '') {
      words = words.slice(0, Math.floor((words.length * maxTokens) / pair.input_ids.length) - 1)
      pair = encode(words, hypothesis)
    }
    return pair
  }
}
