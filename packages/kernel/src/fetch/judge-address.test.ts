import { assert, ipV4, property } from 'fast-check'
import { expect, test } from 'vitest'
import { judgeAddress } from './judge-address.ts'

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['169.254.169.254', 'link-local'],
  ['100.64.0.1', 'carrier-grade NAT'],
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'unspecified'],
  ['255.255.255.255', 'broadcast'],
  ['224.0.0.251', 'multicast'],
  ['192.0.2.1', 'reserved'],
  ['198.18.0.1', 'reserved'],
  ['240.0.0.1', 'reserved'],
  ['192.88.99.1', 'reserved'],
  ['::1', 'loopback'],
  ['::', 'unspecified'],
  ['::7f00:1', 'not global unicast'],
  ['::ffff:127.0.0.1', 'IPv4-mapped'],
  ['::ffff:8.8.8.8', 'IPv4-mapped'],
  ['64:ff9b::7f00:1', 'NAT64'],
  ['64:ff9b:1::1', 'NAT64'],
  ['2002:7f00:1::', '6to4'],
  ['2001::1', 'teredo'],
  ['fe80::1', 'link-local'],
  ['fc00::1', 'unique local'],
  ['fd12:3456::1', 'unique local'],
  ['fec0::1', 'site-local'],
  ['ff02::1', 'multicast'],
  ['2001:db8::1', 'reserved'],
  ['100::1', 'discard'],
  ['4000::1', 'not global unicast'],
  ['fe80::1%eth0', 'link-local'],
  ['localhost', 'not an address'],
  ['', 'not an address'],
])('%s is refused as %s', (address, rule) => {
  expect(judgeAddress(address)).toBe(rule)
})

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.63.255.255', '2606:4700::1111', '2a00:1450:4001::1'])('%s is public', (address) => {
  expect(judgeAddress(address)).toBeNull()
})

test('no form of an IPv4 address inside an IPv6 one is public', () => {
  assert(property(ipV4(), (address) => ['::ffff:', '64:ff9b::', '::'].every((prefix) => judgeAddress(prefix + address) !== null)))
})
