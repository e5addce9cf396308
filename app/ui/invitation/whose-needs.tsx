import type { Reply } from '#app/domain/invitations/reply.ts'
import { headKeys, whoName } from '#app/domain/invitations/whose-needs.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Checkboxes } from '../govuk/choices.tsx'
import { useWords } from '../words.tsx'
import { CarriedAlong } from './check-answers.tsx'
import { HeadInWords } from './party-in-words.tsx'

/** Whose each need is. Left open, it is the whole party's. */
export function WhoseNeeds({ reply, form }: { reply: Reply; form: FormState }) {
  const t = useWords()
  return (
    <>
      <h1 className="display">{t('whose.title')}</h1>
      <p className="lead">{t('whose.lead')}</p>
      <form method="post">
        <CarriedAlong typed={form.typed} but={(name) => name.startsWith('who.')} />
        <WhoseFields reply={reply} form={form} words={(kind) => t(`need.${kind}`)} />
        <Button name="step" value="look">
          {t('frame.continue')}
        </Button>
      </form>
    </>
  )
}

/** A group of boxes for each need: everybody who comes. */
export function WhoseFields({
  reply,
  form,
  words,
}: {
  reply: Pick<Reply, 'needs' | 'comers'>
  form: FormState
  words: (kind: Reply['needs'][number]['kind']) => string
}) {
  const heads = headKeys(reply.comers)
  return (
    <>
      {reply.needs.map(({ kind, detail }) => (
        <Checkboxes
          key={kind}
          name={whoName(kind)}
          label={
            <>
              {words(kind)}
              {detail && (
                <>
                  {': '}
                  <bdi>{detail}</bdi>
                </>
              )}
            </>
          }
          size="s"
          small
          options={heads.map((head) => ({ value: head.key, label: <HeadInWords head={head} /> }))}
          state={form}
        />
      ))}
    </>
  )
}
