import type { Forgetting } from '#app/domain/invitations/forgetting.ts'
import { Button, ButtonGroup, LinkButton } from '../govuk/button.tsx'
import { InsetText, WarningText } from '../govuk/prose.tsx'
import { useWords } from '../words.tsx'

/** What would go and what would stay, before a family is forgotten. */
export function ForgetUs({ takes, back }: { takes: Forgetting; back: string }) {
  const t = useWords()
  const lost = takes.comes.filter(({ people }) => people > 0)
  return (
    <>
      <h1 className="display">{t('forget.title')}</h1>
      <p className="govuk-body">{t('forget.goes')}</p>
      <p className="govuk-body">{t('forget.stays')}</p>
      {takes.certificates > 0 && <p className="govuk-body">{t('forget.certificates')}</p>}
      {takes.stay > 0 && <p className="govuk-body">{t('forget.others')}</p>}
      {lost.length > 0 && (
        <InsetText>
          {t('forget.gives-up')}
          <ul className="govuk-list govuk-list--bullet">
            {lost.map(({ startsAt, timeZone, people }) => (
              <li key={startsAt.getTime()}>
                {t('forget.gives-up-date', {
                  day: t.date(startsAt, { timeZone, style: 'day' }),
                  places: people,
                })}
              </li>
            ))}
          </ul>
        </InsetText>
      )}
      <WarningText>{t('forget.final')}</WarningText>
      <form method="post">
        <ButtonGroup>
          <Button kind="warning" name="step" value="forget">
            {t('forget.button')}
          </Button>
          <LinkButton kind="secondary" href={back}>
            {t('forget.keep')}
          </LinkButton>
        </ButtonGroup>
      </form>
    </>
  )
}

/** Nothing tells any more who they were, so this page says it and is not shown again. */
export function Forgotten() {
  const t = useWords()
  return (
    <>
      <h1 className="display">{t('forget.done-title')}</h1>
      <p className="lead">{t('forget.done')}</p>
    </>
  )
}
