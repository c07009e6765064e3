import nodemailer from 'nodemailer';

/** A mail ready to be sent. */
export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  attachments?: { filename: string; contentType: string; content: Buffer }[];
  /** Address of the page that stops mails of this kind (List-Unsubscribe). */
  stopUrl?: string;
}

/**
 * What became of an attempt. `refused`: the server said no for good. `later`: it surely was not
 * sent, so it may be tried again. `unknown`: the connection broke after the text was handed over.
 */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'refused'; reason: string }
  | { kind: 'later'; reason: string }
  | { kind: 'unknown' };

export interface Transport {
  send(mail: Mail): Promise<Outcome>;
  close(): void;
}

/** Mail by SMTP, with time limits on every step. */
export function smtpTransport(smtpUrl: string, from: string): Transport {
  const smtp = nodemailer.createTransport(
    {
      url: smtpUrl,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send({ stopUrl, ...mail }) {
      try {
        await smtp.sendMail({
          ...mail,
          ...(stopUrl === undefined ? {} : { list: { unsubscribe: stopUrl } }),
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => smtp.close(),
  };
}

/**
 * What a failure of nodemailer says of the mail: an SMTP answer of 5xx is final, one of 4xx is not;
 * without an answer it depends on whether the text had been handed over (command DATA).
 */
function outcomeOf(error: unknown): Outcome {
  const { responseCode, command, code } = (typeof error === 'object' ? error : {}) as {
    responseCode?: number;
    command?: string;
    code?: string;
  };
  if (responseCode !== undefined && responseCode >= 500) {
    return { kind: 'refused', reason: `SMTP_${responseCode}` };
  }
  if (responseCode !== undefined && responseCode >= 400) {
    return { kind: 'later', reason: `SMTP_${responseCode}` };
  }
  if (code === 'EENVELOPE') return { kind: 'refused', reason: 'BAD_ADDRESS' };
  const handedOver = command === 'DATA' || command === undefined;
  const beforeText = ['ECONNECTION', 'ECONNREFUSED', 'EDNS', 'EAUTH', 'ETLS'].includes(code ?? '');
  return handedOver && !beforeText
    ? { kind: 'unknown' }
    : { kind: 'later', reason: code ?? 'NO_CONNECTION' };
}
