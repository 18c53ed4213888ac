import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fault, type System } from '@galley/command-line'

/** Lets the person at the terminal change a text in the editor that `VISUAL` or `EDITOR` names. Fault USAGE where there is none, or where it failed. */
export async function editText(system: Pick<System, 'env' | 'spawn' | 'temp' | 'ask'>, text: string): Promise<string> {
  const [program, ...words] = (system.env['VISUAL'] ?? system.env['EDITOR'] ?? '').split(/\s+/).filter((word) => word !== '')
  if (program === undefined || system.ask === undefined)
    throw fault('USAGE', { problem: 'There is no editor to open: give the text with --text, or set EDITOR on a terminal' })
  const folder = mkdtempSync(join(system.temp, 'galley-edit-'))
  const file = join(folder, 'block.md')
  try {
    writeFileSync(file, text, { mode: 0o600 })
    const code = await new Promise((resolve, reject) => {
      system
        .spawn(program, [...words, file], { stdio: 'inherit' })
        .on('error', reject)
        .on('exit', (status) => resolve(status))
    }).catch((error: unknown) => (error as Error).message)
    if (code !== 0) throw fault('USAGE', { problem: `The editor ${program} failed (${String(code)}), and nothing was changed` })
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
