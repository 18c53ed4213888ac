#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { isFault } from '@galley/fault'
import { verifyAsAsked } from './verify-as-asked.ts'

// The process entry of `galley-conformance`, the program that the Sigstore conformance suite calls: exit 0 is verified, anything else is not.

try {
  await verifyAsAsked(process.argv.slice(2), (file) => readFileSync(file))
  process.stdout.write('verified\n')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = isFault(error) ? error.exit : 3
}
