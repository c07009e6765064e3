import type { Approval } from '#domain/approvals';
import { digital2025Days } from './digital-2025-days.ts';
import { sharedGoals } from './goals.ts';
import { type CourseTemplate, text } from './template.ts';

/** An approval as the body words it, in whole hours of 60 minutes. */
function approval(
  body: string,
  hours: number,
  wording: string,
  documentedPresence = false,
): Omit<Approval, 'id'> {
  return {
    body,
    approvedMinutes: hours * 60,
    unit: 60,
    wording,
    reference: '',
    acceptsMakeUp: false,
    documentedPresence,
    columns: [],
  };
}

/** The digital five-day course that was held in the spring of 2025. */
export const digital2025: CourseTemplate = {
  id: 'digital-2025',
  kind: 'course',
  name: text(
    'Digitalt kurs i helsepedagogikk, fem dager',
    'Digitalt kurs i helsepedagogikk, fem dagar',
    'Digital course in health pedagogy, five days',
  ),
  summary: text(
    'Fem kursdager på nett, 09.00–14.30, slik kurset ble holdt i 2025. Med program, læringsmål og tellende timer hos seks forbund.',
    'Fem kursdagar på nett, 09.00–14.30, slik kurset vart halde i 2025. Med program, læringsmål og teljande timar hos seks forbund.',
    'Five days online, 09:00–14:30, as the course was held in 2025. With programme, learning goals and hours approved by six professional bodies.',
  ),
  title: text(
    'Digitalt kurs i helsepedagogikk',
    'Digitalt kurs i helsepedagogikk',
    'Digital course in health pedagogy',
  ),
  organiser: 'Nasjonal kompetansetjeneste for læring og mestring innen helse (NK LMH)',
  description: text(
    'Et praksisnært kurs for fagpersoner og brukerrepresentanter som skal i gang med, driver eller er med i lærings- og mestringstilbud, i kommuner og sykehus.\n\nDu møter alle kursdagene, bidrar med erfaringer og refleksjoner, og gjør forarbeidet i Canvas før hver kursdag. Sjekk før kursstart at kamera, mikrofon og Microsoft Teams virker.',
    'Eit praksisnært kurs for fagpersonar og brukarrepresentantar som skal i gang med, driv eller er med i lærings- og meistringstilbod, i kommunar og sjukehus.\n\nDu møter alle kursdagane, bidreg med erfaringar og refleksjonar, og gjer førearbeidet i Canvas før kvar kursdag. Sjekk før kursstart at kamera, mikrofon og Microsoft Teams verkar.',
    'A practical course for professionals and user representatives who plan, run or take part in learning and coping programmes, in municipalities and hospitals.\n\nYou take part in all course days, share experiences and reflections, and do the preparation in Canvas before each day. Check before the course begins that camera, microphone and Microsoft Teams work.',
  ),
  learningGoals: sharedGoals,
  days: digital2025Days,
  gaps: [0, 7, 28, 35, 49],
  approvals: [
    approval(
      'Fellesorganisasjonen (FO)',
      22.5,
      'Timene godkjennes under vedlikeholdsaktivitet for barnevernspedagoger, sosionomer og vernepleiere opp mot godkjenning som klinisk spesialist og ved fornyelse av godkjenning som klinisk spesialist.',
    ),
    approval(
      'Norsk Fysioterapeutforbund (NFF)',
      25,
      'Kurset kan benyttes i oppbygging av spesialkompetanse og ved fornyelse av relevant spesialgodkjenning.',
    ),
    approval(
      'Norsk psykologforening (NPF)',
      25,
      'Kurset godkjennes som vedlikeholdskurs for psykologspesialister.',
      true,
    ),
    approval(
      'Norsk Sykepleierforbund (NSF)',
      22,
      'Kurset er godkjent av NSF som meritterende og kan brukes i henhold til kurstimekravet i NSFs godkjenningsordning klinisk spesialist i sykepleie/spesialsykepleie.',
    ),
    approval(
      'Norsk Ergoterapeutforbund (NETF)',
      25,
      'Kurset er godkjent som meritterende til ergoterapeutenes spesialistordning.',
    ),
    approval(
      'Fagforbundet',
      25,
      'Kurset er godkjent som tellende i program for klinisk fagstige for alle som nevnes i klinisk fagstige og fagstige.',
    ),
  ],
};
