import { expect, test } from 'vitest'
import { readPython } from './read-python.ts'

const seen = (text: string): readonly string[] => [...new Set(readPython(text).uses.map(({ capability }) => capability))].sort()

test.each([
  ['a function by its name', 'from os import system\nsystem("id")', 'processes'],
  ['a function by another name', 'from os import path, system as s\ns("id")', 'processes'],
  ['a module by another name', 'import os as o\no.system("id")', 'processes'],
  ['a program of asyncio', 'import asyncio\nasyncio.create_subprocess_shell("id")', 'processes'],
  ['a name of two texts', "__import__('sub' + 'process').run('id')", 'hidden-names'],
  ['a member of two texts', "getattr(__import__('os'), 'sys' + 'tem')('id')", 'hidden-names'],
  ['a text turned round', "__import__('ssecorpbus'[::-1]).run('id')", 'hidden-names'],
  ['codes', "__import__(''.join(map(chr, [115, 117, 98, 112, 114, 111, 99, 101, 115, 115]))).run('id')", 'hidden-names'],
  ['codes that are added', "__import__(chr(111) + chr(115)).system('id')", 'hidden-names'],
  ['bytes that are decoded', "__import__(bytes([111, 115]).decode()).system('id')", 'hidden-names'],
  ['letters in escapes', "__import__('\\x73\\x75bprocess').run('id')", 'hidden-names'],
  ['the builtins by a text', "__builtins__.__dict__['ev' + 'al']('1')", 'hidden-names'],
  ['a decoded text under a name', `p = '${'QUJD'.repeat(60)}'\nq = base64.b64decode(p)\nexec(q)`, 'decoded-code'],
])('sees %s', (_, text, capability) => expect(seen(text)).toContain(capability))

test.each([
  ['texts that are added', 'import logging as log\nlog.info("a" + "b")\nname = "sub" + "title"'],
  ['a list turned round', 'from collections import deque as d\nreturn d(items)[::-1]'],
  ['what has the names of functions', 'system = platform.system()\nself.run("x")\nmodel.eval()'],
])('sees nothing in %s', (_, text) => expect(seen(text)).toEqual([]))

test('a place is that of the text as it is written', () => {
  const text = "import os as o\nx = 'a' + 'b'\n__import__('sub' + 'process').run('id')\no.system('id')\n"
  const lineOf = (capability: string): number =>
    text.slice(0, readPython(text).uses.find((one) => one.capability === capability)?.at ?? 0).split('\n').length
  expect([lineOf('hidden-names'), lineOf('processes')]).toEqual([3, 4])
})
