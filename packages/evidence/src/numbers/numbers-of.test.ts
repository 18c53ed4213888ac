import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbersOf } from './numbers-of.ts'
import { sameNumber } from './same-number.ts'

const same = (a: string, b: string): boolean => numbersOf(a).some((x) => numbersOf(b).some((y) => sameNumber(x, y)))

describe('numbers', () => {
  it.each([
    ['1,000 people', '1000 people'],
    ['1 000 people', '1000 people'],
    ['5.4 million', '5,400,000'],
    ['7B parameters', '7 billion parameters'],
    ['four million', '4,000,000'],
    ['twenty-one people', '21 people'],
    ['38%', '38 percent'],
    ['the third', 'the 3rd'],
    ['0.50', '.5'],
    ['26 km', '26 kilometres'],
    ['88 kph', '88 km/h'],
    ['250 sq ft', '250 square feet'],
    ['40 m²', '40 m2'],
    ['30 °C', '30 degrees Celsius'],
    ['5m people', '5 million people'],
    ['one hundred and five', '100'],
    ['€40', '40 euros'],
    ['version 1.2.3', 'the 1.2.3 release'],
    ['2024年に', '2024 was'],
  ])('%s is %s', (a, b) => {
    expect(same(a, b)).toBe(true)
  })

  it.each([
    ['38%', '38 people'],
    ['26 km', '26 miles'],
    ['125 mph', '125 km/h'],
    ['40 m2', '40 ha'],
    ['40 m2', '40 m'],
    ['30 °C', '30 °F'],
    ['8 MB', '8 MiB'],
    ['$40', '€40'],
    ['1990s', '1990'],
    ['-5 degrees', '5 degrees'],
    ['4.2 million', '4.2 billion'],
    ['1.2.3', '1.2.4'],
    ['H100', '100'],
  ])('%s is not %s', (a, b) => {
    expect(same(a, b)).toBe(false)
  })

  it('reads every whole number, written with or without commas', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (value) => {
        expect(same(`about ${value} of them`, `about ${String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')} of them`)).toBe(true)
        expect(same(`about ${value} of them`, `about ${value + 1} of them`)).toBe(false)
      }),
    )
  })
})
