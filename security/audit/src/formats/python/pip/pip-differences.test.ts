import { describe, expect, test } from 'vitest'
import { askPip, isPipHere } from '../../../../test/pip/ask-pip.ts'
import { compareMany } from '../../../../test/pip/compare-many.ts'
import { decodeRequirements } from './decode-requirements.ts'

const isHere = isPipHere()

describe.skipIf(!isHere)(`pip itself${isHere ? '' : ' (skipped: there is no python3 with pip 23.1 or newer here)'}`, () => {
  test('reads generated requirements files as we do', () => {
    const compared = compareMany(200, 1)
    expect(compared?.differences).toEqual([])
    expect(compared?.refused).toBeLessThan(150)
  })

  test('decodes files as we do, or we say that we cannot', () => {
    const ascii = (text: string): string => Buffer.from(text, 'latin1').toString('hex')
    const utf16 = Buffer.from('idna==3.4\n', 'utf16le')
    const cases = [
      ascii('idna==3.4\n'),
      ascii('# -*- coding: latin-1 -*-\nidna==3.4 # \xe9\x85six==1.0\n'),
      ascii('# coding: utf-7\n+AAo-six==1.0\n'),
      ascii('# coding: unicode_escape\n# \\x0asix==1.0\n'),
      ascii('#!x\n# vim: set fileencoding=iso_8859_1 :\nidna==3.4 # \xe9\n'),
      ascii('idna==3.4 # \xe9\n'),
      ascii('\n\n# coding: utf-7\nidna==3.4\n'),
      Buffer.from('\ufeffidna==3.4 # é\n').toString('hex'),
      `fffe${utf16.toString('hex')}`,
      `feff${Buffer.from(utf16).swap16().toString('hex')}`,
      `fffe0000${ascii('x')}000000`,
    ]
    const ours = cases.map((bytes) => decodeRequirements(Buffer.from(bytes, 'hex')))
    const theirs = askPip(cases.map((bytes) => ({ bytes })))?.readings ?? []
    const readable = ours.flatMap((one, index) => ('text' in one ? [index] : []))
    expect(readable).toEqual([0, 1, 4, 6, 7, 8, 9])
    expect(readable.map((index) => ours[index])).toEqual(readable.map((index) => theirs[index]))
  })
})
