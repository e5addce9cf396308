import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

/** The address under which a family answers, and ways to hand it on. The message is neutral: others may read the phone. */
export function ReplyLink({ link, title }: { link: string; title: string }) {
  const t = useWords()
  const text = encodeURIComponent(t('guests.link-message', { title, link }))
  return (
    <>
      <TextField
        name="link"
        label={t('guests.link-copy')}
        type="url"
        defaultValue={link}
        autoComplete="off"
      />
      <ul className="plain">
        <li>
          <a href={`https://wa.me/?text=${text}`} rel="noreferrer">
            {t('guests.link-whatsapp')}
          </a>
        </li>
        <li>
          <a href={`sms:?&body=${text}`}>{t('guests.link-sms')}</a>
        </li>
      </ul>
    </>
  )
}
