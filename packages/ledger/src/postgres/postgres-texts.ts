import { change, first } from '../program.ts'
import type { TextStore } from '../text-store.ts'
import { digestOf, filePath, writeStored } from '../texts.ts'

/**
 * Texts as rows. A source's row refers to its text, so that no text goes which somebody needs; who puts one that is there waits for nobody. A document is laid
 * into a folder of this machine when its path is asked for.
 */
export function postgresTexts(
  folder: string,
  unique: string,
  read: (sql: string, value: string) => Promise<Uint8Array | undefined>,
): TextStore {
  return {
    *putText(digest, text) {
      yield* change('INSERT INTO texts (digest, body) VALUES (?, ?) ON CONFLICT DO NOTHING', digest, Buffer.from(text, 'utf8'))
    },
    *putFile(digest, bytes) {
      yield* change('INSERT INTO documents (digest, body) VALUES (?, ?) ON CONFLICT DO NOTHING', digest, bytes)
    },
    *text(digest) {
      const row = yield* first<{ body: Buffer }>('SELECT body FROM texts WHERE digest = ?', digest)
      const text = row?.body.toString('utf8')
      return text !== undefined && digestOf(text) === digest ? text : null
    },
    filePath: async (digest) => {
      const path = filePath(folder, digest)
      const body = await read('SELECT body FROM documents WHERE digest = ?', digest)
      if (body !== undefined) writeStored(folder, path, body, unique)
      return path
    },
    *remove(kind, digest) {
      yield* change(`DELETE FROM ${kind === 'sources' ? 'texts' : 'documents'} WHERE digest = ?`, digest)
    },
  }
}
