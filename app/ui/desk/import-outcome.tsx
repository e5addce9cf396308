import type { ImportResult } from '#app/domain/invitations/import-payload.ts'
import { Button, LinkButton } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'

export interface ImportOutcomeProps {
  taskId: string
  eventId: string
  occurrenceId: string
  result: ImportResult | undefined
  /** Why it cannot be taken back; undefined while it can. */
  noUndo: 'letters-out' | 'answered' | undefined
}

/** What an import came to, in sentences, and the way to take it back. */
export function ImportOutcome({
  taskId,
  eventId,
  occurrenceId,
  result,
  noUndo,
}: ImportOutcomeProps) {
  const t = useWords()
  const guests = `/desk/events/${eventId}/guests`
  const on = `?on=${occurrenceId}`
  const undone = result?.undone
  return (
    <>
      {undone !== undefined ? (
        <p>{t('tasks.result-undone', { undone })}</p>
      ) : (
        result && (
          <ul className="plain">
            <li>{t('tasks.result-import', { added: result.added })}</li>
            {result.known > 0 && <li>{t('tasks.result-known', { known: result.known })}</li>}
            {result.listed > 0 && <li>{t('tasks.result-listed', { listed: result.listed })}</li>}
            {result.bad > 0 && <li>{t('tasks.result-bad', { bad: result.bad })}</li>}
          </ul>
        )
      )}
      <div className="govuk-button-group">
        <LinkButton href={guests + on}>{t('tasks.to-guests')}</LinkButton>
        {result && result.bad > 0 && undone === undefined && (
          <LinkButton href={`${guests}/import/${taskId}/bad/xlsx${on}`} kind="secondary">
            {t('tasks.bad-download', { bad: result.bad })}
          </LinkButton>
        )}
        {undone === undefined && !noUndo && (
          <form method="post" action={`${guests}/import/${taskId}${on}`}>
            <Button kind="secondary" name="do" value="undo">
              {t('tasks.undo')}
            </Button>
          </form>
        )}
      </div>
      {undone === undefined && (
        <p className="hint">{t(noUndo ? `tasks.undo-${noUndo}` : 'tasks.undo-explained')}</p>
      )}
    </>
  )
}
