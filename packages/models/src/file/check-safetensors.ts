import { fault } from '../faults.ts'

/** Longest header, in bytes: the format's own limit. Source: huggingface/safetensors, README. */
const maxHeader = 100_000_000

interface Tensor {
  readonly data_offsets?: readonly [number, number]
}

/**
 * Checks the header of a safetensors file: JSON that fits, and tensors that fill the rest of the file without holes or overlaps, as the format
 * demands; a hole could hold another file.
 * @throws MODEL_FILE_REFUSED
 */
export function checkSafetensors(bytes: Uint8Array, file: string): void {
  const refuse = (why: string): Error => fault('MODEL_FILE_REFUSED', { file, why })
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true))
  if (length > maxHeader || 8 + length > bytes.length) throw refuse('its header is longer than the file or the format allows')
  const spans = Object.entries(parseHeader(bytes.subarray(8, 8 + length), refuse))
    .filter(([name]) => name !== '__metadata__')
    .map(([, tensor]) => tensor.data_offsets)
    .toSorted((a, b) => Number(a?.[0]) - Number(b?.[0]))
  let end = 0
  for (const span of spans) {
    const [from, to] = span ?? []
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from !== end || Number(to) < end)
      throw refuse('its tensors overlap or leave holes')
    end = Number(to)
  }
  if (8 + length + end !== bytes.length) throw refuse('its tensors do not fill it')
}

function parseHeader(header: Uint8Array, refuse: (why: string) => Error): Readonly<Record<string, Tensor>> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(header).toString('utf8'))
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Readonly<Record<string, Tensor>>
  } catch {
    // Said below.
  }
  throw refuse('its header is no JSON')
}
