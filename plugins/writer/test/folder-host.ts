import { hash } from 'node:crypto'
import { termOverlap } from '@galley/evidence'
import type { Hit, Host, ModelAnswer, ModelRequest } from '@galley/sdk'

/** Documents of a folder, by name. */
export type Documents = Readonly<Record<string, string>>

/** Changes that a test may make to a host. */
export interface HostOptions {
  readonly model?: (request: ModelRequest, n: number) => Promise<ModelAnswer> | ModelAnswer
  readonly broken?: ReadonlySet<string>
}

/** A host over documents in memory: searching is counting words, reading is looking up. */
export function createFolderHost(
  documents: Documents,
  options: HostOptions = {},
): Host & { readonly asked: ModelRequest[]; readonly reads: string[] } {
  const names = Object.keys(documents)
  const asked: ModelRequest[] = []
  const reads: string[] = []
  const find = (query: string): readonly Hit[] =>
    names
      .map((name) => ({ name, fit: termOverlap(query, `${titleOf(name, documents)} ${documents[name]}`) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit)
      .map(({ name }) => ({
        address: `folder:${name}`,
        title: titleOf(name, documents),
        snippet: (documents[name] ?? '').slice(0, 300),
        provider: 'folder',
      }))
  return {
    signal: new AbortController().signal,
    asked,
    reads,
    log: () => undefined,
    progress: () => undefined,
    search: ({ query, k = 10 }) => Promise.resolve({ hits: find(query).slice(0, k), failures: [] }),
    read: ({ address }) => {
      const name = address.slice('folder:'.length)
      reads.push(name)
      const text = documents[name]
      if (text === undefined || options.broken?.has(name) === true) return Promise.reject(new Error('it could not be read'))
      return Promise.resolve({
        sourceId: `w${names.indexOf(name) + 1}`,
        title: titleOf(name, documents),
        chars: text.length,
        digest: hash('sha256', text),
      })
    },
    text: {
      read: (sourceId, from, to) => {
        if (to - from > 262_144) return Promise.reject(new Error('too much at once'))
        return Promise.resolve((documents[names[Number(sourceId.slice(1)) - 1] ?? ''] ?? '').slice(from, to))
      },
    },
    ...(options.model === undefined
      ? {}
      : {
          model: async (request) => {
            asked.push(request)
            return (await options.model?.(request, asked.length)) as ModelAnswer
          },
        }),
  }
}

/** The title of a document: its first heading, else its name. */
export function titleOf(name: string, documents: Documents): string {
  return /^#\s+(.+)$/m.exec((documents[name] ?? '').slice(0, 200))?.[1] ?? name.replace(/\.\w+$/, '')
}
