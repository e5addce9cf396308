import { usePage } from '../page-context.tsx'
import { useWords } from '../words.tsx'

/** How to reach the council: what it has given of telephone, e-mail and address. */
export function AboutContact({ email, address }: { email: string; address: string }) {
  const t = useWords()
  const { phone } = usePage().council
  return (
    <ul className="govuk-list">
      {phone && (
        <li>
          {t.rich('about-contact.ring', {
            phone: (
              <bdi key="phone" dir="ltr" className="nowrap">
                {phone}
              </bdi>
            ),
          })}
        </li>
      )}
      <li>
        {t.rich('about-contact.write', {
          email: (
            <a key="email" className="govuk-link" href={`mailto:${email}`} dir="ltr">
              {email}
            </a>
          ),
        })}
      </li>
      {address && (
        <li>{t.rich('about-contact.post', { address: <bdi key="address">{address}</bdi> })}</li>
      )}
    </ul>
  )
}
