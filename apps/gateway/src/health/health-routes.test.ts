import { expect, test } from 'vitest'
import { fakeRuntime } from '../../test/fake-runtime.ts'
import { testApp } from '../../test/test-app.ts'

test('ready when every plugin is verified, and 503 with the reason when one is refused', async () => {
  const good = await testApp().ask('/readyz')
  expect([good.status, (await good.json()).ready]).toEqual([200, true])
  const bad = await testApp(fakeRuntime({ refused: true })).ask('/readyz')
  expect(bad.status).toBe(503)
  expect(JSON.stringify(await bad.json())).toContain('PLUGIN_TAMPERED')
  expect(await (await testApp().ask('/livez')).json()).toEqual({ name: 'galley', version: '0.0.0-test', status: 'alive' })
})
