import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { eraseRegistration, readDetails, saveDetails, withdrawConsent } from './details.ts';
import { readStored } from './stored.ts';

/** What participants tell of themselves, and all that is stored about them. */
export function mountPrivacy(api: Router, deps: Deps, authenticate: Authenticate): void {
  mount<'privacy'>(api, authenticate, {
    'privacy.details': (call) => readDetails(deps, call),
    'privacy.saveDetails': (call) => saveDetails(deps, call, call.body),
    'privacy.withdrawConsent': (call) => withdrawConsent(deps, call),
    'privacy.eraseRegistration': (call) => eraseRegistration(deps, call),
    'privacy.stored': (call) => readStored(deps, call),
    'privacy.download': async (call) => ({
      fileName: 'kursdag-mine-opplysninger.json',
      contentType: 'application/json; charset=utf-8',
      content: JSON.stringify(await readStored(deps, call), null, 2),
    }),
  });
}
