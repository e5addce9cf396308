import { Radios } from '../govuk/choices.tsx'
import { DateFields } from '../govuk/date-fields.tsx'
import { Details } from '../govuk/prose.tsx'
import { Select } from '../govuk/select.tsx'
import { TextField, TimeField } from '../govuk/text-field.tsx'
import { first, type FormState } from '../form-state.ts'
import { useWords } from '../words.tsx'

export interface RoomOption {
  id: string
  name: string
  venue: string
  capacity: number | null
}

interface Props {
  form: FormState
  rooms: RoomOption[]
}

/** When it is: a day in three boxes, a time in one. */
export function WhenFields({ form }: Pick<Props, 'form'>) {
  const t = useWords()
  const isLater = Boolean(first(form, 'endsOn.day')) || Boolean(form.errors.endsOn)
  return (
    <>
      <DateFields name="startsOn" label={t('when-form.day')} size="s" state={form} />
      <div className="fields-in-a-row">
        <TimeField
          name="startsAt"
          label={t('when-form.starts')}
          hint={t('when-form.time-hint')}
          state={form}
        />
        <TimeField
          name="endsAt"
          label={t('when-form.ends')}
          hint={t('when-form.time-hint-end')}
          state={form}
        />
      </div>
      <Details summary={t('when-form.ends-other-day')} open={isLater}>
        <DateFields name="endsOn" label={t('when-form.ends-on')} state={form} optional />
      </Details>
    </>
  )
}

/** Where it is, who is told, how many it takes. */
export function WhereFields({ form, rooms }: Props) {
  const t = useWords()
  return (
    <>
      <Radios
        name="where"
        label={t('when-form.where')}
        size="s"
        small
        state={form}
        options={[
          {
            value: 'room',
            label: t('when-form.where-room'),
            conditional: <RoomSelect form={form} rooms={rooms} />,
          },
          {
            value: 'elsewhere',
            label: t('when-form.where-elsewhere'),
            conditional: (
              <TextField
                name="place"
                label={t('when-form.place')}
                hint={t('when-form.place-hint')}
                state={form}
                width={30}
              />
            ),
          },
          { value: 'online', label: t('when-form.where-online') },
          { value: 'later', label: t('when-form.where-later') },
        ]}
      />
      <TextField
        name="onlineUrl"
        type="url"
        label={t('when-form.link')}
        hint={t('when-form.link-hint')}
        state={form}
        optional
        autoComplete="off"
      />
      <Details summary={t('when-form.shown-fold')} open={isShownOtherwise(form)}>
        <Radios
          name="placeShown"
          label={t('when-form.shown')}
          size="s"
          small
          state={form}
          defaultValue="always"
          options={[
            { value: 'always', label: t('when-form.shown-always') },
            {
              value: 'confirmed',
              label: t('when-form.shown-confirmed'),
              hint: t('when-form.shown-confirmed-hint'),
            },
          ]}
        />
        <DateFields
          name="placeShownFromOn"
          label={t('when-form.shown-from')}
          hint={t('when-form.shown-from-hint')}
          size="s"
          state={form}
          optional
        />
      </Details>
    </>
  )
}

function RoomSelect({ form, rooms }: Props) {
  const t = useWords()
  return (
    <Select
      name="roomId"
      label={t('when-form.room')}
      hint={rooms.length === 0 ? t('when-form.no-rooms') : undefined}
      state={form}
      options={[
        { value: '', label: t('when-form.room-choose') },
        ...rooms.map((room) => ({ value: room.id, label: roomLabel(t, room) })),
      ]}
    />
  )
}

const roomLabel = (t: ReturnType<typeof useWords>, { name, venue, capacity }: RoomOption) => {
  const place = name === venue ? venue : t('when-form.room-in', { room: name, venue })
  return capacity === null ? place : t('when-form.room-holds', { place, people: capacity })
}

const isShownOtherwise = (form: FormState) =>
  first(form, 'placeShown') === 'confirmed' || hasPart(form, 'placeShownFromOn')
/** Whether anything stands in a field or in a part of it, or is wrong with it. */
export const hasPart = (form: FormState, name: string) =>
  Object.entries({ ...form.typed, ...form.errors }).some(
    ([key, value]) =>
      (key === name || key.startsWith(`${name}.`)) && value.length > 0 && value[0] !== '',
  )
