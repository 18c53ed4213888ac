import { createCipheriv } from 'node:crypto'

/** Makes bytes that nothing can pack, the same for the same number. */
function noise(bytes: number, seed: number): Buffer {
  const key = Buffer.alloc(16)
  key.writeUInt32LE(seed)
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(bytes))
}

/** Makes what a photograph is to whoever only carries it: the first bytes of a JPEG, and noise. */
export const makePicture = (bytes: number, seed: number): Buffer =>
  Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), noise(bytes, seed)])
