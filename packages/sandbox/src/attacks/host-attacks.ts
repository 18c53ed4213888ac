import type { Attack } from './attack.ts'

/** Ways to reach the process that started the plugin. */
export const hostAttacks: readonly Attack[] = [
  {
    name: 'signal-host',
    class: 'host',
    does: 'sends a signal to the host',
    run: ({ node, target }) => node().kill(target.host, 'SIGURG'),
  },
  {
    name: 'signal-group',
    class: 'host',
    does: 'sends a signal to every process of its group',
    run: ({ node }) => node().kill(0, 'SIGURG'),
  },
  {
    name: 'slow-host',
    class: 'host',
    does: 'lowers the priority of the host',
    run: ({ take, target }) => take('os').setPriority(target.host, 1),
  },
  {
    name: 'read-host-environment',
    class: 'host',
    does: 'reads the environment of the host',
    run: ({ take, target }) => take('fs').readFileSync(`/proc/${target.host}/environ`, 'latin1'),
  },
  {
    name: 'read-host-command',
    class: 'host',
    does: 'reads the command line of the host',
    run: ({ take, target }) => take('fs').readFileSync(`/proc/${target.host}/cmdline`, 'latin1'),
  },
  {
    name: 'list-host-files',
    class: 'host',
    does: 'lists the open files of the host',
    run: ({ take, target }) => {
      const fs = take('fs')
      return fs.readdirSync(`/proc/${target.host}/fd`).map((file) => {
        try {
          return fs.readlinkSync(`/proc/${target.host}/fd/${file}`)
        } catch {
          return ''
        }
      })
    },
  },
  {
    name: 'survive-host',
    class: 'host',
    does: 'loops on when its host is killed',
    hands: ['clean', 'escaped'],
    isOrphan: true,
    isDeadly: true,
    run: () => {
      for (;;);
    },
  },
  {
    name: 'survive-host-cleverly',
    class: 'host',
    does: 'takes back its promise to the kernel to die with its host, and loops on',
    hands: ['native'],
    isOrphan: true,
    isDeadly: true,
    run: ({ syscall }) => {
      // PR_SET_PDEATHSIG with no signal; a session of its own.
      for (const [name, ...args] of [['prctl', 1, 0, 0, 0, 0], ['setsid']] as const)
        try {
          syscall(name, ...args)
        } catch {}
      for (;;);
    },
  },
]
