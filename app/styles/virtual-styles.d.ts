/** The compiled sheets, made by app/styles/plugin.mjs when the server is built. */
declare module 'virtual:styles' {
  interface Sheet {
    /** The finished sheet, on one line. */
    css: string
    /** Base64 of its SHA-256, for `style-src 'sha256-…'`. */
    sha256: string
    /** File name with a hash of the content, such as `public-rtl-0a1b2c3d4e.css`. */
    name: string
  }
  export const publicLtr: Sheet
  export const publicRtl: Sheet
  export const desk: Sheet
  export const stage: Sheet
}
