import { afterAll, beforeAll } from 'vitest'
import { openGateway, type OpenGateway } from './open-gateway.ts'

/** Opens a gateway for all tests of a file, and closes it after them; it is there once they run. */
export function gatewayOfFile(): () => OpenGateway {
  let opened: OpenGateway | undefined
  beforeAll(async () => {
    opened = await openGateway([])
  })
  afterAll(async () => opened?.close())
  return () => {
    if (opened === undefined) throw new Error('the gateway is opened before the first test, and not before')
    return opened
  }
}
