import type { EntailmentChoice } from '../settings/settings.ts'
import { readPinnedFile } from './read-pinned-file.ts'

/** Reads and checks the files of the entailment model, by the names under which its plugin takes them. Faults of `readPinnedFile`. */
export async function readEntailment(choice: EntailmentChoice): Promise<Readonly<Record<string, Uint8Array>>> {
  const model = await readPinnedFile('models.entailment', choice)
  if (choice.tokenizer === undefined) return { model }
  return { model, tokenizer: await readPinnedFile('models.entailment.tokenizer', choice.tokenizer) }
}
