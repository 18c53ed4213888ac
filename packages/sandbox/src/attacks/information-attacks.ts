import type { Attack } from './attack.ts'

/** Ways to learn about the machine and its owner. Each brings home what it learned, and the host compares it with what is true. */
export const informationAttacks: readonly Attack[] = [
  {
    name: 'learn-environment',
    class: 'information',
    does: 'reads its environment',
    isHeldWithoutWall: true,
    run: ({ node }) => node().env,
  },
  {
    name: 'learn-addresses',
    class: 'information',
    does: 'learns the addresses of the machine',
    run: ({ take }) => take('os').networkInterfaces(),
  },
  {
    name: 'learn-report',
    class: 'information',
    does: 'learns about the machine from a diagnostic report',
    run: ({ node }) => {
      const { header, ...report } = node().report.getReport() as unknown as { header: { networkInterfaces?: unknown } }
      return { ...report, interfaces: header.networkInterfaces }
    },
  },
  {
    name: 'learn-users',
    class: 'information',
    does: 'reads the list of users',
    run: ({ take }) => take('fs').readFileSync('/etc/passwd', 'utf8').slice(0, 500),
  },
  {
    name: 'learn-user',
    class: 'information',
    does: 'learns the name of its user',
    run: ({ take }) => {
      const { username, homedir, shell } = take('os').userInfo()
      return `${username}:${homedir}:${shell}`
    },
  },
  {
    name: 'learn-connections',
    class: 'information',
    does: 'reads the open connections of the machine',
    run: ({ take }) => take('fs').readFileSync('/proc/net/tcp', 'utf8').slice(0, 500),
  },
  {
    name: 'learn-boot',
    class: 'information',
    does: 'reads the number of this boot, which names the machine',
    run: ({ take }) => take('fs').readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'),
  },
  {
    name: 'learn-processes',
    class: 'information',
    does: 'lists the processes of the machine',
    run: ({ take }) => take('fs').readdirSync('/proc').join(' '),
  },
  {
    name: 'learn-mounts',
    class: 'information',
    does: 'reads the file systems of the machine',
    run: ({ take }) => take('fs').readFileSync('/proc/self/mountinfo', 'utf8').slice(0, 1500),
  },
  {
    name: 'learn-own-command',
    class: 'information',
    does: 'reads its own command line',
    isHeldWithoutWall: true,
    run: ({ take, node }) => [node().argv.slice(1), node().cwd(), take('os').tmpdir()],
  },
]
