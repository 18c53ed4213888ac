import { expect, test } from 'vitest'
import { plainHeading } from './plain-heading.ts'

test.each([
  [
    'wrap-ansi [![Build Status](https://ci.example.org/a.svg?branch=main)](https://ci.example.org/a) [![npm][npm-badge]][npm-url]',
    'wrap-ansi',
  ],
  ['<img src="logo.png" alt="Logo"> Bees', 'Bees'],
  ['[![The bees](logo.svg)](https://bees.example.org)', 'The bees'],
  ['The *bee* [dance](x.md) of `hive_one` {#dance}', 'The bee dance of hive_one'],
  ['The __bee__ _dances_ in hive_one_two', 'The bee dances in hive_one_two'],
  ['The method `__init__` of `*.hive`', 'The method __init__ of *.hive'],
  ['Bees', 'Bees'],
])('%s is titled %s', (heading, title) => {
  expect(plainHeading(heading)).toBe(title)
})
