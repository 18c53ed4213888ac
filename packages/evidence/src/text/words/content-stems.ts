import { plainText } from '../markdown/plain-text.ts'
import { remembered } from '../remembered.ts'
import { wordStems } from './tokens.ts'

/** Maximum texts whose stems are kept: the sentences of some dozen long documents. */
const maxKept = 20_000

/**
 * The stems of a text's content words, in order, with repetitions: what texts are compared by. Markdown is read as plain text.
 * A sentence is compared with many others, so what was found is kept.
 */
export const contentStems: (text: string) => readonly string[] = remembered(maxKept, (text) => wordStems(plainText(text)))
