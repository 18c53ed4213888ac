// Runs in the browser. Lets files be dropped, listed and taken away, reads HTML into text, and sends the form without losing it.
// What a form takes is in its data: `takes` (an expression for names; everything without one), `kinds` (the same in words), `most` (MiB).

const form = document.querySelector<HTMLFormElement>('#drop-form')
const input = document.querySelector<HTMLInputElement>('#documents')
const drop = document.querySelector<HTMLElement>('#drop')
const listed = document.querySelector<HTMLUListElement>('#document-list')
const { takes, kinds = '', most = '2' } = form?.dataset ?? {}
let documents: readonly File[] = []
/** Ends when the files that came so far are in the form: one drop is read after the other, and nothing is sent before. */
let taken: Promise<void> = Promise.resolve()

if (form && input && drop && listed) {
  input.addEventListener('change', () => take([...(input.files ?? [])]))
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    drop.classList.add('drop-over')
  })
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) drop.classList.remove('drop-over')
  })
  document.addEventListener('drop', (event) => {
    drop.classList.remove('drop-over')
    if (!event.dataTransfer?.files.length) return
    event.preventDefault()
    take([...event.dataTransfer.files])
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send(form)
  })
}

function take(files: readonly File[]): void {
  taken = taken.then(() => addFiles(files)).catch(() => complain('A file could not be read. Is it still there?'))
}

async function addFiles(files: readonly File[]): Promise<void> {
  const known = new Set(documents.map((file) => `${file.name} ${file.size}`))
  const readable = files.filter((file) => takes === undefined || new RegExp(takes, 'i').test(file.name) || file.type.startsWith('text/'))
  const read = await Promise.all(readable.map(readFile))
  documents = [...documents, ...read.filter((file) => !known.has(`${file.name} ${file.size}`))]
  const refused = files.filter((file) => !readable.includes(file)).map((file) => file.name)
  complain(refused.length > 0 ? `Not taken, because it is not ${kinds}: ${refused.join(', ')}` : '')
  show()
}

/** Reads a file; HTML becomes Markdown here, where there is a parser for it: headings, paragraphs and list items, in order. */
async function readFile(file: File): Promise<File> {
  if (!/\.html?$/i.test(file.name)) return file
  const page = new DOMParser().parseFromString(decodePage(await file.arrayBuffer()), 'text/html')
  for (const element of page.querySelectorAll('script, style, nav, header, footer, aside, noscript, template')) element.remove()
  const parts = [...page.body.querySelectorAll('h1, h2, h3, h4, p, li, blockquote, pre, td')]
    .filter((element) => !element.parentElement?.closest('p, li, blockquote, td'))
    .map((element) => {
      const text = (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
      const level = /^H([1-4])$/.exec(element.tagName)?.[1]
      return text === '' ? '' : level ? `${'#'.repeat(Number(level))} ${text}` : element.tagName === 'LI' ? `- ${text}` : text
    })
  const title = page.title.trim()
  const text = [title && !parts.some((part) => part.startsWith('# ')) ? `# ${title}` : '', ...parts].filter(Boolean).join('\n\n')
  return new File([text], file.name.replace(/\.html?$/i, '.md'), { type: 'text/markdown' })
}

/** Decodes a page by the encoding that it declares, else as UTF-8, else as Windows-1252. */
function decodePage(bytes: ArrayBuffer): string {
  const start = new TextDecoder('latin1').decode(bytes.slice(0, 1024))
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.+-]+)/i.exec(start)?.[1]
  for (const label of [declared ?? 'utf-8', 'utf-8']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes)
    } catch {
      // An encoding that nobody knows, or another than it says.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

function show(): void {
  if (!listed || !input) return
  const transfer = new DataTransfer()
  for (const file of documents) transfer.items.add(file)
  input.files = transfer.files
  listed.replaceChildren(...documents.map(line))
  const total = documents.reduce((sum, file) => sum + file.size, 0)
  if (total > Number(most) * 1024 * 1024) complain(`These files are ${size(total)} together; ${most} MiB is the most.`)
}

function line(file: File): HTMLLIElement {
  const item = document.createElement('li')
  const name = document.createElement('span')
  name.textContent = file.name
  const bytes = document.createElement('span')
  bytes.className = 'hint'
  bytes.textContent = size(file.size)
  const remove = document.createElement('button')
  remove.type = 'button'
  remove.className = 'small'
  remove.textContent = 'Remove'
  remove.setAttribute('aria-label', `Remove ${file.name}`)
  remove.addEventListener('click', () => {
    documents = documents.filter((other) => other !== file)
    complain('')
    show()
    input?.focus()
  })
  item.append(name, bytes, remove)
  return item
}

async function send(from: HTMLFormElement): Promise<void> {
  const button = from.querySelector<HTMLButtonElement>('button.primary')
  const sending = document.querySelector('#sending')
  if (button) button.disabled = true
  if (sending) sending.textContent = 'Sending…'
  complain('')
  await taken
  try {
    const answer = await fetch(from.action, { method: 'POST', body: new FormData(from), headers: { Accept: 'application/json' } })
    const body = (await answer.json()) as { page?: string; detail?: string; hint?: string }
    if (body.page) return location.assign(body.page)
    const detail = body.detail ?? 'it was refused'
    complain(`${detail.charAt(0).toUpperCase()}${detail.slice(1)}. ${body.hint ?? ''}`)
  } catch {
    complain('The gateway did not answer. Is it still running?')
  }
  if (button) button.disabled = false
  if (sending) sending.textContent = ''
}

function complain(text: string): void {
  const refusal = document.querySelector('#refusal')
  if (!refusal) return
  refusal.replaceChildren()
  if (text === '') return
  const paragraph = document.createElement('p')
  paragraph.className = 'refusal'
  paragraph.textContent = text
  refusal.append(paragraph)
  refusal.scrollIntoView({ block: 'nearest' })
}

function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`
}
