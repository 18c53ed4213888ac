import { expect, test } from 'vitest'
import { fakeRuntime } from '../../test/fake-runtime.ts'
import { testApp } from '../../test/test-app.ts'

test('plugins are listed with their state, and their SBOM is handed out as signed', async () => {
  const { ask } = testApp(fakeRuntime({ refused: true }))
  const { plugins, notice } = await (await ask('/v1/plugins')).json()
  expect(notice).toContain('not a review')
  expect(plugins.find((plugin: { name: string }) => plugin.name === '@galley/editor')).toMatchObject({
    state: 'refused',
    fault: { code: 'PLUGIN_TAMPERED' },
  })
  const one = await ask('/v1/plugins/%40galley%2Fplanner')
  expect(await one.json()).toMatchObject({ name: '@galley/planner', role: 'planner', state: 'verified' })
  const sbom = await ask('/v1/plugins/%40galley%2Fplanner/sbom')
  expect(sbom.headers.get('Content-Type')).toBe('application/vnd.cyclonedx+json')
  expect((await sbom.json()).bomFormat).toBe('CycloneDX')
})

test('models are listed', async () => {
  const { models } = await (await testApp().ask('/v1/models')).json()
  expect(models[0]).toMatchObject({ name: 'smollm2-135m', local: true })
})
