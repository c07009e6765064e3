import { describe, expect, test } from '@jest/globals';
import { reminderContent, type ReminderFacts } from '../../server/features/reminders/content.ts';

const facts = (values: Partial<ReminderFacts> = {}): ReminderFacts => ({
  ...{ name: 'Kari', course: 'Helsepedagogikk <2025>', timeZone: 'Europe/Oslo' },
  day: {
    ...{ id: 'd3', number: 3, date: '2025-03-06', title: 'Samtalen', state: 'planned' },
    ...{ audience: undefined, begins: Date.parse('2025-03-06T08:00:00Z') / 1000 },
    ends: Date.parse('2025-03-06T13:30:00Z') / 1000,
  },
  ...{ place: '', meetingUrl: 'https://meet.example/a?b=1&c="2"' },
  left: [
    { title: 'Les om samtalen', minutes: 45 },
    { title: 'Tenk over', minutes: 30 },
    { title: 'Prøv kameraet', minutes: 0 },
  ],
  canvasUrl: 'https://canvas.example/courses/1/external_tools/retrieve',
  stopUrl: 'https://kursdag.example/reminders/stop/code',
  ...values,
});

describe('a reminder', () => {
  test('says in Norwegian when, where, what is left, and how to stop', () => {
    const { subject, text } = reminderContent(facts(), 'nb');
    expect(subject).toBe('Kursdag 3 er torsdag 6. mars 2025: Helsepedagogikk <2025>');
    expect(text).toBe(`Hei, Kari!

Kursdag 3 i «Helsepedagogikk <2025>» er torsdag 6. mars 2025 kl. 09.00–14.30.

Tema: Samtalen.

Møtelenke:
https://meet.example/a?b=1&c="2"

Dette forarbeidet gjenstår før dagen, om lag 1 t 15 min:
- Les om samtalen (45 min)
- Tenk over (30 min)
- Prøv kameraet

Åpne forarbeidet i Canvas:
https://canvas.example/courses/1/external_tools/retrieve

Er noe feil, eller kan du ikke komme? Ta kontakt med kursleder. Denne e-posten kan ikke besvares.

Vil du ikke ha slike påminnelser om dette kurset? Stopp dem her:
https://kursdag.example/reminders/stop/code
`);
  });

  test('says the same in Nynorsk and English', () => {
    const nynorsk = reminderContent(facts({ place: 'Rom 4', meetingUrl: '' }), 'nn');
    expect(nynorsk.text).toContain('Stad: Rom 4');
    expect(nynorsk.text).toContain('Dette førearbeidet står att før dagen, om lag 1 t 15 min:');
    expect(nynorsk.subject).toMatch(/^Kursdag 3 er torsdag 6\. mars 2025/);
    const english = reminderContent(facts(), 'en');
    expect(english.subject).toMatch(
      /^Course day 3 is on Thursday,? 6 March 2025: Helsepedagogikk <2025>$/,
    );
    expect(english.text).toMatch(/is on Thursday,? 6 March 2025, 09:00–14:30\./);
    expect(english.text).toContain('about 1 h 15 min:');
  });

  test('to whoever has done everything says so and leads to the day', () => {
    const { text } = reminderContent(facts({ left: [] }), 'nb');
    expect(text).toContain('Du har gjort alt forarbeidet til denne dagen.');
    expect(text).toContain('Se programmet i Canvas:');
  });

  test('says nothing of preparation where there is none, nor of what is not known', () => {
    const bare = facts({ left: null, name: '', meetingUrl: '', canvasUrl: null });
    const { text } = reminderContent(bare, 'nb');
    expect(text).not.toContain('forarbeidet gjenstår');
    expect(text).not.toContain('Du har gjort');
    expect(text).not.toContain('Møtelenke');
    expect(text).toMatch(/^Hei!\n/);
    expect(text).toContain('velg Kursdag i kursmenyen');
  });

  test('is not as long as a hundred tasks', () => {
    const left = Array.from({ length: 100 }, (_one, index) => ({
      ...{ title: `Oppgave ${index}`, minutes: 1 },
    }));
    const { text } = reminderContent(facts({ left }), 'nb');
    expect(text).toContain('- og 88 til');
    expect(text.length).toBeLessThan(1500);
  });

  test('is HTML in which nothing of what people wrote is markup', () => {
    const { html } = reminderContent(facts(), 'nb');
    expect(html).toContain('«Helsepedagogikk &lt;2025&gt;»');
    expect(html).toContain('<a href="https://meet.example/a?b=1&amp;c=&quot;2&quot;">');
    expect(html).toContain('<li>Les om samtalen (45 min)</li>');
    expect(html.replace(/<\/?(p|ul|li|br|a)( href="[^"<>]*")?>/g, '')).not.toMatch(/[<>]/);
  });
});
