import { Button, Heading, Link, Text } from '@react-email/components'
import { createContext, useContext, type ReactNode } from 'react'
import type { PageWords } from '#app/translations/page-words.ts'
import type { LetterDraft } from './draft.ts'
import type { Fact } from './facts.ts'
import type { LetterStyle } from './letter-style.ts'

const StyleContext = createContext<LetterStyle | undefined>(undefined)

/** Gives a letter its council's colours. */
export const StyleProvider = StyleContext.Provider

/** The style of the letter that is being written. */
export function useStyle(): LetterStyle {
  const style = useContext(StyleContext)
  if (!style) throw new Error('a part of a letter outside its frame')
  return style
}

/** "Dear …", or a greeting without a name. */
export function Greeting({ t, name }: { t: PageWords; name: string | undefined }) {
  return (
    <Paragraph>
      {name ? t.rich('letter.greeting', { name: <bdi>{name}</bdi> }) : t('letter.greeting-plain')}
    </Paragraph>
  )
}

/** What the letter says, in one sentence. */
export function Lead({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={useStyle().lead}>
      {children}
    </Text>
  )
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={useStyle().text}>
      {children}
    </Text>
  )
}

/** What need not be read first. */
export function Small({ children }: { children: ReactNode }) {
  return (
    <Text className="muted" style={useStyle().small}>
      {children}
    </Text>
  )
}

/** The event's name. */
export function Title({ children }: { children: string }) {
  return (
    <Heading
      as="h1"
      dir="auto"
      className="title"
      style={{ ...useStyle().title, textAlign: 'start' }}
    >
      {children}
    </Heading>
  )
}

/** What an officer wrote, in whatever language: paragraphs part at empty lines. */
export function Prose({ heading, children }: { heading?: string; children: string }) {
  const style = useStyle()
  return (
    <>
      {heading && (
        <Heading as="h2" className="ink" style={{ ...style.lead, fontSize: '17px', margin: '0' }}>
          {heading}
        </Heading>
      )}
      {children.split(/\n\n+/).map((paragraph, i) => (
        <Text key={i} dir="auto" className="ink" style={{ ...style.text, textAlign: 'start' }}>
          {paragraph.split('\n').map((line, j) => (
            <span key={j}>
              {j > 0 && <br />}
              {line}
            </span>
          ))}
        </Text>
      ))}
    </>
  )
}

/** When, where, how many: a table that is read row by row. */
export function Facts({ facts, dir }: { facts: readonly Fact[]; dir: 'ltr' | 'rtl' }) {
  const style = useStyle()
  if (facts.length === 0) return null
  const align = dir === 'rtl' ? 'right' : 'left'
  // Mail programs know no logical properties.
  const gutter = dir === 'rtl' ? { paddingLeft: '12px' } : { paddingRight: '12px' }
  return (
    <table cellPadding={0} cellSpacing={0} style={style.facts}>
      <tbody>
        {facts.map(({ label, lines, opens }, i) => (
          <tr key={i}>
            <th
              scope="row"
              align={align}
              className="label"
              style={{ ...style.label, ...gutter, ...(opens ? style.opens : {}) }}
            >
              {label}
            </th>
            <td
              align={align}
              className="ink fact"
              style={{ ...style.fact, ...(opens ? style.opens : {}) }}
            >
              {lines.map((line, j) => (
                <span key={j}>
                  {j > 0 && <br />}
                  <bdi>{line}</bdi>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The one thing to do, and its address in full for whom the button does not work. */
export function Action({ t, href, label }: { t: PageWords; href: string; label: string }) {
  const style = useStyle()
  return (
    <>
      <Text style={style.text}>
        <Button href={href} style={style.button}>
          {label}
        </Button>
      </Text>
      <Small>
        {t('letter.button-fails')}
        <br />
        <Link href={href} dir="ltr" className="link" style={style.link}>
          {href}
        </Link>
      </Small>
    </>
  )
}

/** The guest's page, where nothing need be done. */
export function PageLink({ href, label }: { href: string; label: string }) {
  const style = useStyle()
  return (
    <Text style={style.text}>
      <Link href={href} className="link" style={style.link}>
        {label}
      </Link>
    </Text>
  )
}

/** How to ask a person, and how to get no more of these. The same at the end of every guest's letter. */
export function Ending({ t, draft }: { t: PageWords; draft: LetterDraft }) {
  const style = useStyle()
  const { phone } = draft.council
  return (
    <>
      {phone && (
        <Paragraph>
          {t.rich('letter.help', {
            phone: (
              <bdi dir="ltr" style={style.whole}>
                {phone}
              </bdi>
            ),
          })}
        </Paragraph>
      )}
      {draft.stopLink && (
        <Small>
          <Link href={draft.stopLink} className="link" style={style.link}>
            {t('letter.stop')}
          </Link>
        </Small>
      )}
    </>
  )
}
