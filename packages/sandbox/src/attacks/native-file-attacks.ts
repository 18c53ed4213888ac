import type { Attack } from './attack.ts'

/** System calls on files. O_ flags and the number of the current folder are those of linux/fcntl.h, the same on x64 and arm64 where used. */
export const nativeFileAttacks: readonly Attack[] = [
  {
    name: 'syscall-openat',
    class: 'files',
    does: 'opens a file for reading with openat',
    hands: ['escaped', 'native'],
    run: ({ take, syscall, target }) => take('fs').readFileSync(syscall('openat', -100, target.secret, 0, 0), 'utf8'),
  },
  {
    name: 'syscall-openat2',
    class: 'files',
    does: 'opens a file for reading with openat2',
    hands: ['escaped', 'native'],
    run: ({ take, syscall, target }) => take('fs').readFileSync(syscall('openat2', -100, target.secret, new Uint8Array(24), 24), 'utf8'),
  },
  {
    name: 'syscall-create',
    class: 'files',
    does: 'makes a file with openat',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('openat', -100, `${target.out}/native`, 0o101, 0o600),
  },
  {
    name: 'syscall-fifo',
    class: 'files',
    does: 'makes a FIFO with mknodat',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('mknodat', -100, `${target.out}/fifo`, 0o010600, 0),
  },
  {
    name: 'syscall-rename',
    class: 'files',
    does: 'renames a file with renameat2',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('renameat2', -100, target.victim, -100, `${target.victim}.gone`, 0),
  },
  {
    name: 'syscall-chmod',
    class: 'files',
    does: 'opens a file to everybody with fchmodat',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('fchmodat', -100, target.victim, 0o777),
  },
  {
    name: 'syscall-chmod2',
    class: 'files',
    does: 'opens a file to everybody with fchmodat2',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('fchmodat2', -100, target.victim, 0o777, 0),
  },
  {
    name: 'syscall-utimens',
    class: 'files',
    does: 'sets the times of a file with utimensat',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('utimensat', -100, target.victim, new Uint8Array(32), 0),
  },
  {
    name: 'syscall-xattr',
    class: 'files',
    does: 'gives a file an attribute',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('setxattr', target.victim, 'user.galley', 'x', 1, 0),
  },
  {
    name: 'syscall-chown',
    class: 'files',
    does: 'gives a file to another group',
    hands: ['escaped', 'native'],
    // Its own group: even that is a change, since the time of the last change moves.
    run: ({ node, syscall, target }) => syscall('fchownat', -100, target.victim, -1, node().getgid?.() ?? 0, 0),
  },
  {
    name: 'syscall-statx',
    class: 'files',
    does: 'learns the size of a file with statx',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => {
      const answer = new Uint8Array(256)
      syscall('statx', -100, target.secret, 0, 0x200, answer)
      return Number(new DataView(answer.buffer).getBigUint64(40, true))
    },
  },
  {
    name: 'syscall-readlink',
    class: 'files',
    does: 'learns the end of a symbolic link with readlinkat',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => {
      const answer = new Uint8Array(512)
      return new TextDecoder().decode(answer.subarray(0, syscall('readlinkat', -100, `${target.folder}/end`, answer, 512)))
    },
  },
  {
    name: 'syscall-mount',
    class: 'files',
    does: 'puts a file system of its own over a folder',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('mount', 'none', target.out, 'tmpfs', 0, 0),
  },
]
