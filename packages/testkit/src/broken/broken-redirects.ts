import { headOf, type BrokenAnswer } from './broken-answer.ts'

type Lines = (path: string) => readonly string[]

const to = (name: string, lines: Lines, status = '302 Found', fate: BrokenAnswer['fate'] = 'told'): BrokenAnswer => ({
  name,
  fate,
  acts: ({ type }, path) => [{ send: `${headOf([`content-type: ${type}`, 'content-length: 4', ...lines(path)], status)}away` }, 'end'],
})

/** Redirects that lead nowhere. */
export const brokenRedirects: readonly BrokenAnswer[] = [
  to('a redirect to itself', (path) => [`location: ${path}`]),
  to('a redirect without an address', () => []),
  to('a redirect to no address', () => ['location: http://']),
  to('a redirect to a file', () => ['location: file:///etc/passwd']),
  to('a redirect to a private address', () => ['location: http://169.254.169.254/latest/']),
  to('a redirect to a closed port', () => ['location: http://127.0.0.1:1/']),
  to('a redirect to 9 kB', () => [`location: /${'a'.repeat(9000)}`], '302 Found', 'either'),
  to('two redirects in one', (path) => ['location: http://[', `location: ${path}`]),
  to('status 300', () => [], '300 Multiple Choices'),
  {
    name: 'a redirect to itself, each with a reset',
    fate: 'told',
    acts: ({ type }, path) => [
      { send: headOf([`content-type: ${type}`, 'content-encoding: gzip', 'content-length: 900', `location: ${path}`], '307 Temporary') },
      { pause: 20 },
      'reset',
    ],
  },
]
