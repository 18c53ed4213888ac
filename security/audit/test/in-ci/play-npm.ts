import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The package as it is installed: the folder above `node_modules`, and the Node that runs it. */
export interface Installed {
  readonly installed: string
  readonly node: string
}

/** Version of the package, which every page, action and hook names. */
export const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
  readonly version: string
}

/**
 * Fills a folder of programs: that Node, `galley-audit`, and an npm that is played. It "installs" the package into the prefix it is given, by
 * linking what a test installed before, and refuses everything else.
 */
export function playNpm(bin: string, { installed, node }: Installed): void {
  const asked = `"install --prefix "*" --ignore-scripts --no-audit --no-fund --save-exact @galley/audit@${version}"`
  const copy = `ln -sfn ${quote(join(installed, 'node_modules'))} "$3/node_modules"`
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\ncase "$*" in ${asked}) ;; *) echo "npm $*" >&2; exit 9;; esac\n${copy}\n`)
  chmodSync(join(bin, 'npm'), 0o755)
  symlinkSync(node, join(bin, 'node'))
  symlinkSync(join(installed, 'node_modules', '.bin', 'galley-audit'), join(bin, 'galley-audit'))
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
