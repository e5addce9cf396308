import {
  EVENT_LETTERS,
  EVENT_PAPERS,
  NAMES_ASKED,
  NEEDS,
  PEOPLE_ASKED,
  type EventKind,
} from '#app/domain/events/kinds.ts'
import type { PlainKey } from '#app/translations/translate.ts'
import type { FormState } from '../form-state.ts'
import { Checkboxes, Radios } from '../govuk/choices.tsx'
import { useWords } from '../words.tsx'
import { codeWords, LETTER_WORDS, NAMES_WORDS, NEED_WORDS, PEOPLE_WORDS } from './code-words.ts'

export const ASKS_NAMES = ['people', 'names', 'needs', 'message', 'quickExit', 'letters', 'paper']

/** What a reply asks, which letters go out, what is printed: brought by the kind, all of it open to change. */
export function AsksFields({ form, kind }: { form: FormState; kind: EventKind }) {
  const t = useWords()
  return (
    <>
      <section className="form-part">
        <h2>{t('asks.questions')}</h2>
        <p className="muted">{t(`asks.brought-by-${kind}`)}</p>
        <Radios
          name="people"
          label={t('asks.people')}
          size="s"
          small
          state={form}
          options={PEOPLE_ASKED.map((value) => ({ value, label: t(PEOPLE_WORDS[value]) }))}
        />
        <Radios
          name="names"
          label={t('asks.names')}
          size="s"
          small
          state={form}
          options={NAMES_ASKED.map((value) => ({ value, label: t(NAMES_WORDS[value]) }))}
        />
        <Checkboxes
          name="needs"
          label={t('asks.needs')}
          hint={t('asks.needs-hint')}
          size="s"
          small
          state={form}
          options={NEEDS.map((value) => ({ value, label: t(NEED_WORDS[value]) }))}
        />
        <Checkboxes
          name="message"
          small
          state={form}
          options={[{ value: 'on', label: t('asks.message') }]}
        />
        <Checkboxes
          name="quickExit"
          small
          state={form}
          options={[{ value: 'on', label: t('asks.quick-exit'), hint: t('asks.quick-exit-hint') }]}
        />
      </section>
      <section className="form-part">
        <h2>{t('asks.letters')}</h2>
        <Checkboxes
          name="letters"
          label={t('asks.letters-which')}
          size="s"
          small
          state={form}
          options={EVENT_LETTERS.map((value) => ({ value, label: t(LETTER_WORDS[value]) }))}
        />
        <Checkboxes
          name="paper"
          label={t('asks.paper')}
          size="s"
          small
          state={form}
          options={EVENT_PAPERS.map((value) => ({ value, label: t(`asks.paper-${value}`) }))}
        />
      </section>
    </>
  )
}

/** The same fields and codes in words, for two officers' versions. */
export function asksWords(t: ReturnType<typeof useWords>) {
  const labels: Record<string, string> = {
    people: t('asks.people'),
    names: t('asks.names'),
    needs: t('asks.needs'),
    message: t('asks.message'),
    quickExit: t('asks.quick-exit'),
    letters: t('asks.letters'),
    paper: t('asks.paper'),
  }
  const tables: Record<string, Record<string, PlainKey>> = {
    people: PEOPLE_WORDS,
    names: NAMES_WORDS,
    needs: NEED_WORDS,
    letters: LETTER_WORDS,
  }
  return {
    label: (name: string) => labels[name] ?? name,
    show(name: string, value: string): string {
      if (value === 'on') return t('both-versions.yes')
      const paper = name === 'paper' && EVENT_PAPERS.find((one) => one === value)
      if (paper) return t(`asks.paper-${paper}`)
      for (const [field, table] of Object.entries(tables)) {
        const key = field === name && codeWords(table, value)
        if (key) return t(key)
      }
      return value
    },
  }
}
