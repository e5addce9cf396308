import { Body, Column, Container, Head, Hr, Html, Preview, Row } from '@react-email/components'
import type { CSSProperties, ReactNode } from 'react'
import type { Theme } from '#app/domain/councils/theme.ts'
import type { PageWords } from '#app/translations/page-words.ts'
import type { LetterDraft } from './draft.ts'
import { LETTER_CSS, letterStyle } from './letter-style.ts'
import { Small, StyleProvider, useStyle } from './parts.tsx'

/** A letter's body in one language. */
export interface LanguagePart {
  t: PageWords
  body: ReactNode
}

/**
 * The sheet that every letter is written on: the council's name, the letter in the reader's
 * language, the same in English when that is another, and the council's address.
 *
 * It loads nothing: no picture, no font, nothing that tells who opened it.
 *
 * @param preview What a mail program shows beside the subject; neutral, because others may see it.
 */
export function Frame({
  theme,
  council,
  subject,
  preview,
  own,
  english,
}: {
  theme: Theme
  council: LetterDraft['council']
  subject: string
  preview: string
  own: LanguagePart
  /** When the reader's language is another. */
  english: LanguagePart | undefined
}) {
  const style = letterStyle(theme)
  const { t } = own
  return (
    <Html lang={t.locale} dir={t.dir}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Mail programs else make links of times and telephone numbers. */}
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <title>{subject}</title>
        {/* As it stands: React would write ">" of a selector in another way. */}
        <style dangerouslySetInnerHTML={{ __html: LETTER_CSS }} />
      </Head>
      <Body className="paper" style={style.body}>
        <Preview>{preview}</Preview>
        <StyleProvider value={style}>
          <Container className="card" style={style.card}>
            <Cell style={style.band} dir={t.dir}>
              <bdi>{council.name}</bdi>
            </Cell>
            <Part part={own} english={english?.t} />
            {english && <Hr style={style.rule} />}
            {english && <Part part={english} />}
            <Cell className="muted foot" style={style.foot} dir={t.dir}>
              {[council.name, ...(council.address ?? [])].map((line, i) => (
                <span key={i}>
                  {i > 0 && <br />}
                  <bdi>{line}</bdi>
                </span>
              ))}
            </Cell>
          </Container>
        </StyleProvider>
      </Body>
    </Html>
  )
}

function Part({
  part: { t, body },
  english,
}: {
  part: LanguagePart
  english?: PageWords | undefined
}) {
  return (
    <Cell className="ink" style={useStyle().part} dir={t.dir}>
      {english && (
        <div lang={english.locale} dir={english.dir} style={{ textAlign: 'left' }}>
          <Small>{english('letter.english-below')}</Small>
        </div>
      )}
      <div lang={t.locale} dir={t.dir}>
        {body}
        {t.showsDrafts && <Small>{t('frame.draft-notice')}</Small>}
      </div>
    </Cell>
  )
}

/** Padding that every mail program keeps stands on a table's cell. */
function Cell({
  style,
  className,
  dir,
  children,
}: {
  style: CSSProperties
  className?: string
  dir: 'ltr' | 'rtl'
  children: ReactNode
}) {
  return (
    <Row>
      <Column
        dir={dir}
        align={dir === 'rtl' ? 'right' : 'left'}
        className={className}
        style={style}
      >
        {children}
      </Column>
    </Row>
  )
}
