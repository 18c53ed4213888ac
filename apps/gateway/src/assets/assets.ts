import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** A static file of the studio, ready to be sent. */
export interface Asset {
  readonly type: string
  /** The content as it is and compressed, which is done once. */
  readonly bodies: Readonly<Record<AssetEncoding, Uint8Array<ArrayBuffer>>>
  /** Digest of the content. */
  readonly digest: string
}

/** Encodings in which assets are kept, the best first. */
export const assetEncodings = ['br', 'gzip', 'identity'] as const

/** An encoding in which assets are kept. */
type AssetEncoding = (typeof assetEncodings)[number]

/** True when Node runs the source: then the client modules are TypeScript, and their types are stripped before they are sent. */
const fromSource = import.meta.url.endsWith('.ts')

const script = (module: URL): { readonly type: string; readonly read: () => string } => ({
  type: 'text/javascript; charset=utf-8',
  read: () => (fromSource ? stripTypeScriptTypes(readText(module)) : readText(new URL(module.href.replace(/\.ts$/, '.js')))),
})

const files: Readonly<Record<string, { readonly type: string; readonly read: () => string }>> = {
  'studio.css': { type: 'text/css; charset=utf-8', read: () => readText(new URL('./studio.css', import.meta.url)) },
  'audit.css': { type: 'text/css; charset=utf-8', read: () => readText(new URL('./audit.css', import.meta.url)) },
  'papers.css': { type: 'text/css; charset=utf-8', read: () => readText(new URL('./papers.css', import.meta.url)) },
  'docs.css': { type: 'text/css; charset=utf-8', read: () => readText(new URL('./docs.css', import.meta.url)) },
  'icon.svg': { type: 'image/svg+xml', read: () => icon },
  'drop-form.js': script(new URL('./client/drop-form.ts', import.meta.url)),
  'preview-citations.js': script(new URL('./client/preview-citations.ts', import.meta.url)),
  'tell-offline.js': script(new URL('./client/tell-offline.ts', import.meta.url)),
  'live-draft.js': script(new URL('./client/live-draft.ts', import.meta.url)),
}

/** Names of the static files. */
export const assetNames: readonly string[] = Object.keys(files)

/** Icon of a proof: three lines of type, and a red one. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="5" y="2" width="22" height="28" rx="2" fill="#fdfcf8" stroke="#1d1b18" stroke-width="2"/><path d="M10 9h12M10 14h12M10 24h8" stroke="#1d1b18" stroke-width="2"/><path d="M10 19h12" stroke="#b3371b" stroke-width="3"/></svg>'

const loaded = new Map<string, Asset>()

/** Finds a static file by name, and reads it once; `undefined` when there is none. */
export function findAsset(name: string): Asset | undefined {
  const file = Object.hasOwn(files, name) ? files[name] : undefined
  if (file === undefined) return undefined
  const known = loaded.get(name)
  if (known) return known
  const identity = Buffer.from(file.read())
  const bodies = { identity, br: brotliCompressSync(identity), gzip: gzipSync(identity, { level: 9 }) }
  const asset = { type: file.type, bodies, digest: createHash('sha256').update(identity).digest('base64url').slice(0, 22) }
  loaded.set(name, asset)
  return asset
}

/** Path of a static file below that of the gateway; it changes when the content does. */
export function assetPath(name: string): string {
  return `/assets/${name}?v=${findAsset(name)?.digest.slice(0, 10) ?? ''}`
}

function readText(file: URL): string {
  return readFileSync(file, 'utf8')
}
