import type { Section } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { sectionRoom } from './section-room.ts'

describe('sectionRoom', () => {
  const section = (id: string): Section => ({ id, heading: id, intent: '', questionIds: [], words: 100 })
  const [a, b, c] = [section('s1'), section('s2'), section('s3')]

  it('is what was planned when nothing is missing', () => expect(sectionRoom(a, [a, b, c], 0, 300)).toBe(100))

  it('takes over what earlier sections fell short of, and what nothing answers', () => {
    expect(sectionRoom(b, [b, c], 40, 300)).toBe(130)
    expect(sectionRoom(a, [a, b], 0, 300)).toBe(150)
    expect(sectionRoom(c, [c], 120, 300)).toBe(160)
  })

  it('gives back what earlier sections went over, and does neither beyond measure', () => {
    expect(sectionRoom(c, [c], 210, 300)).toBe(90)
    expect(sectionRoom(c, [c], 299, 300)).toBe(85)
    expect(sectionRoom(c, [], 400, 300)).toBe(100)
  })
})
