import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { smtpTransport, type Mail, type Outcome } from '../../server/mail/transport.ts';

/** What becomes of a certificate's mail at mail servers as they are. */

const servers: SMTPServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
});

async function sendTo(options: SMTPServerOptions, more: Partial<Mail> = {}): Promise<Outcome> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], ...options });
  server.on('error', () => undefined);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const transport = smtpTransport(`smtp://127.0.0.1:${port}`, 'Kursdag <kursdag@kurs.example>');
  try {
    return await transport.send({
      to: { name: 'Kari Øvrebø', address: 'kari@skole.example' },
      ...{ subject: 'Kursbevis', text: 'Hei', html: '<p>Hei</p>' },
      attachments: [
        {
          ...{ filename: 'Kursbevis.pdf', contentType: 'application/pdf' },
          content: Buffer.from('%PDF-1.7'),
        },
      ],
      ...more,
    });
  } finally {
    transport.close();
  }
}

const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

describe('a mail with a certificate', () => {
  test('is sent with its attachment', async () => {
    const pieces: Buffer[] = [];
    const outcome = await sendTo({
      onData: (stream, _session, done) => {
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => done());
      },
    });
    expect(outcome).toEqual({ kind: 'sent' });
    expect(Buffer.concat(pieces).toString()).toContain('filename=Kursbevis.pdf');
  });

  test('of a kind that can be stopped has the headers for it, for one click (RFC 8058)', async () => {
    const pieces: Buffer[] = [];
    const options: SMTPServerOptions = {
      onData: (stream, _session, done) => {
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => done());
      },
    };
    const stopUrl = 'https://kursdag.example/reminders/stop/code';
    expect(await sendTo(options, { stopUrl })).toEqual({ kind: 'sent' });
    const headers = Buffer.concat(pieces).toString();
    expect(headers).toMatch(
      /^List-Unsubscribe: <https:\/\/kursdag\.example\/reminders\/stop\/code>/m,
    );
    expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    pieces.length = 0;
    await sendTo(options);
    expect(Buffer.concat(pieces).toString()).not.toContain('List-Unsubscribe');
  });

  test('that the server refuses for good is refused, with the code alone', async () => {
    const outcome = await sendTo({
      onRcptTo: (_address, _session, done) => done(refusal(550)),
    });
    expect(outcome).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(outcome)).not.toContain('kari');
  });

  test('that the server puts off is tried again later', async () => {
    const outcome = await sendTo({
      onMailFrom: (_address, _session, done) => done(refusal(451)),
    });
    expect(outcome).toMatchObject({ kind: 'later' });
  });

  test('whose server dies when it has the text is of unknown fate, and not tried again', async () => {
    const outcome = await sendTo({
      onData: (stream) => {
        stream.on('data', () => undefined);
        stream.on('end', () => {
          for (const connection of servers[0]?.connections ?? []) connection.close();
        });
      },
    });
    expect(outcome).toEqual({ kind: 'unknown' });
  });

  test('whose server dies at the greeting is tried again later', async () => {
    const outcome = await sendTo({
      onConnect: () => {
        for (const connection of servers[0]?.connections ?? []) connection.close();
      },
    });
    expect(outcome).toMatchObject({ kind: 'later' });
  });

  test('to a server that is not there is tried again later', async () => {
    const transport = smtpTransport('smtp://127.0.0.1:1', 'Kursdag <kursdag@kurs.example>');
    const outcome = await transport.send({
      to: { name: '', address: 'kari@skole.example' },
      ...{ subject: 'Kursbevis', text: 'Hei', html: '<p>Hei</p>' },
    });
    transport.close();
    expect(outcome).toMatchObject({ kind: 'later' });
  });
});
