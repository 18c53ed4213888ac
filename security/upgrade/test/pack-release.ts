import { gzipSync } from 'node:zlib'
import { packTar, type TarEntry } from 'modern-tar'

/** Packs files as npm does: gzip, everything below `package/`. */
export async function packRelease(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const entries = Object.entries(files).map(([path, content]): TarEntry => {
    const body = typeof content === 'string' ? new TextEncoder().encode(content) : content
    return { header: { name: `package/${path}`, size: body.length, type: 'file' }, body }
  })
  return gzipSync(await packTar(entries))
}

/** A manifest, as text. */
export function manifest(more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ name: 'x', version: '1.0.1', main: 'index.js', ...more })
}
