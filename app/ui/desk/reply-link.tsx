import type { ShareLinks } from '#app/domain/invitations/share-links.ts'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

export interface ReplyLinkProps {
  link: string
  /** What the messages say, in the guest's language. */
  text: string
  language: string
  dir: 'ltr' | 'rtl'
  share: ShareLinks
}

/** The address under which a family answers, and ways to hand it on. The message is neutral: others may read the phone. */
export function ReplyLink({ link, text, language, dir, share }: ReplyLinkProps) {
  const t = useWords()
  return (
    <>
      <TextField
        name="link"
        label={t('guests.link-copy')}
        type="url"
        defaultValue={link}
        autoComplete="off"
      />
      <p>{t('guests.link-says', { language: t.language(language) })}</p>
      <pre className="letter-text" lang={language} dir={dir}>
        {text}
      </pre>
      <ul className="plain">
        <li>
          <a href={share.whatsapp} rel="noreferrer">
            {t('guests.link-whatsapp')}
          </a>
        </li>
        <li>
          <a href={share.sms}>{t('guests.link-sms')}</a>
        </li>
      </ul>
      <p className="hint">
        {share.to
          ? t.rich('guests.link-to', {
              phone: (
                <bdi key="phone" dir="ltr">
                  {share.to}
                </bdi>
              ),
            })
          : t('guests.link-to-nobody')}
      </p>
    </>
  )
}
