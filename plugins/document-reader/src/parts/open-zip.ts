import { unzipSync } from 'fflate'
import { readBytes, type Host, type ReadInput } from '@galley/sdk'

/** Largest file, in bytes. */
const maxBytes = 40_000_000

/** Parts of one file: a workbook with a thousand sheets has a few thousand. */
const maxParts = 10_000

/** Unpacked bytes of one part and of all that are asked for: a large sheet of a real workbook has 30 MB. */
const maxPart = 60_000_000
const maxAll = 120_000_000

/** The parts of a document that are asked for by name. */
export interface Zip {
  readonly names: readonly string[]
  /** Text of a part; null where there is none. Throws when it would be too large unpacked. */
  readonly text: (name: string) => string | null
}

/** Opens a document that is a ZIP of parts. Nothing is unpacked before it is asked for. Throws when it is broken or has too many parts. */
export async function openZip({ body }: ReadInput, host: Host): Promise<Zip> {
  const bytes = await readBytes(host, body, maxBytes)
  const names: string[] = []
  let left = maxAll
  unzip(bytes, (name) => {
    names.push(name)
    if (names.length > maxParts) throw new Error(`it has more than ${maxParts} parts`)
    return false
  })
  return {
    names,
    text: (name) => {
      if (!names.includes(name)) return null
      const parts = unzip(bytes, (one, size) => {
        if (one !== name) return false
        if (size > maxPart || size > left)
          throw new Error(`its part ${name.slice(0, 80)} has ${size} bytes when it is unpacked, which is too large`)
        left -= size
        return true
      })
      const part = parts[name]
      return part === undefined ? null : new TextDecoder().decode(part)
    },
  }
}

function unzip(bytes: Uint8Array, wants: (name: string, size: number) => boolean): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => wants(name, originalSize) })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(/^its? /.test(reason) ? reason : `the file is broken (${reason})`, { cause: error })
  }
}
