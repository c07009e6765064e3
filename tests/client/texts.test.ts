import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const folder = new URL('../../client/i18n/', import.meta.url);
const languages = ['nb', 'nn', 'en'] as const;
const namespaces = readdirSync(new URL('nb/', folder));

/** Every text of a file under its dotted key. */
function textsOf(language: string, file: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') texts.set(key, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) walk(inner, `${key}.${name}`);
    } else throw new Error(`${language}/${file}: ${key} is no text`);
  };
  walk(JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')), file);
  return texts;
}

const placeholders = (text: string) => [...text.matchAll(/\{\{[^}]+\}\}/g)].map(String).sort();

describe.each(['nn', 'en'])('the texts in %s', (language) => {
  test('are in the same files as the Norwegian ones', () => {
    expect(readdirSync(new URL(`${language}/`, folder))).toEqual(namespaces);
  });

  test.each(namespaces)('%s has the same keys', (file) => {
    expect([...textsOf(language, file).keys()].sort()).toEqual(
      [...textsOf('nb', file).keys()].sort(),
    );
  });

  test.each(namespaces)('%s has the same placeholders', (file) => {
    const norwegian = textsOf('nb', file);
    for (const [key, text] of textsOf(language, file)) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(norwegian.get(key) ?? '')]);
    }
  });
});

describe.each(languages)('the texts in %s', (language) => {
  test.each(namespaces)('%s has no empty text where another language has one', (file) => {
    for (const [key, text] of textsOf(language, file)) {
      const elsewhere = languages.some((other) => textsOf(other, file).get(key) !== '');
      expect([key, text !== '' || !elsewhere]).toEqual([key, true]);
    }
  });

  test.each(namespaces)('%s counts in the forms that Norwegian and English have', (file) => {
    const keys = new Set(textsOf(language, file).keys());
    for (const key of keys) {
      if (key.endsWith('_one')) expect(keys).toContain(key.replace(/_one$/, '_other'));
      if (key.endsWith('_other')) expect(keys).toContain(key.replace(/_other$/, '_one'));
    }
  });
});

test('every namespace is named in resources.ts, so that its keys are checked', () => {
  const resources = readFileSync(new URL('resources.ts', folder), 'utf8');
  for (const file of namespaces) expect(resources).toContain(`./nb/${file}`);
});
