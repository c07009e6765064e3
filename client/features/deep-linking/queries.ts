import type { LinkChoice } from '#contract/deep-linking';
import { useCourseId } from '../../api/call.ts';
import { useAction, useEndpoint } from '../../api/hooks.ts';

/** What can be placed in answer to one request of Canvas. */
export function useOffers(requestId: string) {
  const courseId = useCourseId();
  return useEndpoint('deep-linking.offers', { params: { courseId, requestId } });
}

/** Has the choice signed and brings it to Canvas, which takes over the frame. */
export function usePlacing(requestId: string) {
  const courseId = useCourseId();
  const action = useAction('deep-linking.answer', {
    onDone: ({ returnUrl, jwt }) => postTo(returnUrl, jwt),
  });
  return {
    ...action,
    place: (choices: LinkChoice[]) =>
      action.mutate({ params: { courseId, requestId }, body: { choices } }),
  };
}

/** The browser itself brings the answer, as a form (LTI Deep Linking 2.0, section 3.2). */
function postTo(address: string, jwt: string): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = address;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'JWT';
  field.value = jwt;
  form.append(field);
  document.body.append(form);
  form.submit();
}
