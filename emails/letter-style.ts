import type { CSSProperties } from 'react'
import { isColour, type Theme } from '#app/domain/councils/theme.ts'

const TEXT = '#1a1e26'
const MUTED = '#535a64'
const LINE = '#ddd6c7'
/** The green of every page's next step. */
const GREEN = '#0f7a52'

const SANS =
  "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, 'Noto Sans Arabic', Tahoma, sans-serif"
const SERIF = "Georgia, 'Noto Naskh Arabic', 'Times New Roman', serif"

/** Styles of a letter in a council's colours; inline, because many mail programs read nothing else. */
export function letterStyle(theme: Theme) {
  for (const colour of [theme.ink, theme.gold, theme.goldLight, theme.action, theme.paper])
    if (!isColour(colour)) throw new Error('the theme holds what is no colour')
  return {
    body: { backgroundColor: theme.paper, margin: 0, padding: '16px 8px', fontFamily: SANS },
    card: { backgroundColor: '#ffffff', maxWidth: '600px', border: `1px solid ${LINE}` },
    band: {
      backgroundColor: theme.ink,
      borderBottom: `4px solid ${theme.gold}`,
      padding: '20px 24px',
      color: '#ffffff',
      fontFamily: SERIF,
      fontSize: '21px',
      lineHeight: '1.4',
    },
    part: { padding: '24px 24px 8px', color: TEXT, fontSize: '17px', lineHeight: '1.55' },
    foot: {
      padding: '16px 24px 20px',
      borderTop: `1px solid ${LINE}`,
      color: MUTED,
      fontSize: '14px',
      lineHeight: '1.5',
    },
    rule: { borderTop: `2px solid ${theme.gold}`, margin: '0 24px', width: 'auto' },
    text: { fontSize: '17px', lineHeight: '1.55', margin: '0 0 16px' },
    lead: { fontSize: '19px', lineHeight: '1.45', fontWeight: 'bold', margin: '0 0 16px' },
    title: {
      fontFamily: SERIF,
      fontSize: '27px',
      lineHeight: '1.3',
      fontWeight: 'bold',
      color: theme.ink,
      margin: '0 0 16px',
    },
    small: { fontSize: '15px', lineHeight: '1.5', color: MUTED, margin: '0 0 12px' },
    facts: { margin: '0 0 20px', width: '100%' },
    label: {
      color: MUTED,
      fontSize: '15px',
      lineHeight: '1.5',
      padding: '8px 0',
      verticalAlign: 'top',
      borderTop: `1px solid ${LINE}`,
      fontWeight: 'normal',
      width: '30%',
    },
    fact: {
      fontSize: '17px',
      lineHeight: '1.5',
      padding: '8px 0',
      verticalAlign: 'top',
      borderTop: `1px solid ${LINE}`,
    },
    opens: { borderTop: `2px solid ${theme.gold}` },
    button: {
      backgroundColor: GREEN,
      color: '#ffffff',
      fontSize: '18px',
      fontWeight: 'bold',
      padding: '14px 22px',
      borderRadius: '3px',
    },
    /** A telephone number is not parted by a line. */
    whole: { whiteSpace: 'nowrap' },
    link: { color: theme.action, textDecoration: 'underline', wordBreak: 'break-all' },
  } satisfies Record<string, CSSProperties>
}

export type LetterStyle = ReturnType<typeof letterStyle>

/**
 * What inline styles cannot say: dark mode, and no growing of text on a turned phone. Mail programs
 * that drop it show the light letter.
 */
export const LETTER_CSS = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{-webkit-text-size-adjust:100%}
@media (prefers-color-scheme:dark){
.paper,.paper>table>tbody>tr>td{background-color:#0f131b!important}
.card{background-color:#1a2130!important;border-color:#3a4458!important}
.ink,.title{color:#f1ede3!important}
.muted,.label{color:#b9c0cc!important}
.label,.fact,.foot{border-color:#3a4458!important}
.link{color:#9cc4f5!important}
}`
