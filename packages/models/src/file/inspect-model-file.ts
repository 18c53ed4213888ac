import { fault } from '../faults.ts'
import { checkChatTemplate } from './check-chat-template.ts'
import { checkSafetensors } from './check-safetensors.ts'
import { readGguf, type GgufValue } from './read-gguf.ts'

/** Description of a model file by itself; what it does not say is null. */
export interface ModelFileFacts {
  readonly format: 'gguf' | 'safetensors'
  readonly name: string | null
  readonly licence: string | null
  readonly architecture: string | null
  /** Longest prompt and answer together, in tokens. */
  readonly context: number | null
  readonly hasChatTemplate: boolean
}

/** Endings of Python pickles and of archives that hold one. */
const pickleEndings = /\.(?:bin|pt|pth|pkl|pickle|ckpt|joblib|mar)$/i

/**
 * Looks into a model file before anything loads it: formats that run code when they are loaded are refused, and so are heads that lie about their
 * sizes and chat templates that reach beyond the conversation.
 * @throws MODEL_FILE_REFUSED
 */
export function inspectModelFile(bytes: Uint8Array, file: string): ModelFileFacts {
  const begin = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16))
  if (pickleEndings.test(file) || (begin[0] === 0x80 && Number(begin[1]) <= 5) || begin.subarray(0, 4).equals(zipMagic))
    throw fault('MODEL_FILE_REFUSED', { file, why: 'it is a pickle or may hold one, and loading a pickle runs whatever code is in it' })
  if (begin.subarray(0, 4).toString('latin1') === 'GGUF') return inspectGguf(bytes, file)
  if (bytes.length > 8 && begin[8] === 0x7b) {
    checkSafetensors(bytes, file)
    return { format: 'safetensors', name: null, licence: null, architecture: null, context: null, hasChatTemplate: false }
  }
  throw fault('MODEL_FILE_REFUSED', { file, why: 'it is neither GGUF nor safetensors' })
}

const zipMagic = Buffer.from('PK\u{3}\u{4}')

function inspectGguf(bytes: Uint8Array, file: string): ModelFileFacts {
  const { values } = readGguf(bytes, file)
  // Beside the usual template a file may hold others by name, which a server can be told to use.
  const templates = [...values].filter(([key]) => key.startsWith('tokenizer.chat_template')).map(([, value]) => textOf(value) ?? '')
  const [why] = templates.flatMap(checkChatTemplate)
  if (why !== undefined) throw fault('MODEL_FILE_REFUSED', { file, why })
  const architecture = textOf(values.get('general.architecture'))
  const context = values.get(`${architecture}.context_length`)
  return {
    format: 'gguf',
    name: textOf(values.get('general.name')),
    licence: textOf(values.get('general.license')),
    architecture,
    context: typeof context === 'number' ? context : null,
    hasChatTemplate: templates.length > 0,
  }
}

function textOf(value: GgufValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}
