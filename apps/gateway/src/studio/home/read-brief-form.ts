import { gates, type DemandedLicence, type Gate, type Openness, type PostKind, type SentBrief } from '@galley/sdk'
import { sentFiles } from '../../drafts/read-sent-brief.ts'
import { fault } from '../../faults.ts'

/** Builds the brief from the studio's form; the runtime checks it. Fault REQUEST_INVALID. */
export async function readBriefForm(form: FormData): Promise<SentBrief> {
  const field = (name: string): string | undefined => {
    const value = form.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const lines = (name: string): readonly string[] =>
    (field(name) ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  const files = await sentFiles(form, 'documents')
  const pasted = field('text')
  const urls = lines('urls')
  const mustCover = lines('mustCover')
  const model = field('model')
  const tokens = numberOf(field('budget'), 'budget')
  const approve = form.getAll('approve').filter(isGate)
  const sources = {
    ...(files.length > 0 ? { files } : {}),
    ...(pasted === undefined ? {} : { texts: [{ title: firstLine(pasted), text: pasted }] }),
    ...(urls.length > 0 ? { urls } : {}),
    ...(form.has('web') ? { web: true } : {}),
  }
  return {
    topic: field('topic') ?? '',
    ...optional('audience', field('audience')),
    ...optional('tone', field('tone')),
    ...optional('words', numberOf(field('words'), 'words')),
    ...optional('rounds', numberOf(field('rounds'), 'rounds')),
    ...optional('kind', field('kind') as PostKind | undefined),
    ...optional('language', field('language')),
    ...optional('models', model === undefined ? undefined : { default: model }),
    ...optional('openness', field('openness') as Openness | undefined),
    ...optional('licence', field('licence') as DemandedLicence | undefined),
    ...(form.has('onlyLocal') ? { onlyLocal: true } : {}),
    ...optional('budget', tokens === undefined ? undefined : { tokens }),
    ...(mustCover.length > 0 ? { mustCover } : {}),
    ...(approve.length > 0 ? { approve } : {}),
    ...(Object.keys(sources).length > 0 ? { sources } : {}),
  }
}

/** Longest title that is made of a pasted text, in characters. */
const maxTitle = 60

/** Title of a pasted text: its first line, cut between words. */
function firstLine(text: string): string {
  const line = (/\S.*/.exec(text)?.[0] ?? '').replaceAll(/^[#>*\s-]+|\s+$/g, '')
  const cut =
    line.length <= maxTitle ? line : line.slice(0, line.lastIndexOf(' ', maxTitle) > 0 ? line.lastIndexOf(' ', maxTitle) : maxTitle)
  return cut === '' ? 'Pasted text' : cut
}

function optional<K extends string, V>(name: K, value: V | undefined): { readonly [N in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in K]: V })
}

function numberOf(text: string | undefined, where: string): number | undefined {
  if (text === undefined) return undefined
  if (!/^-?\d{1,9}$/.test(text)) throw fault('REQUEST_INVALID', { where, problem: 'must be a whole number' })
  return Number(text)
}

function isGate(value: unknown): value is Gate {
  return gates.some((gate) => gate === value)
}
