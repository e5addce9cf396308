import type { StageEntry } from '#app/domain/ceremonies/stage.ts'
import { Box } from '../desk/panels.tsx'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'
import type { StageHrefs } from './hrefs.ts'

/** Children whose card was pulled: their certificates are handed over later, and they count all the same. */
export function StageLater({
  entries,
  as,
  hasBegun,
  hrefs,
}: {
  entries: StageEntry[]
  as: string
  hasBegun: boolean
  hrefs: StageHrefs
}) {
  const t = useWords()
  const absent = entries.filter(({ state }) => state === 'not-here')
  const presented = entries.filter(({ state }) => state === 'presented').length
  const recognised = entries.filter((entry) => entry.recognised).length
  const waiting = entries.filter(({ state }) => state === 'waiting').length
  if (!hasBegun && absent.length + presented === 0) return null
  return (
    <Box id="later" title={t('stage.later-title')}>
      <p>{t('stage.later-lead', { presented, recognised, children: entries.length })}</p>
      <form method="post">
        <input type="hidden" name="as" value={as} />
        {absent.length > 0 && (
          <ul className="plain-rows">
            {absent.map(({ id, name, recognised: how }) => (
              <li key={id}>
                <a href={hrefs.child(id)}>
                  <bdi>{name}</bdi>
                </a>{' '}
                {how && how !== 'stage' ? (
                  <State mark="yes">{t(`stage.recognised-${how}`)}</State>
                ) : (
                  <State mark="bad">{t('stage.to-hand-over')}</State>
                )}
                <ButtonGroup>
                  {how === null ? (
                    (['handed-over', 'posted'] as const).map((one) => (
                      <Button key={one} name="later" value={`${one} ${id}`} kind="secondary" small>
                        {t(`stage.note-${one}`)}
                        <span className="govuk-visually-hidden"> {name}</span>
                      </Button>
                    ))
                  ) : (
                    <Button name="later" value={`undo ${id}`} kind="secondary" small>
                      {t('stage.note-undo')}
                      <span className="govuk-visually-hidden"> {name}</span>
                    </Button>
                  )}
                </ButtonGroup>
              </li>
            ))}
          </ul>
        )}
        {hasBegun && waiting > 0 && (
          <>
            <p>{t('stage.rest-lead')}</p>
            <Button name="do" value="rest-presented" kind="secondary">
              {t('stage.rest', { children: waiting })}
            </Button>
          </>
        )}
      </form>
    </Box>
  )
}
