import type { Calibration } from '@galley/sdk'
import { expect, test } from 'vitest'
import { tempLedger } from '../test/temp-ledger.ts'

const result: Calibration = { passed: true, seen: 29, falsehoods: 30, kept: 25, truths: 30, byAlarm: [{ alarm: 'cause', seen: 6, of: 6 }] }

test('a calibration is kept by its key until it is too old, for every process', async () => {
  await using temp = await tempLedger()
  expect(await temp.ledger.calibration('m')).toBeNull()
  await temp.ledger.putCalibration('m', { ...result, passed: false }, new Date(Date.UTC(2026, 10, 25)))
  await temp.ledger.putCalibration('m', result, new Date(Date.UTC(2026, 10, 25)))
  expect(await (await temp.again()).calibration('m')).toEqual(result)
  expect(await temp.ledger.calibration('n')).toBeNull()
  temp.later(24 * 60 * 60 * 1000)
  expect(await temp.ledger.calibration('m')).toBeNull()
})
