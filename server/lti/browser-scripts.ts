/**
 * The script of the pages between Canvas and the client: 1EdTech Platform Storage, by which the
 * platform keeps a launch's proof for a browser that keeps no cookies in frames. It posts to the frame
 * that the platform named and to the platform's origin alone, believes answers from that origin
 * alone, and waits a second and a half: mobile apps announce the storage and never answer.
 */
export const platformStorageScript = `'use strict';
(() => {
  const element = document.getElementById('storage');
  const { task, target, origin, key, value, next } = element.dataset;
  if (!task) return;
  const patience = 1500;
  const messageId = crypto.randomUUID();
  const subject = task === 'put' ? 'lti.put_data' : 'lti.get_data';

  const frame = () => {
    if (target === '_parent') return window.parent;
    try {
      return window.parent.frames[target] || window.parent;
    } catch {
      return window.parent;
    }
  };

  const show = (id, visible) => {
    const part = document.getElementById(id);
    if (part) part.hidden = !visible;
  };

  const succeed = (stored) => {
    if (task === 'put') {
      location.replace(next);
      return;
    }
    // Used up: without a value the platform forgets the key, of which it keeps so many only.
    frame().postMessage({ subject: 'lti.put_data', message_id: crypto.randomUUID(), key }, origin);
    const form = document.getElementById('launch');
    form.elements.storage_proof.value = stored;
    form.submit();
  };

  const fail = () => {
    show('wait', false);
    show('otherwise', true);
  };

  show('wait', true);
  show('otherwise', false);
  if (window.parent === window) {
    fail();
    return;
  }
  const timer = setTimeout(() => {
    removeEventListener('message', listen);
    fail();
  }, patience);

  function listen({ origin: from, data }) {
    if (from !== origin || typeof data !== 'object' || data === null) return;
    if (data.subject !== subject + '.response' || data.message_id !== messageId) return;
    clearTimeout(timer);
    removeEventListener('message', listen);
    const kept = data.error === undefined && typeof data.value === 'string' && data.value !== '';
    if (kept) succeed(data.value);
    else fail();
  }
  addEventListener('message', listen);
  frame().postMessage({ subject, message_id: messageId, key, value }, origin);
})();
`;

/** Tells Canvas that a registration is over, so that it closes the frame (LTI Dynamic Registration). */
export const closeScript = `'use strict';
(window.opener || window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
`;

/** The tool's mark in Canvas' menus. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" role="img" aria-label="Kursdag">
<path fill="#0e68b3" d="M3 1h2v1h6V1h2v1h1a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1h1z"/>
<path fill="#fff" d="M3 6h10v7H3z"/>
<path fill="none" stroke="#0e68b3" stroke-width="1.6" d="m5 9.6 2 2 4-4"/>
</svg>
`;
