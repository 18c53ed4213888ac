import type { Attack } from './attack.ts'

/** Ways to start, end, stop, watch or change other processes. The bystander counts what happens to it. */
export const processAttacks: readonly Attack[] = [
  {
    name: 'spawn-shell',
    class: 'other processes',
    does: 'runs a shell that writes a file',
    run: ({ take, target }) => take('child_process').execFileSync('/bin/sh', ['-c', `echo x > ${target.out}/shell`], { encoding: 'utf8' }),
  },
  {
    name: 'spawn-program',
    class: 'other processes',
    does: 'has a program read a file',
    run: ({ take, target }) => take('child_process').spawnSync('/bin/cat', [target.secret], { encoding: 'utf8' }).stdout,
  },
  {
    name: 'spawn-node',
    class: 'other processes',
    does: 'runs Node again without its flags',
    run: ({ take, target }) => {
      const script = `require('node:fs').writeFileSync(${JSON.stringify(`${target.out}/node`)}, 'x')`
      return take('child_process').execFileSync(target.execPath, ['-e', script], { encoding: 'utf8', timeout: 3000 })
    },
  },
  {
    name: 'spawn-through-binding',
    class: 'other processes',
    does: 'runs a program through an internal binding of Node',
    run: ({ node, target }) => {
      const { binding } = node() as unknown as { binding: (name: string) => { spawn: (options: unknown) => unknown } }
      const args = ['sh', '-c', `echo x > ${target.out}/binding`]
      const pipe = { type: 'pipe', readable: true, writable: true }
      return binding('spawn_sync').spawn({ file: '/bin/sh', args, envPairs: [], stdio: [pipe, pipe, pipe] })
    },
  },
  {
    name: 'fork-cluster',
    class: 'other processes',
    does: 'forks itself with cluster',
    run: async ({ take, target, until }) => {
      const cluster = take('cluster')
      cluster.setupPrimary({ exec: `${target.secret}.cjs`, silent: true })
      return until(cluster.fork(), 'online')
    },
  },
  {
    name: 'become-shell',
    class: 'other processes',
    does: 'becomes a shell that writes a file',
    isDeadly: true,
    run: ({ node, target, absent }) => {
      const execve = node().execve?.bind(node())
      if (execve === undefined) return absent('this Node has no execve')
      return execve('/bin/sh', ['sh', '-c', `echo x > ${target.out}/execve`], {})
    },
  },
  {
    name: 'become-node',
    class: 'other processes',
    does: 'becomes Node again without its flags, and writes a file',
    isDeadly: true,
    run: ({ node, target, absent }) => {
      const execve = node().execve?.bind(node())
      if (execve === undefined) return absent('this Node has no execve')
      const script = `require('node:fs').writeFileSync(${JSON.stringify(`${target.out}/execve`)}, 'x')`
      return execve(target.execPath, [target.execPath, '-e', script], { NODE_OPTIONS: '--no-warnings' })
    },
  },
  {
    name: 'kill-bystander',
    class: 'other processes',
    does: 'kills a process of the same user',
    run: ({ node, target }) => node().kill(target.bystander, 'SIGKILL'),
  },
  {
    name: 'stop-bystander',
    class: 'other processes',
    does: 'stops a process of the same user',
    run: ({ node, target }) => node().kill(target.bystander, 'SIGSTOP'),
  },
  {
    name: 'signal-bystander',
    class: 'other processes',
    does: 'sends a signal to a process of the same user',
    run: ({ node, target }) => node().kill(target.bystander, 'SIGUSR2'),
  },
  {
    name: 'debug-bystander',
    class: 'other processes',
    does: 'opens the inspector of another Node process, which then runs any code',
    run: async ({ node, target, pause }) => {
      ;(node() as unknown as { _debugProcess: (pid: number) => void })._debugProcess(target.bystander)
      await pause(100)
    },
  },
  {
    name: 'slow-bystander',
    class: 'other processes',
    does: 'lowers the priority of a process of the same user',
    run: ({ take, target }) => take('os').setPriority(target.bystander, 7),
  },
  {
    name: 'slow-group',
    class: 'other processes',
    does: 'raises the priority of its own process over those of others',
    run: ({ take, node, absent }) => {
      if (node().getuid?.() !== 0) absent('only root may raise a priority')
      take('os').setPriority(0, -10)
    },
  },
  {
    name: 'read-bystander-environment',
    class: 'other processes',
    does: 'reads the environment of another process in /proc',
    run: ({ take, target }) => take('fs').readFileSync(`/proc/${target.bystander}/environ`, 'latin1'),
  },
  {
    name: 'read-bystander-memory',
    class: 'other processes',
    does: 'reads the memory of another process in /proc',
    run: ({ take, target }) => {
      const fs = take('fs')
      const [address = '0', length = '0'] = target.bystanderMemory.split('+')
      const found = new Uint8Array(Number(length))
      fs.readSync(fs.openSync(`/proc/${target.bystander}/mem`, 'r'), found, 0, found.length, BigInt(address))
      return new TextDecoder().decode(found)
    },
  },
]
