import { describe, expect, it } from 'vitest'
import { baseUrl, chooseEndpoint } from './choose-endpoint.ts'

const fields = { probeLocal: true }

describe('the endpoint of a role', () => {
  it('knows presets, with their model and their key', () => {
    expect(chooseEndpoint('writer', {}, { ...fields, preset: 'nvidia', key: 'k' })).toEqual({
      kind: 'configured',
      endpoint: { url: 'https://integrate.api.nvidia.com/v1', key: 'k', model: 'meta/llama3-70b-instruct', isLocal: false },
    })
    expect(chooseEndpoint('writer', { models: { writer: 'ollama:llama3.2:1b' } }, fields)).toMatchObject({
      endpoint: { url: 'http://127.0.0.1:11434/v1', model: 'llama3.2:1b', isLocal: true },
    })
    expect(() => chooseEndpoint('writer', {}, { ...fields, preset: 'openrouter' })).toThrow(
      expect.objectContaining({ code: 'MODEL_KEY_MISSING' }),
    )
  })

  it('sends a key only where it was set for', () => {
    const settings = {
      ...fields,
      url: 'https://one.example/v1',
      key: 'secret',
      models: { editor: { url: 'https://two.example/v1', model: 'm' } },
    }
    expect(chooseEndpoint('editor', {}, settings)).toEqual({
      kind: 'configured',
      endpoint: { url: 'https://two.example/v1', model: 'm', isLocal: false },
    })
    expect(chooseEndpoint('writer', { models: { default: 'lmstudio' } }, settings)).toEqual({
      kind: 'configured',
      endpoint: { url: 'http://127.0.0.1:1234/v1', isLocal: true },
    })
    expect(() => chooseEndpoint('writer', { models: { default: 'openai' } }, settings)).toThrow(
      expect.objectContaining({ code: 'MODEL_KEY_MISSING' }),
    )
  })

  it('forces no model, for all roles or for one', () => {
    expect(chooseEndpoint('writer', {}, { ...fields, model: 'none' })).toEqual({ kind: 'none' })
    const mixed = { models: { default: 'none', writer: 'm' } }
    expect(chooseEndpoint('editor', mixed, fields)).toEqual({ kind: 'none' })
    expect(chooseEndpoint('writer', mixed, fields)).toEqual({ kind: 'local', model: 'm' })
    expect(chooseEndpoint('writer', {}, fields)).toEqual({ kind: 'local' })
  })

  it('keeps to this machine when told to', () => {
    const local = { ...fields, onlyLocal: true }
    expect(() => chooseEndpoint('writer', {}, { ...local, url: 'https://far.example/v1' })).toThrow(
      expect.objectContaining({ code: 'MODEL_NOT_LOCAL' }),
    )
    expect(() => chooseEndpoint('writer', {}, { ...local, url: 'http://127.0.0.1.evil.example/v1' })).toThrow(/not on this machine/)
    expect(chooseEndpoint('writer', {}, { ...local, url: 'http://[::1]:8080' })).toMatchObject({ kind: 'configured' })
  })
})

describe('an address', () => {
  it.each([
    ['http://127.0.0.1:11434', 'http://127.0.0.1:11434/v1'],
    ['http://127.0.0.1:11434/v1/', 'http://127.0.0.1:11434/v1'],
    ['https://x.example/api/v1/chat/completions', 'https://x.example/api/v1'],
  ])('%s means %s', (written, url) => {
    expect(baseUrl(written)).toBe(url)
  })

  it.each(['', 'localhost:8080', 'ftp://x.example', 'http://me:pw@x.example/v1'])('%j is refused', (written) => {
    expect(() => baseUrl(written)).toThrow(expect.objectContaining({ code: 'MODEL_SETTINGS' }))
    expect(() => baseUrl(written)).not.toThrow(/pw/)
  })
})
