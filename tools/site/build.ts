// npm run site: builds the documentation as a site, in .cache/site. Fails on a link that leads nowhere.
import { execFileSync } from 'node:child_process'

const run = (args: readonly string[]): void => void execFileSync('pnpm', [...args], { cwd: import.meta.dirname, stdio: 'inherit' })
run(['install', '--frozen-lockfile', '--silent'])
run(['exec', 'vitepress', 'build', '.'])
