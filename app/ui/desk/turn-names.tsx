import { turnedRound } from '#app/domain/invitations/turned-name.ts'
import type { FormState } from '../form-state.ts'
import { Checkboxes } from '../govuk/choices.tsx'
import { useWords } from '../words.tsx'

/**
 * Offers to turn a column's names round.
 *
 * @param written One of them as the list has it: "Al-Khatib, Amira".
 */
export function TurnNames({
  written,
  ticked,
  state,
}: {
  written: string
  ticked: boolean
  state: FormState | undefined
}) {
  const t = useWords()
  return (
    <Checkboxes
      name="turnNames"
      options={[
        {
          value: 'yes',
          label: t('import.turn-names'),
          hint: t.rich('import.turn-names-hint', {
            written: <bdi>{written}</bdi>,
            turned: <bdi>{turnedRound(written)}</bdi>,
          }),
        },
      ]}
      defaultValues={ticked ? ['yes'] : []}
      state={state}
    />
  )
}
