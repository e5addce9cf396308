import type { Reply } from '#app/domain/invitations/reply.ts'
import type { FormState } from '../form-state.ts'
import { CarriedAlong } from '../invitation/check-answers.tsx'
import { WhoseFields } from '../invitation/whose-needs.tsx'
import { useWords } from '../words.tsx'

/** Whose each need is, before the answer is kept. */
export function WhoseTold({
  reply,
  typed,
  before,
}: {
  reply: Reply
  typed: FormState['typed']
  before: FormState['typed']
}) {
  const t = useWords()
  const isTold = reply.needs.some(({ who }) => who)
  return (
    <>
      <h3>{t('guests.whose-title')}</h3>
      <p className="hint">{t('guests.whose-lead')}</p>
      <CarriedAlong typed={typed} but={(name) => name.startsWith('who.')} />
      <WhoseFields
        reply={reply}
        form={{ typed: isTold ? typed : { ...before, ...typed }, errors: {} }}
        words={(kind) => t(`guests.need-${kind}`)}
      />
    </>
  )
}
