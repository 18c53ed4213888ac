#!/usr/bin/env node
import type { spawn } from 'node:child_process'
import fs from 'node:fs'
import module from 'node:module'
import { homedir, tmpdir, uptime } from 'node:os'
import { join } from 'node:path'
import { refuseOldNode } from '@galley/command-line/old-node'

// A process entry: with security/audit/src/main.ts, the only one that takes clock, environment, network, random numbers, files and
// programs from the world.

refuseOldNode(process, 'galley')
// Compiled code is kept where this user alone writes, and not in the folder for temporary files: `galley check` stands before each install.
// A home folder that is not there is not made for it: in `/proc`, Node would try without an end.
const caches = process.env['XDG_CACHE_HOME'] ?? (fs.existsSync(homedir()) ? join(homedir(), '.cache') : undefined)
if (caches !== undefined) module.enableCompileCache(join(caches, 'galley', 'compiled'))
const [{ startProgram }, { galley }] = await Promise.all([import('@galley/command-line'), import('./galley.ts')])

await startProgram(
  process,
  {
    program: 'galley',
    folder: import.meta.dirname,
    home: process.env['HOME'] ?? homedir(),
    temp: tmpdir(),
    bootedAt: new Date(Date.now() - uptime() * 1000),
    clock: () => new Date(),
    fetch,
    fs,
    // Loaded by who needs it: `galley check` does not.
    spawn: ((...words: Parameters<typeof spawn>) => process.getBuiltinModule('node:child_process').spawn(...words)) as typeof spawn,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    sleep: async (ms, signal) => {
      await process
        .getBuiltinModule('node:timers/promises')
        .setTimeout(ms, undefined, signal ? { signal } : {})
        .catch(() => {})
    },
  },
  galley,
)
