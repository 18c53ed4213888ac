import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

const packages = ['mediawiki', 'php-cli', 'php-sqlite3', 'php-mbstring', 'php-xml', 'php-intl', 'searx']
const needed = ['/usr/share/mediawiki/index.php', '/usr/bin/php', '/usr/share/doc/searx/examples/settings.yml']

/** Makes sure that the wiki and the search engine are installed: null, or the reason why they are not. Root on a Debian system installs them. */
export async function ensureWebSoftware(say: (line: string) => void): Promise<{ readonly why: string } | null> {
  const absent = needed.find((path) => !existsSync(path))
  if (absent === undefined) return null
  const command = `apt-get install --no-install-recommends ${packages.join(' ')}`
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return { why: `${absent} is absent; as root: ${command}` }
  say(`  ${command}`)
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await promisify(execFile)('apt-get', ['update', '-qq'], { env, maxBuffer: 1 << 26 })
    await promisify(execFile)('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, maxBuffer: 1 << 26 })
    return null
  } catch (error) {
    return { why: `the packages cannot be installed: ${(error as Error).message.slice(0, 300)}` }
  }
}
