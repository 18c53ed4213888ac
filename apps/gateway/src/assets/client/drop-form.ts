// Runs in the browser. Lets files be dropped, listed and taken away, and sends the form without losing it.
// What a form takes is in its data: `takes` (an expression for names; everything without one), `kinds` (the same in words), `most` (MiB).

const form = document.querySelector<HTMLFormElement>('#drop-form')
const input = document.querySelector<HTMLInputElement>('#documents')
const drop = document.querySelector<HTMLElement>('#drop')
const listed = document.querySelector<HTMLUListElement>('#document-list')
const { takes, kinds = '', most = '2' } = form?.dataset ?? {}
let documents: readonly File[] = []

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
  const known = new Set(documents.map(nameAndSize))
  const readable = files.filter((file) => takes === undefined || new RegExp(takes, 'i').test(file.name) || file.type.startsWith('text/'))
  documents = [...documents, ...readable.filter((file) => !known.has(nameAndSize(file)))]
  const refused = files.filter((file) => !readable.includes(file)).map((file) => file.name)
  complain(refused.length > 0 ? `Not taken, because it is not ${kinds}: ${refused.join(', ')}` : '')
  show()
}

const nameAndSize = (file: File): string => `${file.name} ${file.size}`

function show(): void {
  if (!listed || !input) return
  const transfer = new DataTransfer()
  for (const file of documents) transfer.items.add(file)
  input.files = transfer.files
  listed.replaceChildren(...documents.map(line))
  complainOfSize()
}

/** Tells that the files are too large together; false when they are not. */
function complainOfSize(): boolean {
  const total = documents.reduce((sum, file) => sum + file.size, 0)
  const isTooMuch = total > Number(most) * 1024 * 1024
  if (isTooMuch) complain(`These files are ${size(total)} together; ${most} MiB is the most.`)
  return isTooMuch
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
  if (complainOfSize()) return
  const button = from.querySelector<HTMLButtonElement>('button.primary')
  const sending = document.querySelector('#sending')
  if (button) button.disabled = true
  if (sending) sending.textContent = 'Sending…'
  complain('')
  try {
    const answer = await fetch(from.action, { method: 'POST', body: new FormData(from), headers: { Accept: 'application/json' } })
    const body = (await answer.json()) as { page?: string; detail?: string; hint?: string }
    if (body.page) return location.assign(body.page)
    const detail = body.detail ?? 'It was refused.'
    complain(`${detail.charAt(0).toUpperCase()}${detail.slice(1)} ${body.hint ?? ''}`)
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
