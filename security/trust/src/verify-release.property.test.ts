import * as fc from 'fast-check'
import { isFault } from '@galley/fault'
import { expect, it } from 'vitest'
import { makeRelease, newSigner } from '../test/make-release.ts'
import { verifyRelease } from './verify-release.ts'

const acme = newSigner()
const good = makeRelease(acme)
const targets = ['tarball', 'sbom', 'bundles'] as const

function flip(bytes: Uint8Array, at: number, to: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at] = (bytes[at]! + to) % 256
  return copy
}

function passes(target: (typeof targets)[number], at: number, to: number): boolean {
  const change = (bytes: Uint8Array): Uint8Array => flip(bytes, at % bytes.length, to)
  try {
    if (target === 'tarball') verifyRelease({ ...good, tarball: change(good.tarball) })
    else if (target === 'sbom') verifyRelease({ ...good, sbom: change(good.sbom) })
    else verifyRelease({ ...good, bundles: Buffer.from(change(Buffer.from(good.bundles))).toString('latin1') })
    return true
  } catch (error) {
    if (isFault(error)) return false
    throw error
  }
}

it('refuses any release with a single changed byte, with a fault', () => {
  const anywhere = fc.record({ target: fc.constantFrom(...targets), at: fc.nat(1_000_000), to: fc.integer({ min: 1, max: 255 }) })
  fc.assert(
    fc.property(anywhere, ({ target, at, to }) => !passes(target, at, to)),
    { numRuns: 400 },
  )
})

it('refuses bundles with any one byte changed', () => {
  const length = Buffer.byteLength(good.bundles)
  const passed = Array.from({ length }, (_, at) => at).filter((at) => passes('bundles', at, 1 + ((at * 37) % 255)))
  expect(passed).toEqual([])
})
