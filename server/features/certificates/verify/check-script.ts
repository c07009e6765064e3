/**
 * Hashes the chosen or dropped PDF in the browser and compares it with the one that was issued. The
 * file is not sent anywhere. The page works without it; then the part stays hidden.
 */
export const checkScript = `'use strict';
(() => {
  const part = document.getElementById('file-check');
  const input = document.getElementById('file');
  const drop = document.getElementById('drop');
  const answer = document.getElementById('answer');
  if (!part || !globalThis.crypto?.subtle) return;
  part.hidden = false;
  const { sha256, same, other, unreadable } = part.dataset;

  const check = async (file) => {
    if (!file) return;
    try {
      const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
      const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
      answer.textContent = hex.join('') === sha256 ? same : other;
    } catch {
      answer.textContent = unreadable;
    }
  };

  input.addEventListener('change', () => check(input.files[0]));
  for (const kind of ['dragenter', 'dragover']) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.dataset.over = '';
    });
  }
  drop.addEventListener('dragleave', () => delete drop.dataset.over);
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    delete drop.dataset.over;
    check(event.dataTransfer.files[0]);
  });
})();
`;
