import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'

/** An executable that stands where Node should, and says what it likes: `start` at once, `script` at its first call. */
export function liar(script: string, start = `say({ type: 'ready', operations: ['run'] })`): string {
  const folder = tempFolder()
  const body = `const say = (message) => process.stdout.write((typeof message === 'string' ? message : JSON.stringify(message)) + '\\n')
${start}
process.stdin.once('data', () => { ${script} })`
  writeFileSync(join(folder, 'liar.cjs'), body)
  writeFileSync(join(folder, 'liar'), `#!/bin/sh\nexec ${process.execPath} ${join(folder, 'liar.cjs')}\n`)
  chmodSync(join(folder, 'liar'), 0o755)
  return join(folder, 'liar')
}
