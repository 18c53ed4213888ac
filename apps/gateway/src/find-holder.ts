import { get } from 'node:http'

/** Who holds a port of this machine: another Galley answers `/livez` with its name, anything else is just another program. */
export function findHolder(host: string, port: number): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const stranger = 'another program'
  const request = get({ host: host === '0.0.0.0' || host === '::' ? 'localhost' : host, port, path: '/livez', timeout: 500 }, (answer) => {
    let body = ''
    answer.setEncoding('utf8')
    answer.on('data', (piece: string) => {
      body = `${body}${piece}`.slice(0, 1000)
    })
    answer.on('end', () =>
      resolve(/"name":"galley","version":"([\w.+-]+)"/.exec(body)?.[1]?.replace(/^/, 'another Galley, version ') ?? stranger),
    )
  })
  request.on('timeout', () => request.destroy())
  request.on('error', () => resolve(stranger))
  request.on('close', () => resolve(stranger))
  return promise
}
