import type { Reply } from '#contract/endpoints';
import { paths, type EndpointName } from '#contract/paths';
import type { PracticeCanvas } from './practice-canvas.ts';

/** Somebody who has come in from the practice Canvas, and what they do by the tool's own API. */
export interface SignedIn {
  me: Reply<'session.me'>;
  call<N extends EndpointName>(
    name: N,
    params: Record<string, string>,
    body?: unknown,
  ): Promise<Reply<N>>;
}

export type Participant = Reply<'roster.list'>['members'][number];

export const isUserRepresentative = ({ sections }: Participant) =>
  sections.includes('Brukerrepresentanter');

/** Signs in by a launch, as a browser does. */
export async function signIn(
  canvas: PracticeCanvas,
  toolUrl: string,
  person: string,
  courseId: number,
): Promise<SignedIn> {
  const browser = canvas.browser();
  const target = { person, courseId, placement: 'course_navigation' };
  const { headers } = await browser.launch(target);
  const client = new URL(headers.get('location') ?? '', toolUrl);
  const code = new URLSearchParams(client.hash.slice(1)).get('code');
  const redeemed = await browser.request(`${toolUrl}/api/session/redeem`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: toolUrl },
    body: JSON.stringify({ code }),
  });
  const { token, me } = (await redeemed.json()) as Reply<'session.redeem'>;
  return {
    me,
    async call<N extends EndpointName>(name: N, params: Record<string, string>, body?: unknown) {
      const [method, path] = paths[name];
      const url = path.replace(/:(\w+)/g, (_whole, part: string) => params[part] ?? '');
      const answer = await fetch(toolUrl + url, {
        method,
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${name}: ${answer.status} ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as Reply<N>;
    },
  };
}

/** The participants, once the tool has read Canvas' list. */
export async function rosterOf(
  leader: SignedIn,
  params: { courseId: string },
): Promise<Participant[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { members, sync } = await leader.call('roster.list', params);
    if (sync?.state === 'done') return members.filter((one) => one.role === 'participant');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the tool did not read the course's list");
}

/** The Thursday within a week from now, or so many weeks before or after it: YYYY-MM-DD. */
export function thursday(now: Date, weeks: number): string {
  const days = ((4 - now.getUTCDay() + 7) % 7 || 7) + 7 * weeks;
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
