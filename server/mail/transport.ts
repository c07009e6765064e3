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
      // Connects, greets and signs in with nothing in hand: what fails here surely was not sent.
      try {
        await smtp.verify();
      } catch (error) {
        return { kind: 'later', reason: codeOf(error) };
      }
      try {
        await smtp.sendMail({
          ...mail,
          ...(stopUrl === undefined ? {} : stopHeaders(stopUrl)),
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => smtp.close(),
  };
}

/** The mail program's own button stops such mails by one POST (RFC 8058). */
function stopHeaders(stopUrl: string) {
  return {
    list: { unsubscribe: stopUrl },
    headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}

/**
 * What a failure of nodemailer says of the mail: an SMTP answer of 5xx is final, one of 4xx is not.
 * Without an answer nobody knows: nodemailer reports a connection that broke after the text was
 * handed over in the same words as one that broke before.
 */
function outcomeOf(error: unknown): Outcome {
  const { responseCode } = (typeof error === 'object' ? error : {}) as { responseCode?: number };
  if (responseCode !== undefined && responseCode >= 500) {
    return { kind: 'refused', reason: `SMTP_${responseCode}` };
  }
  if (responseCode !== undefined && responseCode >= 400) {
    return { kind: 'later', reason: `SMTP_${responseCode}` };
  }
  return codeOf(error) === 'EENVELOPE'
    ? { kind: 'refused', reason: 'BAD_ADDRESS' }
    : { kind: 'unknown' };
}

/** The library's own code, never the server's text: it may quote the address. */
function codeOf(error: unknown): string {
  const { code } = (typeof error === 'object' ? error : {}) as { code?: string };
  return code ?? 'NO_CONNECTION';
}
