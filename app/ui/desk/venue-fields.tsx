import { ACCESS_FACTS } from '#app/domain/events/event-fields.ts'
import type { PageWords } from '#app/translations/page-words.ts'
import { first, type FormState } from '../form-state.ts'
import { Checkboxes } from '../govuk/choices.tsx'
import { TextArea, TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { codeWords, FACT_WORDS } from './code-words.ts'

/** Empty rows for more rooms. */
const MORE_ROOMS = 3

/** A venue: where it is, how one gets in, its rooms. */
export function VenueFields({ form, rooms }: { form: FormState; rooms: number }) {
  const t = useWords()
  const typedRows = Object.keys(form.typed).filter((name) => name.endsWith('].name')).length
  const rows = Math.max(rooms + MORE_ROOMS, typedRows)
  return (
    <>
      <section className="form-part">
        <TextField name="name" label={t('venues.name')} size="s" state={form} autoComplete="off" />
        <TextArea
          name="address"
          label={t('venues.address')}
          size="s"
          rows={3}
          state={form}
          optional
        />
        <TextArea
          name="directions"
          label={t('venues.directions')}
          hint={t('venues.directions-hint')}
          size="s"
          rows={4}
          state={form}
          optional
        />
        <Checkboxes
          name="accessFacts"
          label={t('venues.access')}
          hint={t('venues.access-hint')}
          size="s"
          small
          state={form}
          options={ACCESS_FACTS.map((value) => ({ value, label: t(FACT_WORDS[value]) }))}
        />
      </section>
      <section className="form-part">
        <h2>{t('venues.rooms')}</h2>
        <p className="muted">{t('venues.rooms-hint')}</p>
        {Array.from({ length: rows }, (_, index) => (
          <div className="fields-in-a-row" key={index}>
            <input
              type="hidden"
              name={`rooms[${index}].id`}
              value={first(form, `rooms[${index}].id`) ?? ''}
            />
            <TextField
              name={`rooms[${index}].name`}
              label={t('venues.room', { number: index + 1 })}
              width={20}
              state={form}
              autoComplete="off"
            />
            <TextField
              name={`rooms[${index}].capacity`}
              label={t('venues.room-holds', { number: index + 1 })}
              width={4}
              inputMode="numeric"
              state={form}
              autoComplete="off"
            />
          </div>
        ))}
      </section>
    </>
  )
}

/** The label of a field of a venue, for two officers' versions. */
export function venueLabel(t: PageWords, name: string): string {
  const [, index, part] = /^rooms\[(\d+)\]\.(name|capacity)$/.exec(name) ?? []
  const number = Number(index) + 1
  if (part === 'name') return t('venues.room', { number })
  if (part === 'capacity') return t('venues.room-holds', { number })
  if (name === 'address') return t('venues.address')
  if (name === 'directions') return t('venues.directions')
  return name === 'accessFacts' ? t('venues.access') : t('venues.name')
}

/** A code of a venue in words. */
export function venueShown(t: PageWords, name: string, value: string): string {
  const key = name === 'accessFacts' && codeWords(FACT_WORDS, value)
  return key ? t(key) : value
}
