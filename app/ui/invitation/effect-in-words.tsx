import type { ReplyEffect } from '#app/domain/invitations/reply-effect.ts'
import { InsetText } from '../govuk/prose.tsx'
import { useWords } from '../words.tsx'

/** What sending would do to the party's places. `waits`: how it is said of those who would wait. */
export function EffectInWords({ effect, waits }: { effect: ReplyEffect; waits?: string }) {
  const t = useWords()
  switch (effect.is) {
    case 'gets':
      return <InsetText>{t('check.gets', { places: effect.places })}</InsetText>
    case 'waits':
      return <InsetText>{waits ?? t('check.would-wait')}</InsetText>
    case 'gives-up':
      return (
        <Sentences
          lines={[t('check.gives-up', { places: effect.places }), ...stays(effect.stay)]}
        />
      )
    case 'more-free':
      return <Sentences lines={[t('check.more-free', { places: effect.places })]} />
    case 'more-refused':
      return (
        <Sentences
          lines={[
            t('check.more-refused', { places: effect.places }),
            ...stays(effect.stay),
            ...(effect.fit > 0 ? [t('check.room-for', { places: effect.fit })] : []),
          ]}
        />
      )
    case 'keeps-number':
      return <InsetText>{t('check.keeps-number', { position: effect.position })}</InsetText>
    case 'to-the-end':
      return <InsetText>{t('check.to-the-end', { position: effect.position })}</InsetText>
    case 'leaves-list':
      return <InsetText>{t('check.leaves-list')}</InsetText>
    case 'nothing':
      return null
  }
  function stays(places: number): string[] {
    return places > 0 ? [t('check.keeps', { places })] : []
  }
}

const Sentences = ({ lines }: { lines: string[] }) => <InsetText>{lines.join(' ')}</InsetText>
