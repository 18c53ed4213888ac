#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { homedir, tmpdir, uptime } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { refuseOldNode } from '@galley/command-line/old-node'

// A process entry: with apps/cli/src/main.ts, the only one that takes clock, environment, network, random numbers, files and programs
// from the world.

refuseOldNode(process, 'galley-audit')
const [{ startProgram }, { galleyAudit }] = await Promise.all([import('@galley/command-line'), import('./galley-audit.ts')])

await startProgram(
  process,
  {
    program: 'galley-audit',
    folder: import.meta.dirname,
    home: process.env['HOME'] ?? homedir(),
    temp: tmpdir(),
    bootedAt: new Date(Date.now() - uptime() * 1000),
    clock: () => new Date(),
    fetch,
    fs,
    spawn,
    random: (bytes) => randomBytes(bytes),
    sleep: async (ms, signal) => {
      await setTimeout(ms, undefined, signal ? { signal } : {}).catch(() => {})
    },
  },
  galleyAudit,
)
