import { dataFolder, exit, table, type AddCommand, type System } from '@galley/command-line'
import { openWebhooks, webhookEvents, type AuditAction, type WebhookEvent, type Webhooks } from '@galley/runtime'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { noteCommand } from '../adapters/note-command.ts'
import { readSettings } from '../adapters/open-local-runtime.ts'

/** `galley webhook`: addresses that a gateway tells of drafts. */
export const addWebhook: AddCommand = (program, system, finish) => {
  const group = program.command('webhook').description('addresses that a gateway tells of drafts').option('--data <dir>', 'the data folder')
  group.addHelpText(
    'after',
    '\nExamples:\n  galley webhook new https://example.org/hooks/galley\n  galley webhook new https://example.org/failed --event draft.failed\n  galley webhook list\n  galley webhook log ID\n  galley webhook replay ID 12\n\nThe gateway that runs on the data folder delivers within a second.',
  )
  const use = async (work: (webhooks: Webhooks) => void | Promise<void>): Promise<void> => {
    await withWebhooks(system, group, work)
    finish(exit.clean)
  }
  const note = async (action: AuditAction, id: string): Promise<void> =>
    noteCommand(system, group.opts<{ data?: string }>().data, action, id)
  addNew(group, system, use, note)
  group
    .command('list')
    .description('the addresses, and what each is told')
    .option('--json', 'for machines')
    .action(async (flags: { json?: boolean }) =>
      use(async (webhooks) => {
        const all = await webhooks.list()
        if (flags.json === true) return system.out(`${JSON.stringify({ schema: 'galley.webhooks/1', webhooks: all }, null, 2)}\n`)
        system.out(
          `${table([['ID', 'ADDRESS', 'TOLD', 'MADE'], ...all.map((one) => [one.id, one.url, one.events.join(', '), one.createdAt])])}\n`,
        )
      }),
    )
  group
    .command('remove <id>')
    .description('tell an address nothing more')
    .action(async (id: string) => {
      await use(async (webhooks) => webhooks.remove(id))
      system.say(`The webhook ${id} is told nothing more.`)
      await note('webhook.removed', id)
    })
  addLog(group, system, use)
  group
    .command('replay <id> <number>')
    .description('send a message again')
    .action(async (id: string, number: string) => {
      await use(async (webhooks) => webhooks.replay(id, readNumber(number)))
      system.say(`Message ${number} is sent again by the gateway: \`galley webhook log ${id}\` tells how that goes.`)
      await note('webhook.replayed', id)
    })
}

type Use = (work: (webhooks: Webhooks) => void | Promise<void>) => Promise<void>

type Note = (action: AuditAction, id: string) => Promise<void>

function addNew(group: Command, system: System, use: Use, note: Note): void {
  group
    .command('new <url>')
    .description('tell an address of drafts; its secret is printed on stdout')
    .addOption(new Option('--event <types...>', 'what it is told; left out, all of these').choices(webhookEvents))
    .action(async (url: string, flags: { event?: readonly WebhookEvent[] }) =>
      use(async (webhooks) => {
        const { webhook, secret } = await webhooks.add({ url, ...(flags.event && { events: flags.event }) })
        await note('webhook.added', webhook.id)
        system.out(`${secret}\n`)
        system.say(`The webhook ${webhook.id} tells ${webhook.url} of ${webhook.events.join(', ')}. Check its messages with this secret.`)
      }),
    )
}

function addLog(group: Command, system: System, use: Use): void {
  group
    .command('log <id>')
    .description('the newest messages to an address, and what became of them')
    .option('--json', 'for machines')
    .action(async (id: string, flags: { json?: boolean }) =>
      use(async (webhooks) => {
        const deliveries = await webhooks.deliveries(id)
        if (flags.json === true) return system.out(`${JSON.stringify({ schema: 'galley.deliveries/1', deliveries }, null, 2)}\n`)
        const rows = deliveries.map(({ n, type, draft, state, attempts, status, problem }) =>
          [n, type, draft, state, attempts, status ?? '-', problem ?? ''].map(String),
        )
        system.out(`${table([['N', 'EVENT', 'DRAFT', 'STATE', 'TRIES', 'STATUS', 'PROBLEM'], ...rows])}\n`)
      }),
    )
}

function readNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('It must be the number of a message.')
  return Number(text)
}

async function withWebhooks(system: System, group: Command, work: (webhooks: Webhooks) => void | Promise<void>): Promise<void> {
  const dataDir = dataFolder(system, group.opts<{ data?: string }>().data)
  const webhooks = await openWebhooks({ ...system, dataDir }, readSettings(system, {}).fetch.privateHosts)
  try {
    await work(webhooks)
  } finally {
    await webhooks.close()
  }
}
