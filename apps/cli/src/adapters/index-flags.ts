import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fault, readTextFile, type System } from '@galley/command-line'
import type { SettingsFlags } from '@galley/runtime'
import type { Command } from 'commander'

/** Choices of a command about the plugin index that it asks. */
export interface IndexFlags {
  readonly index?: string
  readonly root?: string
}

/** Adds `--index` and `--root` to a command that gets plugins. */
export function addIndexOptions(command: Command): Command {
  return command
    .option('--index <url>', 'the plugin index to ask: https://…, file:///…, or a folder')
    .option('--root <root>', 'the first root of that index, as its owner gives it: sha256:…, or a file')
}

/** Reads the choices: a folder becomes its address, a root's file its digest. Faults USAGE, FILE_UNREADABLE. */
export function indexFlags(system: System, { index, root }: IndexFlags): Pick<SettingsFlags, 'index'> {
  if (index === undefined && root === undefined) return {}
  return {
    index: {
      ...(index === undefined ? {} : { url: addressOf(system, index) }),
      ...(root === undefined ? {} : { root: digestOf(system, root) }),
    },
  }
}

function addressOf({ cwd }: System, index: string): string {
  if (!/^[a-z]+:/i.test(index)) return pathToFileURL(resolve(cwd, index)).href
  if (/^(?:https?|file):\/\/[^\s@]+$/.test(index)) return index
  throw fault('USAGE', { problem: `--index ${index.slice(0, 200)} is no address that an index can have` })
}

function digestOf(system: System, root: string): string {
  if (/^sha256:[0-9a-f]{64}$/.test(root)) return root
  if (root.startsWith('sha256:')) throw fault('USAGE', { problem: '--root sha256:… takes 64 hexadecimal digits' })
  return `sha256:${createHash('sha256')
    .update(readTextFile(system, resolve(system.cwd, root)))
    .digest('hex')}`
}
