import type { Context } from 'hono'
import type { WebPorts } from './web-ports.ts'

export interface WebEnvironment {
  Bindings: {
    /** What @hono/node-server hands over beside the request; absent in tests. */
    incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } }
  }
  Variables: {
    /** Name of a file in assets → its address. */
    asset: (name: string) => string
  }
}

export type WebContext = Context<WebEnvironment>

/** One page's answer to one request. */
export type Handler = (context: WebContext, ports: WebPorts) => Response | Promise<Response>
