import type { ImportPlan } from '#app/domain/wording/plan-import.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'
import { Alarm } from './alarm.tsx'
import { Grid } from './grid.tsx'

export interface BringChangesProps {
  plan: ImportPlan
  language: { tag: string; dir: 'ltr' | 'rtl' }
  action: string
  backHref: string
}

/** What a translators' file would change, side by side; what somebody approved is left unless it is ticked. */
export function BringChanges({ plan, language, action, backHref }: BringChangesProps) {
  const t = useWords()
  const { changes } = plan
  const drafts = changes.filter(({ isApproved }) => !isApproved).map(({ key }) => key)
  const text = (words: string) => (
    <bdi lang={language.tag} dir={language.dir}>
      {words}
    </bdi>
  )
  return (
    <>
      <LeftOut plan={plan} />
      <form method="post" action={action} encType="multipart/form-data">
        <input type="hidden" name="step" value="save" />
        <input
          type="hidden"
          name="shown"
          value={JSON.stringify(
            changes.map(({ key, before, after }) => ({ key, before, text: after })),
          )}
        />
        {changes.length === 0 ? (
          <p>{t('translations.changes', { changes: 0 })}</p>
        ) : (
          <>
            <p>{t('translations.changes-note')}</p>
            <Grid
              caption={t('translations.changes', { changes: changes.length })}
              rows={changes}
              rowKey={({ key }) => key}
              choose={{
                name: 'take',
                label: ({ key }) => t('translations.take', { key }),
                chosen: new Set(drafts),
              }}
              columns={[
                {
                  key: 'key',
                  head: t('translations.key'),
                  kind: 'name',
                  cell: ({ key, english }) => (
                    <>
                      <bdi dir="ltr">{key}</bdi>
                      <span className="native">{english}</span>
                    </>
                  ),
                },
                {
                  key: 'before',
                  head: t('translations.before'),
                  label: t('translations.before'),
                  cell: ({ before }) => text(before),
                },
                {
                  key: 'after',
                  head: t('translations.after'),
                  label: t('translations.after'),
                  cell: ({ after }) => text(after),
                },
                {
                  key: 'state',
                  head: t('translations.state'),
                  cell: ({ isApproved }) =>
                    isApproved ? (
                      <State mark="bad">{t('translations.take-approved')}</State>
                    ) : (
                      <State mark="maybe">{t('translations.take-draft')}</State>
                    ),
                },
              ]}
            />
          </>
        )}
        <ButtonGroup>
          {changes.length > 0 && <Button>{t('translations.take-save')}</Button>}
          <a href={backHref}>{t('translations.bring')}</a>
        </ButtonGroup>
      </form>
    </>
  )
}

/** What of the file is not taken, and why. */
function LeftOut({ plan }: Pick<BringChangesProps, 'plan'>) {
  const t = useWords()
  const { wrong, otherEnglish, unknown, same, empty } = plan
  return (
    <>
      {wrong.length > 0 && (
        <Alarm title={t('translations.wrong', { messages: wrong.length })}>
          <ul>
            {wrong.map(({ key, problems }) => (
              <li key={key}>
                <bdi dir="ltr">{key}</bdi>
                {': '}
                {problems
                  .map((problem) =>
                    'what' in problem
                      ? t(`translations.problem-${problem.problem}`, { what: problem.what })
                      : t(`translations.problem-${problem.problem}`),
                  )
                  .join('. ')}
              </li>
            ))}
          </ul>
        </Alarm>
      )}
      {otherEnglish.length > 0 && (
        <p>{t('translations.other-english', { messages: otherEnglish.length })}</p>
      )}
      {unknown.length > 0 && <p>{t('translations.unknown-keys', { messages: unknown.length })}</p>}
      <p className="hint">{t('translations.same-empty', { same, empty })}</p>
    </>
  )
}
