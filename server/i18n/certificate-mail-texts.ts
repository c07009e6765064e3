import type { Locale } from '#contract/roles';

interface CertificateMailTexts {
  /** {course} */
  subject: Record<'certificate' | 'confirmation', string>;
  /** {name} */
  greeting: string;
  /** {course} */
  attached: Record<'certificate' | 'confirmation', string>;
  /** {bodies} */
  hours: string;
  use: string;
  /** {url} */
  check: string;
  keep: string;
  ask: string;
  fileName: Record<'certificate' | 'confirmation', string>;
  report: {
    /** {course} */
    subject: string;
    intro: string;
    /** {count} */
    issued: string;
    stopped: string;
    left: string;
    where: string;
  };
}

/** The mails that carry certificates, and the one that tells the leader what was issued by itself. */
export const certificateMailTexts: Record<Locale, CertificateMailTexts> = {
  nb: {
    subject: {
      certificate: 'Kursbevis: {course}',
      confirmation: 'Deltakerbekreftelse: {course}',
    },
    greeting: 'Hei, {name}!',
    attached: {
      certificate: 'Kursbeviset ditt for «{course}» ligger ved som PDF.',
      confirmation:
        'Deltakerbekreftelsen din for «{course}» ligger ved som PDF. Den sier hvor lenge du var til stede, og er ikke et kursbevis.',
    },
    hours: 'Tellende timer er godkjent av: {bodies}.',
    use: 'Skal timene telle hos fagforbundet ditt, laster du opp PDF-filen på «Min side» hos forbundet, eller sender den sammen med søknaden din. Arrangøren vet ikke hvilket forbund du er medlem av.',
    check:
      'Den som mottar kursbeviset, kan kontrollere at det er ekte, og at timene stemmer, på {url}',
    keep: 'Ta vare på filen. Du finner den også i Kursdag så lenge du har tilgang til kurset i Canvas.',
    ask: 'Stemmer det ikke? Ta kontakt med kursleder. Denne e-posten kan ikke besvares.',
    fileName: { certificate: 'Kursbevis', confirmation: 'Deltakerbekreftelse' },
    report: {
      subject: 'Kursbevis er sendt: {course}',
      intro: 'Kurset er ferdig, og Kursdag har utstedt kursbevis slik du har slått på.',
      issued: 'Utstedt og lagt til sending: {count}.',
      stopped: 'Stoppet, og må ses på av deg: {count}.',
      left: 'Fikk ikke kursbevis fordi kravet ikke er nådd eller noe mangler: {count}.',
      where: 'Åpne Kursbevis i Kursdag for å se hvem det gjelder.',
    },
  },
  nn: {
    subject: {
      certificate: 'Kursbevis: {course}',
      confirmation: 'Deltakarstadfesting: {course}',
    },
    greeting: 'Hei, {name}!',
    attached: {
      certificate: 'Kursbeviset ditt for «{course}» ligg ved som PDF.',
      confirmation:
        'Deltakarstadfestinga di for «{course}» ligg ved som PDF. Ho seier kor lenge du var til stades, og er ikkje eit kursbevis.',
    },
    hours: 'Teljande timar er godkjende av: {bodies}.',
    use: 'Skal timane telje hos fagforbundet ditt, lastar du opp PDF-fila på «Min side» hos forbundet, eller sender ho saman med søknaden din. Arrangøren veit ikkje kva forbund du er medlem av.',
    check:
      'Den som får kursbeviset, kan kontrollere at det er ekte, og at timane stemmer, på {url}',
    keep: 'Ta vare på fila. Du finn ho òg i Kursdag så lenge du har tilgang til kurset i Canvas.',
    ask: 'Stemmer det ikkje? Ta kontakt med kursleiar. Denne e-posten kan ikkje svarast på.',
    fileName: { certificate: 'Kursbevis', confirmation: 'Deltakarstadfesting' },
    report: {
      subject: 'Kursbevis er sende: {course}',
      intro: 'Kurset er ferdig, og Kursdag har skrive ut kursbevis slik du har slått på.',
      issued: 'Skrivne ut og lagde til sending: {count}.',
      stopped: 'Stoppa, og må sjåast på av deg: {count}.',
      left: 'Fekk ikkje kursbevis fordi kravet ikkje er nådd eller noko manglar: {count}.',
      where: 'Opne Kursbevis i Kursdag for å sjå kven det gjeld.',
    },
  },
  en: {
    subject: {
      certificate: 'Course certificate: {course}',
      confirmation: 'Confirmation of attendance: {course}',
    },
    greeting: 'Hello {name},',
    attached: {
      certificate: 'Your course certificate for “{course}” is attached as a PDF.',
      confirmation:
        'Your confirmation of attendance for “{course}” is attached as a PDF. It says how long you were present; it is not a course certificate.',
    },
    hours: 'Hours are approved by: {bodies}.',
    use: 'If the hours are to count at your association, upload the PDF on your page there, or send it with your application. The organiser does not know which association you belong to.',
    check: 'Whoever receives the certificate can check that it is genuine, and its hours, at {url}',
    keep: 'Keep the file. You also find it in Kursdag as long as you have access to the course in Canvas.',
    ask: 'Is something wrong? Contact your course leader. This mail cannot be answered.',
    fileName: { certificate: 'Certificate', confirmation: 'Confirmation' },
    report: {
      subject: 'Certificates have been sent: {course}',
      intro: 'The course has ended, and Kursdag has issued certificates as you switched on.',
      issued: 'Issued and queued for sending: {count}.',
      stopped: 'Stopped, and to be looked at by you: {count}.',
      left: 'No certificate, because the requirement is not met or something is missing: {count}.',
      where: 'Open Certificates in Kursdag to see whom it concerns.',
    },
  },
};
