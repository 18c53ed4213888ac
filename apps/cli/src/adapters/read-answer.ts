import { fault } from '../faults.ts'

/** Bytes of a gateway's answer at most: a draft of 5,000 words has less than one million. */
const maxBytes = 64_000_000

/** Reads the bytes of a gateway's answer. Fault GATEWAY_UNREACHABLE where it breaks off or has no end. */
export async function readBytes(response: Response, url: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length
      if (size > maxBytes) throw new Error(`its answer is larger than ${maxBytes / 1_000_000} MB`)
      chunks.push(chunk)
    }
  } catch (error) {
    throw fault('GATEWAY_UNREACHABLE', { url, problem: `its answer broke off (${(error as Error).message})` }, { cause: error })
  }
  return Buffer.concat(chunks)
}

/** Reads the text of a gateway's answer. Faults as those of `readBytes`. */
export async function readAnswer(response: Response, url: string): Promise<string> {
  return Buffer.from(await readBytes(response, url)).toString('utf8')
}

/** Reads the JSON of a gateway's answer. Faults GATEWAY_UNREACHABLE, and NOT_A_GATEWAY where it is none. */
export async function readJsonAnswer(response: Response, url: string): Promise<unknown> {
  const text = await readAnswer(response, url)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw fault('NOT_A_GATEWAY', { url, status: response.status }, { cause: error })
  }
}
