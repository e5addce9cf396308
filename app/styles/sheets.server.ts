/**
 * The sheets: guests' pages in both directions (small enough to stand inline in the page), the desk's
 * and that of the page beside the stage, which are files of their own and kept by the browser.
 */
export { desk, publicLtr, publicRtl, stage } from 'virtual:styles'
