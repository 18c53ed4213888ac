import type { Attack } from './attack.ts'

/** Ways to reach another program over a network or a socket; the host listens at each address and counts. */
export const networkAttacks: readonly Attack[] = [
  {
    name: 'connect-tcp',
    class: 'network',
    does: 'connects over TCP',
    run: ({ take, target, until }) => until(take('net').connect(target.tcpPort, '127.0.0.1'), 'connect'),
  },
  {
    name: 'connect-tls',
    class: 'network',
    does: 'connects over TLS',
    run: ({ take, target, until }) => until(take('tls').connect(target.tcpPort, '127.0.0.1'), 'secureConnect'),
  },
  {
    name: 'connect-http',
    class: 'network',
    does: 'asks over HTTP',
    run: ({ take, target, until }) => until(take('http').get(`http://127.0.0.1:${target.tcpPort}/`), 'response'),
  },
  {
    name: 'connect-http2',
    class: 'network',
    does: 'asks over HTTP/2',
    run: ({ take, target, until }) => until(take('http2').connect(`http://127.0.0.1:${target.tcpPort}/`), 'connect'),
  },
  {
    name: 'connect-fetch',
    class: 'network',
    does: 'fetches an address',
    run: async ({ web, target }) => {
      const { fetch: request } = web()
      return (await request(`http://127.0.0.1:${target.tcpPort}/`, { signal: AbortSignal.timeout(400) })).status
    },
  },
  {
    name: 'connect-websocket',
    class: 'network',
    does: 'opens a WebSocket',
    run: ({ web, target, pause }) => {
      const { WebSocket: Socket } = web()
      return new Promise((resolve, reject) => {
        const socket = new Socket(`ws://127.0.0.1:${target.tcpPort}/`)
        socket.addEventListener('open', resolve)
        socket.addEventListener('error', reject)
        void pause(400).then(reject)
      })
    },
  },
  {
    name: 'connect-socket-file',
    class: 'network',
    does: 'connects to a socket in the file system',
    run: ({ take, target, until }) => until(take('net').connect(target.socket), 'connect'),
  },
  {
    name: 'connect-abstract-socket',
    class: 'network',
    does: 'connects to an abstract socket',
    run: ({ take, target, until }) => until(take('net').connect(target.abstractSocket), 'connect'),
  },
  {
    name: 'connect-through-binding',
    class: 'network',
    does: 'connects through an internal binding of Node',
    run: ({ node, target, pause }) => {
      const { binding } = node() as unknown as {
        binding: (name: string) => Record<string, new (kind?: number) => Record<string, (...args: unknown[]) => number>>
      }
      const wrap = binding('tcp_wrap')
      const socket = new (wrap['TCP'] as never as new (kind: number) => { connect: (...args: unknown[]) => number })(0)
      const Request = wrap['TCPConnectWrap'] as new () => object
      const error = socket.connect(Object.assign(new Request(), { oncomplete() {} }), '127.0.0.1', target.tcpPort)
      if (error) throw new Error(`error ${error}`)
      return pause(50)
    },
  },
  {
    name: 'send-udp',
    class: 'network',
    does: 'sends a datagram',
    run: ({ take, target }) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      const socket = take('dgram').createSocket('udp4').on('error', reject)
      socket.send('x', target.udpPort, '127.0.0.1', (error) => (error ? reject(error) : resolve('sent')))
      return promise
    },
  },
  {
    name: 'ask-name-server',
    class: 'network',
    does: 'hides words in a question to a name server',
    run: async ({ take, target }) => {
      const resolver = new (take('dns').promises.Resolver)({ timeout: 200, tries: 1 })
      resolver.setServers([`127.0.0.1:${target.udpPort}`])
      return resolver.resolve4('words.example')
    },
  },
  {
    name: 'listen-tcp',
    class: 'network',
    does: 'listens on a port, for somebody to come and ask',
    run: ({ take, target, until }) => {
      const server = take('net').createServer()
      return until(server.listen(target.freePort, '127.0.0.1'), 'listening').then(() => 'listening')
    },
  },
  {
    name: 'listen-socket-file',
    class: 'network',
    does: 'listens at a socket in the file system',
    run: ({ take, target, until }) =>
      until(take('net').createServer().listen(`${target.out}/listening`), 'listening').then(() => 'listening'),
  },
  {
    name: 'open-inspector',
    class: 'network',
    does: 'opens its own inspector on a port',
    run: ({ take, target }) => {
      take('inspector').open(target.freePort, '127.0.0.1')
      return take('inspector').url()
    },
  },
  ...(
    [
      ['syscall-socket-tcp', 'a TCP socket', 2, 1, 0],
      ['syscall-socket-udp', 'a UDP socket', 2, 2, 0],
      ['syscall-socket-tcp6', 'a TCP socket of IPv6', 10, 1, 0],
      ['syscall-socket-unix', 'a Unix socket', 1, 1, 0],
      ['syscall-socket-netlink', 'a socket to the kernel’s tables of the network', 16, 3, 0],
      ['syscall-socket-vsock', 'a socket to the hypervisor', 40, 1, 0],
    ] as const
  ).map(([name, thing, family, kind, protocol]): Attack => ({
    name,
    class: 'network',
    does: `makes ${thing} by a system call`,
    hands: ['escaped', 'native'],
    input: [family, kind, protocol],
    run: ({ syscall, input, absent }) => {
      const [domain = 0, type = 0, transport = 0] = input
      try {
        return syscall('socket', domain, type, transport)
      } catch (error) {
        // EAFNOSUPPORT: this kernel has no such family.
        if (String(error).endsWith('errno 97')) return absent('this kernel has no such sockets')
        throw error
      }
    },
  })),
  {
    name: 'syscall-io-uring',
    class: 'network',
    does: 'sets up io_uring, which connects and reads past a filter of system calls',
    hands: ['escaped', 'native'],
    run: ({ syscall }) => syscall('io_uring_setup', 4, new Uint8Array(120)),
  },
]
