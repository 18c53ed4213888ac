import { dataFolder, exit, fault, type AddCommand } from '@galley/command-line'
import { createNamedKey } from '@galley/runtime'
import { Option } from 'commander'

const dayMs = 86_400_000

interface Flags {
  readonly role: 'author' | 'reviewer'
  readonly for?: readonly string[]
  readonly days: string
}

/** `galley key new`: a key in the data folder, and on stdout the entry that others put into their policy. */
export const addKeyNew: AddCommand = (group, system, finish) => {
  group
    .command('new <name>')
    .description('make a signing key, and print the entry by which others trust it')
    .addOption(new Option('--role <role>', 'what it signs as').choices(['author', 'reviewer']).default('author'))
    .option('--for <names...>', 'packages that it signs: names, or "@scope/*"; left out, "@NAME/*" for an author and "*" for a reviewer')
    .option('--days <n>', 'days from now on which it counts', '365')
    .action((name: string, flags: Flags) => {
      const days = Number(flags.days)
      if (!Number.isInteger(days) || days < 1 || days > 3650)
        throw fault('USAGE', { problem: '--days is not a whole number from 1 to 3650' })
      const namespaces = flags.for ?? ownNames(name, flags.role)
      const { file, spkiSha256, publicPem } = createNamedKey(dataFolder(system, group.opts<{ data?: string }>().data), name)
      const from = system.clock()
      const key = { spkiSha256, pem: publicPem, from: from.toISOString(), to: new Date(from.getTime() + days * dayMs).toISOString() }
      system.out(`${JSON.stringify({ [name]: { roles: [flags.role], keys: [key], identities: [], namespaces } }, null, 2)}\n`)
      system.say(`The key ${name} lies in ${file}; keep a copy where only you can read it.`)
      system.say(`  sha256 ${spkiSha256}: tell it by another way than the entry, so that others can compare it.`)
      system.say('  Who trusts you runs: galley key trust FILE (what was printed on stdout).')
      finish(exit.clean)
    })
}

function ownNames(name: string, role: Flags['role']): readonly string[] {
  if (role === 'reviewer') return ['*']
  if (/^[a-z0-9][a-z0-9._-]*$/.test(name)) return [`@${name}/*`]
  throw fault('USAGE', { problem: `Say with --for which packages ${name} makes, such as --for "@me/*"` })
}
