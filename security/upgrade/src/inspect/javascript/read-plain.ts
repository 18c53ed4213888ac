import { capabilityOfModule } from '../capabilities/modules.ts'
import { tellingTexts } from '../capabilities/telling-text.ts'
import type { ScriptReading, ScriptUse } from './script-reading.ts'

/** Words without which a tree shows nothing: what gives a capability, decodes, puts words together, or computes the name of a member. */
const words =
  /\b(?:process|eval|Function|constructor|fetch|XMLHttpRequest|WebSocket|EventSource|child_process|atob|unescape|Buffer|globalThis|global|self|window|frames|Deno|Bun|WebAssembly|setTimeout|setInterval|navigator|homedir|module|createRequire|getBuiltinModule|importScripts|import\s*\(|import\.meta|ethereum|solana|phantom|Reflect|Proxy|fromCharCode|fromCodePoint|vm|decode|decipher\w*|createDecipher\w*|\w*unzip\w*|inflate\w*|axios|http|https|net|tls|dgram|request|_compile)\b|["'`]\s*\+\s*["'`]|\]\s*\.\s*(?:join|map|reverse)\b|\\(?:x|u\{?)[\da-f]{2}/i

const looks =
  /\bprocess\.env\.NODE_ENV\b|\btypeof\s+(?:window|process|self|global|globalThis|module|navigator)\b|\bmodule\.exports\b|^"use strict"|__esModule/g

const loads = /\brequire\b/g

const plainLoads = /\brequire\s*\(\s*(["'])([^"'\\\n]+)\1\s*\)|(?:\bfrom|^\s*import)\s*(["'])([^"'\\\n]+)\3/gm

const telling = new RegExp(tellingTexts.map(({ pattern }) => pattern.source.replaceAll(/\^(?![^[]*\])/g, '')).join('|'), 'i')

/** True for a script of which a tree would show nothing but its imports, each written out. */
export function isPlain(text: string): boolean {
  if (words.test(text.replaceAll(looks, '')) || telling.test(text)) return false
  const written = [...text.matchAll(plainLoads)].filter(({ 0: load }) => load.startsWith('require')).length
  return (text.match(loads)?.length ?? 0) === written
}

/** Reads the imports of such a script. */
export function readPlain(text: string): ScriptReading {
  const found = [...text.matchAll(plainLoads)].map(({ 2: one, 4: other, index }) => ({ specifier: one ?? other ?? '', index }))
  const uses = found.flatMap(({ specifier, index }): readonly ScriptUse[] => {
    const capability = capabilityOfModule(specifier)
    return capability === null ? [] : [{ capability, by: specifier.replace(/^node:/, ''), at: index }]
  })
  return { uses, imports: found.map(({ specifier }) => specifier), hosts: [] }
}
