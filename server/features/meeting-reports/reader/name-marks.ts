import { nameParts } from './name-key.ts';

export type NameMark =
  'guest' | 'unverified' | 'external' | 'phone' | 'sharedDevice?' | 'severalNames?' | 'bot?';

/** What meeting programs put in brackets behind a name, in the languages they speak. A help to the eye. */
const inBrackets: readonly (readonly [mark: NameMark, words: string])[] = [
  [
    'guest',
    'guest gjest gæst gäst gast invité invitée invitado invitada convidat ospite convidado convidada ' +
      'gość host hosť gost vendég vieras külaline viesis svečias oaspete invitat misafir konuk гость ' +
      'гост гість επισκέπτης אורח ضيف ゲスト 来宾 來賓 访客 게스트',
  ],
  [
    'unverified',
    'unverified uverifisert ubekreftet overifierad obekräftad uverificeret niet-geverifieerd ' +
      'ongeverifieerd vahvistamaton niezweryfikowany niezweryfikowana neověřeno neoverené 未確認 未验证 ' +
      '未驗證 непроверенный неподтвержденный',
  ],
  ['unverified', 'ikke|bekreftet ikke|verifisert ikke|bekræftet ej|verifierad nicht|überprüft'],
  ['unverified', 'nicht|verifiziert non|vérifié non|vérifiée sin|verificar no|verificado'],
  ['unverified', 'não|verificado non|verificato ei|vahvistettu'],
  [
    'external',
    'external ekstern extern externe externer externo externa esterno esterna zewnętrzny zewnętrzna ' +
      'ulkoinen väline externí külső внешний зовнішній 外部',
  ],
];

const marks = new Map(
  inBrackets.flatMap(([mark, words]) =>
    words.split(' ').map((word): [string, NameMark] => [word.replaceAll('|', ' '), mark]),
  ),
);

const phone = /^\+?(?=(?:.*\d){4})[\d\s().*x/-]{6,}$/i;
const room =
  /(?:^|[\s.@_-])(?:\p{L}*møterom\p{L}*|\p{L}*mötesrum\p{L}*|mødelokale|grupperom|konferanserom|rom|sal|room|conference|salle|raum|besprechungsraum|sala|neuvotteluhuone|vergaderzaal|会議室)(?=[\s.@_\d-]|$)/iu;
const roomSystem = /teams rooms?|zoom rooms?|surface hub|\bmtr\b|\bvideo ?(?:rom|room)\b/i;
const bots =
  /\b(?:note ?taker|notetaker|otter(?:\.ai|pilot)|read\.ai|fireflies|fathom|meetgeek|tl;?dv|avoma|gong|sembly|tactiq|supernormal|krisp|recall\.ai|copilot|transkri\w*bot|bot)\b/i;
const between = /\s(?:og|och|and|und|et|samt|sammen med)\s|\s?[&+]\s?/iu;

/** What a name tells about who, or what, is behind it. Suggestions: nothing is decided by them. */
export function nameMarks(name: string, email: string): NameMark[] {
  const { brackets } = nameParts(name);
  const bare = name.replace(/\s*[([{（【].*$/u, '').trim();
  const found = brackets.flatMap((text) => marks.get(text.toLowerCase()) ?? []);
  if (phone.test(bare)) found.push('phone');
  else if (bots.test(name)) found.push('bot?');
  else if (room.test(bare) || roomSystem.test(name) || room.test(`@${email}`))
    found.push('sharedDevice?');
  if (severalNames(bare).length > 1) found.push('severalNames?');
  return [...new Set(found)];
}

/** `Jan-Erik Tveiterås og Synnøve Ækre`: the names that stand side by side, one for most names. */
export function severalNames(name: string): string[] {
  const parts = name.split(between).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => /^\p{L}{2}/u.test(part)) ? parts : [name];
}
