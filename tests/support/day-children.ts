import type { SheetChild } from '#app/domain/ceremonies/find-sheet-children.server.ts'

const child = (id: number, name: string, over: Partial<SheetChild> = {}): SheetChild => ({
  id: `child-${id}`,
  name,
  native: null,
  nativeLanguage: null,
  language: 'en',
  knownAs: null,
  pronunciation: null,
  handshake: null,
  photo: 'none',
  siblings: [],
  party: null,
  card: String(id),
  byFirstName: false,
  ...over,
})

/** Children whose names try every sheet: long, tall, from right to left, without a space, without an answer. */
export const DAY_CHILDREN: SheetChild[] = [
  child(1, 'Layla Al-Haddad', {
    native: 'ليلى الحدّاد',
    nativeLanguage: 'ar',
    knownAs: 'Lulu',
    pronunciation: 'LAY-la al-ha-DAHD',
    handshake: false,
    siblings: ['Yousef Al-Haddad'],
    party: 'Family Al-Haddad',
  }),
  child(2, 'Yousef Al-Haddad', {
    native: 'يوسف الحدّاد',
    nativeLanguage: 'ar',
    handshake: true,
    photo: 'press',
    siblings: ['Layla Al-Haddad'],
    party: 'Family Al-Haddad',
  }),
  child(3, 'Maria da Conceição Cavalcanti de Albuquerque Vasconcelos e Figueiredo', {
    photo: 'family',
    handshake: true,
    pronunciation: 'ma-REE-a da con-say-SOWN ca-val-CAN-ti',
  }),
  child(4, 'Selam Tesfaye', { native: 'ሰላም ተስፋዬ', nativeLanguage: 'ti', photo: 'channels' }),
  child(5, 'Chan Tai-man', { native: '陳大文', nativeLanguage: 'zh-Hant-HK', photo: 'channels' }),
  child(6, 'Ọláolúwa Àdébáyọ̀ Ọmọ́tọ́lá', {
    photo: 'press',
    handshake: true,
    pronunciation: 'aw-LAH-oh-LOO-wah',
  }),
  child(7, 'Олена Шевченко', { card: null, byFirstName: true, knownAs: 'Olenka' }),
]
