import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Target } from './attack.ts'

/** Files that are there to be read, changed or made. */
export interface Decoys {
  readonly target: Pick<Target, 'folder' | 'secret' | 'link' | 'victim' | 'out' | 'socket' | 'library' | 'hasTerminal'>
  /** Texts that only who reads, lists or follows can know. */
  readonly secrets: readonly string[]
  /** Signs that files were made, changed or removed; puts everything back. */
  look(): readonly string[]
  close(): void
}

/** Makes a folder of decoys; `random` makes words that nobody guesses. */
export async function layDecoys(random: () => string): Promise<Decoys> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-walls-'))
  const [secret, victim, out, link] = ['secret', 'victim', 'out', 'link'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  const [text, name, end] = [random(), random(), random()]
  // A size that no other file has; as a number it is part of what stat tells.
  const size = 100_000 + (Number.parseInt(random().slice(0, 8), 16) % 800_000)
  writeFileSync(secret, `${text}\n${' '.repeat(size - text.length - 1)}`)
  writeFileSync(`${secret}.cjs`, `module.exports = ${JSON.stringify(text)}`)
  writeFileSync(`${secret}.mjs`, `export default ${JSON.stringify(text)}`)
  writeFileSync(`${secret}.env`, `STOLEN=${text}\n`)
  await writeDatabase(`${secret}.db`, text)
  writeFileSync(join(folder, name), '')
  symlinkSync(secret, link)
  symlinkSync(end, join(folder, 'end'))
  mkdirSync(out)
  chmodSync(out, 0o700)
  // The host holds a file open whose name is secret.
  const held = openSync(join(folder, name), 'r')
  const lay = (): void => {
    if (existsSync(out) && statSync(out).dev !== statSync(folder).dev) spawnSync('umount', [out])
    for (const made of readdirSync(out)) rmSync(join(out, made), { recursive: true, force: true })
    for (const file of [victim, `${victim}.gone`]) rmSync(file, { force: true })
    writeFileSync(victim, 'a file', { mode: 0o600 })
  }
  lay()
  let state = readVictim(victim)
  return {
    target: { folder, secret, link, victim, out, socket: join(folder, 'socket'), library: copyLibrary(folder), hasTerminal: hasTerminal() },
    secrets: [text, name, end, String(size)],
    look() {
      const signs = readdirSync(out).map((made) => `a file was made: ${made.replaceAll(/\d{3,}/g, 'N')}`)
      if (statSync(out).dev !== statSync(folder).dev) signs.push('a file system was mounted')
      if (readVictim(victim) !== state) signs.push('a file was changed')
      if (signs.length > 0) {
        lay()
        state = readVictim(victim)
      }
      return signs
    },
    close() {
      closeSync(held)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Everything about a file that a change would show in; the times of changes include those of its mode, owner and attributes. */
function readVictim(file: string): string {
  const { mode, uid, gid, size, mtimeMs, ctimeMs, nlink } = statSync(file, { throwIfNoEntry: false }) ?? {}
  return JSON.stringify([mode, uid, gid, size, mtimeMs, ctimeMs, nlink])
}

async function writeDatabase(file: string, text: string): Promise<void> {
  if (!isBuiltin('node:sqlite')) return
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE kept (text)')
  database.prepare('INSERT INTO kept VALUES (?)').run(text)
  database.close()
}

/** Copies a library of this process, as native code that a plugin might load. Empty where /proc does not tell of one. */
function copyLibrary(folder: string): string {
  try {
    const path = /^\S+ r-xp .* (\/\S+\.so[.\d]*)$/m.exec(readFileSync('/proc/self/maps', 'latin1'))?.[1]
    if (path === undefined) return ''
    copyFileSync(path, join(folder, 'library.node'))
    return join(folder, 'library.node')
  } catch {
    return ''
  }
}

function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return true
  } catch {
    return false
  }
}
