import { REPRINT_REASONS, REVOKE_REASONS } from '#app/domain/ceremonies/ledger.ts'
import { Box } from '../desk/panels.tsx'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Radios } from '../govuk/choices.tsx'
import { Details } from '../govuk/prose.tsx'
import { useWords } from '../words.tsx'

/** Print it again, issue it anew, take it back: each says first what it does. */
export function CertificateActions({ state }: { state: FormState | undefined }) {
  const t = useWords()
  return (
    <Box id="actions" title={t('certificates.actions')} paper>
      <Details summary={t('certificates.reprint-title')} open={state?.errors.reprint !== undefined}>
        <p>{t('certificates.reprint-lead')}</p>
        <form method="post">
          <Radios
            name="reprint"
            label={t('certificates.why')}
            small
            state={state}
            options={REPRINT_REASONS.map((reason) => ({
              value: reason,
              label: t(`certificates.reprint-${reason}`),
            }))}
          />
          <Button name="do" value="reprint" kind="secondary">
            {t('certificates.reprint')}
          </Button>
        </form>
      </Details>
      <Details summary={t('certificates.replace-title')}>
        <p>{t('certificates.replace-lead')}</p>
        <form method="post">
          <Button name="do" value="replace" kind="secondary">
            {t('certificates.replace')}
          </Button>
        </form>
      </Details>
      <Details summary={t('certificates.revoke-title')} open={state?.errors.revoke !== undefined}>
        <p>{t('certificates.revoke-lead')}</p>
        <form method="post">
          <Radios
            name="revoke"
            label={t('certificates.why')}
            small
            state={state}
            options={REVOKE_REASONS.map((reason) => ({
              value: reason,
              label: t(`certificates.revoke-${reason}`),
            }))}
          />
          <Button name="do" value="revoke" kind="warning">
            {t('certificates.revoke')}
          </Button>
        </form>
      </Details>
    </Box>
  )
}
