import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { FileReply } from '#contract/endpoint';
import type { Reply } from '#contract/endpoints';
import type { EndpointName } from '#contract/paths';
import type { ApiError } from './api-error.ts';
import { session } from './call.ts';
import type { ActionInput } from './hooks.ts';
import type { InputArguments } from './request.ts';
import type { Download } from './session.ts';

/** The endpoints that answer with a file. */
export type FileEndpoint = {
  [N in EndpointName]: [Reply<N>] extends [FileReply] ? N : never;
}[EndpointName];

/**
 * A download, with the token in a header like every call: `const pdf = useDownload('certificates.pdf')`,
 * then `pdf.mutate({params})`. The browser saves it under the server's file name.
 */
export function useDownload<N extends FileEndpoint>(
  name: N,
): UseMutationResult<Download, ApiError, ActionInput<N>> {
  return useMutation<Download, ApiError, ActionInput<N>>({
    mutationFn: async (input) => {
      const file = (await session.call(name, [input] as InputArguments<N>)) as Download;
      save(file);
      return file;
    },
  });
}

function save({ fileName, content }: Download): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
