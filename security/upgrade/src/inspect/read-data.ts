import { namedScripts } from './named-scripts.ts'
import type { ScriptReading, ScriptUse } from './javascript/script-reading.ts'

/** Bytes of a file of data that are looked at, from its beginning: each is a character. */
export const maxDataBytes = 8_000_000

/** Code that somebody runs out of a file of data: it loads or starts something. */
const code =
  /\brequire\s*\(\s*\\?["'`](?:node:)?(?:child_process|https?|net|dgram|fs|os)\b|\bchild_process\\?["'`]|\bgetBuiltinModule\b|\beval\s*\(\s*(?:atob|Buffer|function|String)|\bprocess\.(?:env|binding|mainModule)\b|\bnew Function\s*\(|(?:^|[;\s"'])(?:curl|wget)\s+-?[^\n]{0,120}https?:|\/bin\/(?:ba)?sh\b\s*-c|\b__import__\s*\(|\bimport\s+(?:os|subprocess|socket|base64)\b|c(?:os|posix|nt|subprocess|builtins|__builtin__)\n(?:system|popen|exec|eval|Popen|call|run)\n/

/** Long runs of base64 or hex. */
const encoded = /[A-Za-z0-9+/_-]{60,}={0,2}/g

/** Encoded texts of a file that are decoded. */
const maxEncoded = 200

/** Looks for code in a file that is none: JSON, WebAssembly, a picture; in plain sight, or encoded. */
export function readData(text: string): ScriptReading {
  const uses: ScriptUse[] = []
  const plain = text.search(code)
  if (plain !== -1) uses.push({ capability: 'decoded-code', by: 'code in a file of data', at: plain })
  let left = maxEncoded
  for (const { 0: run, index } of text.matchAll(encoded)) {
    if (left === 0) break
    left -= 1
    if (isCode(run)) uses.push({ capability: 'decoded-code', by: 'encoded code in a file of data', at: index })
  }
  return { uses, imports: [], runs: namedScripts(text), hosts: [] }
}

function isCode(run: string): boolean {
  const bytes = Buffer.from(run.slice(0, 20_000), /^[\da-f]+$/i.test(run) ? 'hex' : 'base64')
  return code.test(bytes.toString('latin1'))
}
