/**
 * The three sheets: guests' pages in both directions (small enough to stand inline in the page), and
 * the desk's, which is a file of its own and kept by the browser.
 */
export { desk, publicLtr, publicRtl } from 'virtual:styles'
