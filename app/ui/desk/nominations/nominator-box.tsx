import { Button, ButtonGroup } from '../../govuk/button.tsx'
import { TextField } from '../../govuk/text-field.tsx'
import { useWords } from '../../words.tsx'
import { Box } from '../panels.tsx'

/** Somebody who nominates, as the page is told of it. */
export interface Nominator {
  id: string
  name: string
  isGuardian: boolean
  contact: { name: string; email: string | null } | null
  /** The whole address; null where it was revoked. */
  link: string | null
  sentAt: Date | null
}

/** One who nominates: whom letters go to, the link to copy, and what can be done with it. */
export function NominatorBox({ one, timeZone }: { one: Nominator; timeZone: string }) {
  const t = useWords()
  const whom = (
    <span className="govuk-visually-hidden">
      {' '}
      <bdi>{one.name}</bdi>
    </span>
  )
  return (
    <Box id={`n-${one.id}`} title={<bdi>{one.name}</bdi>}>
      <p>
        {one.contact ? (
          <>
            {!one.isGuardian && <bdi>{one.contact.name}</bdi>} <bdi>{one.contact.email}</bdi>
          </>
        ) : (
          t('nominations.no-contact')
        )}
        {one.sentAt && (
          <>
            {' '}
            {t('nominations.sent-on', {
              day: t.date(one.sentAt, { timeZone, style: 'dayMonth' }),
            })}
          </>
        )}
      </p>
      {one.link ? (
        <TextField
          name={`link-${one.id}`}
          label={t('nominations.link-of', { name: one.name })}
          type="url"
          defaultValue={one.link}
          autoComplete="off"
        />
      ) : (
        <p>{t('nominations.revoked')}</p>
      )}
      <form method="post">
        <input type="hidden" name="nominator" value={one.id} />
        <ButtonGroup>
          {one.link && one.contact?.email && (
            <Button name="do" value="write" kind="secondary" small>
              {t('nominations.write')}
              {whom}
            </Button>
          )}
          <Button name="do" value={one.link ? 'revoke' : 'renew'} kind="secondary" small>
            {t(one.link ? 'nominations.revoke' : 'nominations.renew')}
            {whom}
          </Button>
        </ButtonGroup>
      </form>
    </Box>
  )
}
