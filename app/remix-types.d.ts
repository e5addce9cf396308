import '@remix-run/node'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
  interface AppLoadContext {
    /** The nonce of this answer's Content-Security-Policy. */
    cspNonce: string
    /** Stands in the log and on the error page, so that the one is found from the other. */
    requestId: string
    /** The peer's address, for rate limits only; of the first trusted proxy when TRUST_PROXY is set. */
    clientAddress: string
  }
}
