/**
 * What Canvas' page does with messages of the tool in its frame: the subjects of
 * `ui/shared/lti/jquery/messages.ts`, each as its file under `subjects/` does it, the storage as
 * `platform_storage.ts` (500 keys and 4 096 characters for each origin), the answers as
 * `response_messages.ts`. Runs in the page around the tool.
 */
export const frameScript = String.raw`
const storageMode = document.body.dataset.storage;
const toolFrames = () => [...document.querySelectorAll('iframe.tool_launch')];
const frameOf = (source) => toolFrames().find((frame) => frame.contentWindow === source);
const minimumHeight = 450;
let unloadMessage = null;

const answer = (event, contents = {}) => {
  const { subject, message_id } = event.data;
  const message = { subject: subject + '.response', ...(message_id ? { message_id } : {}), ...contents };
  event.source.postMessage(message, event.origin);
};
const fail = (event, code, message) => answer(event, { error: { code, ...(message ? { message } : {}) } });

// tool_launch_resizer.ts: a height that is no number counts as the smallest.
const resize = ({ data, source }) => {
  const frame = frameOf(source) ?? toolFrames()[0];
  if (!frame) return;
  const height = typeof data.height === 'number' ? data.height : minimumHeight;
  frame.style.height = Math.max(minimumHeight, height) + 'px';
};
const showAlert = (event) => {
  const { data } = event;
  const kind = data.alertType || 'success';
  const problem = !data.body ? "Missing required 'body' field"
    : ['success', 'warning', 'error'].includes(kind) ? null : "Unsupported value for 'alertType' field";
  if (problem) {
    fail(event, 'bad_request', problem);
    return true;
  }
  const box = document.createElement('div');
  box.className = kind;
  box.textContent = (data.title ?? document.body.dataset.tool) + ': ' + (typeof data.body === 'string' ? data.body : JSON.stringify(data.body));
  document.querySelector('.alerts').append(box);
};
const menu = () => document.querySelector('.course-menu');
const windowLaunch = ({ data }) => {
  const wanted = typeof data.data === 'string' ? { url: data.data } : data.data;
  if (!wanted?.url) throw new Error('message must contain a url');
  const here = new URL(location.href);
  here.searchParams.set('display', 'borderless');
  const size = wanted.launchOptions ?? {};
  if (wanted.launchType === 'popup') window.open(here, '_blank', 'width=' + (size.width ?? 800) + ',height=' + (size.height ?? 600));
  else if (wanted.launchType === 'new_window') window.open(here, '_blank');
  else location.assign(here);
};

const handlers = {
  'lti.frameResize': resize,
  'lti.fetchWindowSize': (event) => {
    const box = document.querySelector('.tool_content_wrapper')?.getBoundingClientRect();
    answer(event, { height: innerHeight, width: innerWidth, footer: 0, scrollY,
      offset: { top: (box?.top ?? 0) + scrollY, left: (box?.left ?? 0) + scrollX } });
    return true;
  },
  'lti.scrollToTop': () => {
    const box = document.querySelector('.tool_content_wrapper')?.getBoundingClientRect();
    scrollTo(0, (box?.top ?? 0) + scrollY);
  },
  'lti.showAlert': showAlert,
  'lti.screenReaderAlert': ({ data }) => { document.getElementById('spoken').textContent = String(data.body ?? ''); },
  'lti.setUnloadMessage': ({ data }) => { unloadMessage = data.message ?? 'Changes you made may not be saved.'; },
  'lti.removeUnloadMessage': () => { unloadMessage = null; },
  'lti.hideRightSideWrapper': () => undefined,
  'lti.showModuleNavigation': () => undefined,
  'lti.enableScrollEvents': (event) => {
    addEventListener('scroll', () => event.source.postMessage({ subject: 'lti.scroll', scrollY }, event.origin));
  },
  'lti.resourceImported': () => undefined,
  'lti.capabilities': (event) => {
    const stored = ['lti.get_data', 'lti.put_data'];
    answer(event, { supported_messages: Object.keys(handlers).map((subject) =>
      stored.includes(subject) ? { subject, frame: 'post_message_forwarding' } : { subject }) });
    return true;
  },
  toggleCourseNavigationMenu: () => { menu().hidden = !menu().hidden; },
  showNavigationMenu: () => { menu().hidden = false; },
  hideNavigationMenu: () => { menu().hidden = true; },
  requestFullWindowLaunch: windowLaunch,
};
if (storageMode !== 'absent') Object.assign(handlers, storageHandlers(answer, fail));

addEventListener('beforeunload', (event) => { if (unloadMessage) event.preventDefault(); });
addEventListener('message', (event) => {
  let data = event.data;
  if (typeof data === 'string') { try { data = JSON.parse(data); } catch { return; } }
  if (typeof data !== 'object' || data === null) return;
  const subject = data.subject ?? data.messageType;
  if (subject === 'LtiDeepLinkingResponse' && event.origin === location.origin) {
    if (data.reloadpage) location.reload();
    else for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
    return;
  }
  if (subject === 'org.imsglobal.lti.close' || subject === 'lti.close') {
    document.dispatchEvent(new CustomEvent('toolclosed'));
    return;
  }
  if (typeof subject !== 'string' || subject.endsWith('.response') || storageMode === 'silent') return;
  const handler = handlers[subject];
  const meant = { data, source: event.source, origin: event.origin };
  if (!handler) return fail(meant, 'unsupported_subject');
  try {
    if (!handler(meant)) answer(meant);
  } catch (error) {
    fail(meant, 'error', error.message);
  }
});

for (const form of document.querySelectorAll('form[data-launch]')) form.submit();
for (const opener of document.querySelectorAll('button[data-dialog]')) {
  const dialog = document.getElementById(opener.dataset.dialog);
  opener.addEventListener('click', () => {
    dialog.querySelector('iframe').src = opener.dataset.src;
    dialog.showModal();
  });
  dialog.querySelector('button').addEventListener('click', () => dialog.close());
}
document.addEventListener('toolclosed', () => {
  const note = document.getElementById('closed');
  if (!note) return;
  note.hidden = false;
  for (const frame of toolFrames()) frame.remove();
});
`;

/** The storage itself, for the page and for the frame that tools are told to write to. */
export const storageScript = String.raw`
function storageHandlers(answer, fail) {
  const prefix = (origin) => 'lti|platform_storage|' + origin + '|';
  // Counted since the page was opened: writing a key again counts again.
  const used = {};
  const countOf = (origin) => (used[origin] ??= { keys: 0, characters: 0 });
  const remove = (origin, key) => {
    const there = localStorage.getItem(prefix(origin) + key);
    if (!there) return;
    const count = countOf(origin);
    count.keys = Math.max(0, count.keys - 1);
    count.characters = Math.max(0, count.characters - key.length - there.length);
    localStorage.removeItem(prefix(origin) + key);
  };
  const missing = ({ key, message_id }) => (key ? (message_id ? null : 'message_id') : 'key');
  return {
    'lti.put_data': (event) => {
      const { key, value } = event.data;
      const field = missing(event.data);
      if (field) fail(event, 'bad_request', "Missing required '" + field + "' field");
      else if (!value) {
        remove(event.origin, key);
        answer(event, { key });
      } else {
        const count = countOf(event.origin);
        const length = key.length + value.length;
        if (count.keys >= 500) fail(event, 'storage_exhaustion', 'Reached key limit for tool');
        else if (count.characters + length > 4096) fail(event, 'storage_exhaustion', 'Reached byte limit for tool');
        else {
          count.keys += 1;
          count.characters += length;
          localStorage.setItem(prefix(event.origin) + key, value);
          answer(event, { key, value });
        }
      }
      return true;
    },
    'lti.get_data': (event) => {
      const { key } = event.data;
      const field = missing(event.data);
      if (field) fail(event, 'bad_request', "Missing required '" + field + "' field");
      else answer(event, { key, value: localStorage.getItem(prefix(event.origin) + key) });
      return true;
    },
  };
}
`;

/** The named frame beside the tool's, at the origin of the authorisation address (lti-cs-oidc). */
export const forwardingScript = String.raw`
const silent = document.body.dataset.storage !== 'on';
const answer = (event, contents = {}) => {
  const { subject, message_id } = event.data;
  event.source.postMessage({ subject: subject + '.response', ...(message_id ? { message_id } : {}), ...contents }, event.origin);
};
const fail = (event, code, message) => answer(event, { error: { code, message } });
const handlers = storageHandlers(answer, fail);
addEventListener('message', (event) => {
  if (silent || typeof event.data !== 'object' || event.data === null) return;
  const handler = handlers[event.data.subject];
  if (handler) handler(event);
});
`;
