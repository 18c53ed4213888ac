import { test } from 'vitest'
import { checkQuotas } from './quotas.property.ts'

test('random programs of asks at once, failures, repairs and resumes never take more than a quota has', async () => {
  await checkQuotas(40)
})
