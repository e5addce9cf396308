import { describe, expect, test } from 'vitest'
import { chosenMapping, guessColumns, isForbidden } from '#app/domain/invitations/import-columns.ts'

const guess = (headings: string[], ...rows: string[][]) => guessColumns(headings, rows)

describe('columns are guessed', () => {
  test.each([
    ['Full name', 'name'],
    ['Family name', 'name'],
    ['Parent/guardian name', 'name'],
    ['Parent / carer', 'name'],
    ['Mother or guardian', 'name'],
    ['Parents and carers names', 'name'],
    ['Name of contact', 'name'],
    ['Family', 'name'],
    ['Name (in own script)', 'native-name'],
    ['Native name', 'native-name'],
    ['Known as', 'known-as'],
    ['E-mail address', 'email'],
    ['EMAIL', 'email'],
    ['Contact e-mail', 'email'],
    ['Mobile no.', 'phone'],
    ['Telephone', 'phone'],
    ['Tel', 'phone'],
    ['Language spoken', 'language'],
    ['Up to', 'people'],
    ['No. of people', 'people'],
    ['Party size', 'people'],
    ['Number in family', 'people'],
    ['Adults', 'adults'],
    ['Number of adults', 'adults'],
    ['Young people', 'young'],
    ['Children', 'children'],
    ['Babies', 'infants'],
    ["Children's names", 'child-names'],
    ['Child 1', 'child-names'],
    ['Name of child', 'child-names'],
    ['School name', 'school'],
    ['Organisation', 'organisation'],
    ['Job title', 'job-title'],
    ['Role', 'job-title'],
    ['الاسم الكامل', 'name'],
    ['البريد الإلكتروني', 'email'],
    ['Телефон', 'phone'],
    ["Ім'я", 'name'],
    ['الأطفال', 'children'],
    ['عدد الأطفال', 'children'],
    ['أسماء الأطفال', 'child-names'],
    ['اسم الطفل', 'child-names'],
    ['اسماء الاولاد', 'child-names'],
    ['Names of children', 'child-names'],
    ['Names of the children', 'child-names'],
    ['Діти', 'children'],
    ['Кількість дітей', 'children'],
    ['Імена дітей', 'child-names'],
    ['Ім’я дитини', 'child-names'],
    ['Дорослі', 'adults'],
    ['Кількість осіб', 'people'],
    ['عدد الأشخاص', 'people'],
    ['Favourite colour', 'left-out'],
  ])('"%s" is %s', (heading, field) => {
    expect(guess([heading])).toEqual([field])
  })

  test('a first and a last name go together, beside a whole name they do not', () => {
    expect(guess(['First name', 'Surname'])).toEqual(['first-name', 'last-name'])
    expect(guess(['Surname', 'Full name'])).toEqual(['left-out', 'name'])
    expect(guess(['Surname', 'Phone'])).toEqual(['name', 'phone'])
  })

  test('each field is taken once, names of children as often as they come', () => {
    const headings = ['Name', 'Contact name', 'Child 1', 'Child 2']
    expect(guess(headings)).toEqual(['name', 'left-out', 'child-names', 'child-names'])
  })

  test.each(['Children', 'الأطفال', 'Діти'])('%s may head names, too', (heading) => {
    expect(guess(['Name', heading], ['Ana', 'Layla; Omar'])).toEqual(['name', 'child-names'])
    expect(guess(['Name', heading], ['Ana', '٢'])).toEqual(['name', 'children'])
  })

  test('a first and a last name go together in other languages', () => {
    expect(guess(['Прізвище', 'Ім’я'])).toEqual(['last-name', 'first-name'])
    expect(guess(['الاسم الأول', 'اسم العائلة'])).toEqual(['first-name', 'last-name'])
  })

  test('"Children" heads a number or names: the cells tell', () => {
    expect(guess(['Name', 'Children'], ['Ana', '2'])).toEqual(['name', 'children'])
    expect(guess(['Name', 'Children'], ['Ana', 'Bo; Cy'])).toEqual(['name', 'child-names'])
  })

  test('columns without headings are known by what they hold', () => {
    const rows = [
      ['1', 'Ana Lind', 'ana@example.org', '07700 900123'],
      ['2', 'أميرة الخطيب', '', '024 7683 3333'],
    ]
    expect(guess(['', '', '', ''], ...rows)).toEqual(['left-out', 'name', 'email', 'phone'])
  })
})

describe('what is never kept', () => {
  test.each([
    'Date of birth',
    'DOB',
    'D.O.B.',
    "Child's date of birth",
    'Birthday',
    'Place of birth',
    'Home Office ref',
    'Home Office reference number',
    'HO ref no.',
    'Nationality',
    'Country of origin',
    'Immigration status',
    'Visa type',
    'BRP number',
    'Passport No',
    'Address',
    'Home address',
    'Address line 1',
    'Postcode',
    'Post code',
    'Date of arrival',
    'NI number',
    'NHS no.',
    'Religion',
    'Дата народження',
    'تاريخ الميلاد',
  ])('%s', (heading) => {
    expect(isForbidden(heading)).toBe(true)
    expect(guess(['Name', heading], ['Ana', '07700 900123'])[1]).toBe('forbidden')
  })

  test.each([
    'E-mail address',
    'Email Address',
    'Name',
    'Newborn infants',
    'City',
    'School',
    'Faithful',
  ])('%s may be kept', (heading) => {
    expect(isForbidden(heading)).toBe(false)
  })

  test('an officer cannot choose it back', () => {
    const { mapping } = chosenMapping(['Name', 'Nationality'], ['name', 'known-as'])
    expect(mapping).toEqual(['name', 'forbidden'])
  })
})

describe('the mapping that an officer chose', () => {
  test('needs a name', () => {
    expect(chosenMapping(['A', 'B'], ['email', undefined])).toEqual({
      mapping: ['email', 'left-out'],
      fault: 'no-name',
    })
  })

  test('takes no field from two columns but names of children', () => {
    expect(chosenMapping(['A', 'B'], ['name', 'name']).fault).toBe('same-field-twice')
    const children = ['name', 'child-names', 'child-names']
    expect(chosenMapping(['A', 'B', 'C'], children)).toEqual({ mapping: children })
  })

  test('leaves out what it does not know', () => {
    expect(chosenMapping(['A', 'B'], ['name', 'toString'])).toEqual({
      mapping: ['name', 'left-out'],
    })
  })
})
