import { Button, ButtonGroup } from '../../govuk/button.tsx'
import { useWords } from '../../words.tsx'
import { Alarm } from '../alarm.tsx'
import { Box } from '../panels.tsx'

/** What accepting the chosen ones would do, counted before it happens. */
export interface AcceptPlan {
  nominationIds: string[]
  children: number
  families: number
  byEmail: number
  byHand: number
}

/** Says who comes onto the list and who is written to; the two buttons do it. */
export function AcceptPlanBox({ plan }: { plan: AcceptPlan }) {
  const t = useWords()
  const { children, families, byEmail, byHand, nominationIds } = plan
  if (children === 0) return <Alarm kind="note" title={t('nominations.plan-nobody')} />
  return (
    <Box id="plan" title={t('nominations.plan-title', { children })}>
      <p>{t('nominations.plan-families', { children, families })}</p>
      <p>{t('nominations.plan-written', { byEmail, byHand })}</p>
      <form method="post">
        {nominationIds.map((id) => (
          <input key={id} type="hidden" name="nominations" value={id} />
        ))}
        <ButtonGroup>
          {byEmail > 0 && (
            <Button name="do" value="invite">
              {t('nominations.plan-invite', { children, byEmail })}
            </Button>
          )}
          <Button name="do" value="accept" {...(byEmail > 0 ? { kind: 'secondary' as const } : {})}>
            {t('nominations.plan-accept', { children })}
          </Button>
        </ButtonGroup>
      </form>
    </Box>
  )
}
