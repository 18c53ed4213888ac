import { fault } from '../faults.ts'

/** Value of a GGUF key; of a list only its length is kept, for vocabularies are long. */
export type GgufValue = string | number | boolean | { readonly length: number }

/** Header of a GGUF file: version, number of tensors, and the metadata by its keys. */
export interface GgufHead {
  readonly version: number
  readonly tensors: number
  readonly values: ReadonlyMap<string, GgufValue>
}

/** Versions of the format that are read. Source: ggml-org/ggml, docs/gguf.md. */
const versions: ReadonlySet<number> = new Set([2, 3])
/** Most keys and most tensors of a file; the largest models have some 2,000 tensors. */
const maxEntries = 65_536
/** Longest text of a key or a value, in bytes. */
const maxText = 1 << 20
/** Most members of a list; a vocabulary has up to some 300,000. */
const maxList = 4_194_304
/** Most dimensions of a tensor. */
const maxDimensions = 4

/** Bytes of a value by its type; 8 is text and 9 a list. */
const widths: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 }
const text = 8
const listOf = 9

/**
 * Reads the head of a GGUF file: its keys and the places of its tensors, all of which must lie in the file.
 * @throws MODEL_FILE_REFUSED
 */
export function readGguf(bytes: Uint8Array, file: string): GgufHead {
  const reader = new GgufReader(bytes, file)
  reader.skip(4)
  const version = reader.number(4)
  if (!versions.has(version)) throw reader.refuse(`its GGUF version is ${version}`)
  const tensors = reader.count(maxEntries, 'tensors')
  const keys = reader.count(maxEntries, 'keys')
  const values = new Map<string, GgufValue>()
  for (let n = 0; n < keys; n += 1) {
    const key = reader.text()
    if (values.has(key)) throw reader.refuse(`it has the key ${key.slice(0, 80)} twice`)
    values.set(key, reader.value(reader.number(4)))
  }
  const offsets: number[] = []
  for (let n = 0; n < tensors; n += 1) offsets.push(reader.tensor())
  const alignment = values.get('general.alignment') ?? 32
  if (typeof alignment !== 'number' || alignment < 1) throw reader.refuse('its alignment is no number')
  const begin = Math.ceil(reader.at / alignment) * alignment
  if (offsets.some((offset) => begin + offset >= bytes.length)) throw reader.refuse('a tensor lies beyond its end')
  return { version, tensors, values }
}

class GgufReader {
  at = 0
  readonly #view: DataView
  readonly #file: string

  constructor(bytes: Uint8Array, file: string) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#file = file
  }

  refuse(why: string): Error {
    return fault('MODEL_FILE_REFUSED', { file: this.#file, why })
  }

  skip(length: number): void {
    if (this.at + length > this.#view.byteLength) throw this.refuse('it ends in the middle of its head')
    this.at += length
  }

  number(width: number): number {
    const from = this.at
    this.skip(width)
    if (width === 8) return Number(this.#view.getBigUint64(from, true))
    return width === 4 ? this.#view.getUint32(from, true) : this.#view.getUint8(from)
  }

  count(most: number, what: string): number {
    const count = this.number(8)
    if (count > most) throw this.refuse(`it says that it has ${count.toLocaleString('en')} ${what}`)
    return count
  }

  text(): string {
    const length = this.count(maxText, 'bytes in one text')
    const from = this.at
    this.skip(length)
    return Buffer.from(this.#view.buffer, this.#view.byteOffset + from, length).toString('utf8')
  }

  value(type: number): GgufValue {
    if (type === text) return this.text()
    if (type === listOf) return this.list()
    const width = widths[type]
    if (width === undefined) throw this.refuse(`a key has the type ${type}, which GGUF does not know`)
    if (type === 6 || type === 12) {
      const from = this.at
      this.skip(width)
      return type === 6 ? this.#view.getFloat32(from, true) : this.#view.getFloat64(from, true)
    }
    const number = this.number(width)
    return type === 7 ? number !== 0 : number
  }

  list(): GgufValue {
    const type = this.number(4)
    const length = this.count(maxList, 'members of one list')
    const width = widths[type]
    if (width !== undefined) this.skip(width * length)
    else if (type === text) for (let n = 0; n < length; n += 1) this.skip(this.count(maxText, 'bytes in one text'))
    else throw this.refuse(`a list has members of the type ${type}`)
    return { length }
  }

  /** Reads the description of a tensor: name, dimensions, type, and its place behind the head. */
  tensor(): number {
    this.text()
    const dimensions = this.number(4)
    if (dimensions > maxDimensions) throw this.refuse(`a tensor has ${dimensions} dimensions`)
    this.skip(8 * dimensions + 4)
    return this.number(8)
  }
}
