import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'

/** An executable that stands where Node should, and speaks the protocol or breaks it as its script says. */
export interface Liar {
  readonly execPath: string
  /** True once the script called `lying()`. */
  readonly hasLied: () => boolean
}

/** Writes the executable. Its script may use `say(message or text)`, `lying()`, `fs`, and `heard`, which takes a function for each line of the host. */
export function createLiar(script: string): Liar {
  const folder = tempFolder()
  const mark = join(folder, 'lied')
  const body = `const fs = require('node:fs')
const say = (message) => fs.writeSync(1, (typeof message === 'string' ? message : JSON.stringify(message)) + '\\n')
const lying = () => fs.writeFileSync(${JSON.stringify(mark)}, '')
const listeners = []
const heard = (listener) => listeners.push(listener)
process.stdin.setEncoding('utf8').on('error', () => {}).on('data', (text) => {
  for (const line of text.split('\\n')) if (line !== '') for (const listener of listeners) listener(JSON.parse(line))
})
setInterval(() => {}, 1000)
${script}`
  writeFileSync(join(folder, 'liar.cjs'), body)
  const execPath = join(folder, 'liar')
  writeFileSync(execPath, `#!/bin/sh\nexec ${process.execPath} ${join(folder, 'liar.cjs')}\n`)
  chmodSync(execPath, 0o755)
  return { execPath, hasLied: () => existsSync(mark) }
}
