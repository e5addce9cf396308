import { Empty } from '../desk/empty.tsx'
import { Button, LinkButton } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'

export interface EarlierOrderShown {
  occurrenceId: string
  title: string
  startsAt: Date
  timeZone: string
  items: number
}

/** An empty running order, and the three ways to begin it. */
export function BeginOrder({
  hasTemplate,
  earlier,
  newHref,
}: {
  hasTemplate: boolean
  earlier: EarlierOrderShown[]
  newHref: string
}) {
  const t = useWords()
  return (
    <>
      <Empty
        actions={
          <>
            {hasTemplate && (
              <form method="post">
                <Button name="do" value="template">
                  {t('running.begin-template')}
                </Button>
              </form>
            )}
            <LinkButton href={newHref} kind="secondary">
              {t('running.add')}
            </LinkButton>
          </>
        }
      >
        {t('running.empty')}
      </Empty>
      {earlier.length > 0 && (
        <section aria-labelledby="earlier">
          <h2 id="earlier">{t('running.begin-last')}</h2>
          <p className="hint">{t('running.begin-from-hint')}</p>
          <ul className="running__earlier">
            {earlier.map(({ occurrenceId, title, startsAt, timeZone, items }) => (
              <li key={occurrenceId}>
                <form method="post">
                  <input type="hidden" name="from" value={occurrenceId} />
                  <span>
                    <bdi>{title}</bdi>, {t.date(startsAt, { timeZone, style: 'date' })}:{' '}
                    {t('running.begin-items', { items })}
                  </span>
                  <Button kind="secondary" small name="do" value="copy">
                    {t('running.begin-from')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
