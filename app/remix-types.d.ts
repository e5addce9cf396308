import '@remix-run/node'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
  interface AppLoadContext {
    /** Stands in the log and on the error page, so that the one is found from the other. */
    requestId: string
    /** The peer's address, for rate limits only; what the trusted proxies say when TRUST_PROXY is set. */
    clientAddress: string
  }
}
