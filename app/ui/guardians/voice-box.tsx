import type { GuardiansChild } from '#app/domain/ceremonies/family-view.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Details } from '../govuk/prose.tsx'
import { FileField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

export interface VoiceBoxProps {
  child: GuardiansChild
  timeZone: string
  state: FormState | undefined
  /** From when on nobody needs it any more: then it can only be deleted. */
  isOpen: boolean
}

/**
 * The name in the family's own voice: recorded on the page where a script can (public/voice.js), else
 * with the telephone's recorder, which a file field opens.
 */
export function VoiceBox({ child, timeZone, state, isOpen }: VoiceBoxProps) {
  const t = useWords()
  const { voice } = child
  if (!voice && !isOpen) return null
  return (
    <Details summary={t('proof.voice')} open={Boolean(voice ?? state?.errors.voice)}>
      <p>{t('proof.voice-lead')}</p>
      {voice && (
        <form method="post">
          <input type="hidden" name="honouree" value={child.honoureeId} />
          <p>
            {t('proof.voice-kept', { when: t.date(voice.at, { timeZone, style: 'dateTime' }) })}
          </p>
          <Button name="do" value="delete-voice" kind="secondary">
            {t('proof.voice-delete')}
          </Button>
        </form>
      )}
      {isOpen && (
        <form
          method="post"
          encType="multipart/form-data"
          noValidate
          data-voice=""
          data-start={t('proof.voice-record')}
          data-stop={t('proof.voice-stop')}
        >
          <input type="hidden" name="honouree" value={child.honoureeId} />
          <FileField
            name="voice"
            label={t('proof.voice-file')}
            hint={t('proof.voice-agree')}
            accept="audio/*"
            capture
            state={state}
          />
          <Button name="do" value="voice" kind="secondary">
            {t('proof.voice-send')}
          </Button>
        </form>
      )}
    </Details>
  )
}
