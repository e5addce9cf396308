import { STAGE_ROLES, type StageRole } from '#app/domain/ceremonies/stage.ts'
import { Box } from '../desk/panels.tsx'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'

/** Links to the page beside the stage: for whoever reads the names, and whoever sends the children up. */
export function StageLinks({
  links,
  as,
  timeZone,
}: {
  links: Array<{ id: string; role: StageRole; address: string; expiresAt: Date }>
  as: string
  timeZone: string
}) {
  const t = useWords()
  return (
    <Box id="links" title={t('stage.links')}>
      <p>{t('stage.links-lead')}</p>
      <form method="post">
        <input type="hidden" name="as" value={as} />
        {links.length > 0 && (
          <ul className="plain-rows">
            {links.map(({ id, role, address, expiresAt }) => (
              <li key={id}>
                <b>{t(`stage.link-${role}`)}</b>{' '}
                <span className="muted">
                  {t('stage.link-until', {
                    when: t.date(expiresAt, { timeZone, style: 'dayShort' }),
                  })}
                </span>
                <p className="stage-address">
                  <a href={address} rel="noreferrer">
                    <bdi dir="ltr">{address}</bdi>
                  </a>
                </p>
                <Button name="end-link" value={id} kind="secondary" small>
                  {t('stage.end-link')}
                  <span className="govuk-visually-hidden"> {t(`stage.link-${role}`)}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
        <ButtonGroup>
          {STAGE_ROLES.map((role) => (
            <Button key={role} name="link" value={role} kind="secondary">
              {t(`stage.make-${role}`)}
            </Button>
          ))}
        </ButtonGroup>
      </form>
    </Box>
  )
}
