import { test } from 'vitest'
import { checkQuotas } from './quotas.property.ts'

test('500 random programs never take more than a quota has', async () => {
  await checkQuotas(500)
})
