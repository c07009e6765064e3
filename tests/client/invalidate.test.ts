import { expect, test } from '@jest/globals';
import { QueryObserver } from '@tanstack/react-query';
import { invalidate } from '../../client/api/invalidate.ts';
import { createQueryClient } from '../../client/api/query-client.ts';

test('a read that began before a change does not pass for what is there after it', async () => {
  const client = createQueryClient();
  const answers: ((answer: string) => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey: ['certificates.list'],
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  });
  const stop = observer.subscribe(() => undefined);
  expect(answers).toHaveLength(1);

  const done = invalidate(client, ['certificates']);
  answers[0]?.('before');
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(answers).toHaveLength(2);
  answers[1]?.('after');
  await done;
  expect(client.getQueryData(['certificates.list'])).toBe('after');
  stop();
});
