import { describe, expect, test } from '@jest/globals';
import { bodyMeant } from '#domain/body-names';
import { knownDetails, missingDetails } from '#domain/known-details';
import { isNationalId } from '#domain/national-id';

describe('the body that a person means', () => {
  const bodies = [
    { body: 'Fellesorganisasjonen (FO)' },
    { body: 'Norsk Sykepleierforbund' },
    { body: 'Fagforbundet' },
  ];
  test.each([
    ['fellesorganisasjonen', 'Fellesorganisasjonen (FO)'],
    ['FO', 'Fellesorganisasjonen (FO)'],
    ['NSF', 'Norsk Sykepleierforbund'],
    ['Norsk sykepleierforbund (NSF)', 'Norsk Sykepleierforbund'],
    ['Sykepleierforbundet', 'Norsk Sykepleierforbund'],
    ['  fagforbundet ', 'Fagforbundet'],
  ])('%s is %s', (written, body) => {
    expect(bodyMeant(written, bodies)?.body).toBe(body);
  });

  test.each(['', '-', 'Forbundet', 'Norsk Tjenestemannslag', '()'])(
    '%j is none of them',
    (text) => {
      expect(bodyMeant(text, bodies)).toBeUndefined();
    },
  );
});

describe('what is known of a participant', () => {
  const list = {
    ...{ profession: 'Sykepleier', workplace: 'Nordvik' },
    memberships: [{ body: 'NSF', memberNumber: '1' }],
  };
  test('is their own word where they have given it, part by part', () => {
    const own = { profession: 'Jordmor', workplace: '', memberships: [] };
    expect(knownDetails(own, list)).toEqual({
      ...{ profession: 'Jordmor', workplace: 'Nordvik', memberships: list.memberships },
      from: { profession: 'participant', workplace: 'list', memberships: 'list' },
    });
  });

  test('lacks nothing of a user representative, and every part of a professional', () => {
    const nothing = knownDetails(null, null);
    expect(missingDetails(nothing, 'userRepresentative')).toEqual([]);
    expect(missingDetails(nothing, 'professional')).toEqual(['profession', 'workplace', 'body']);
    const unnumbered = { ...list, memberships: [{ body: 'NSF', memberNumber: '' }] };
    expect(missingDetails(unnumbered, null)).toEqual(['group', 'memberNumber']);
  });
});

describe('a national identity number', () => {
  test.each(['01010750160', '010107 50160', '41010750073'])('%s is known', (text) => {
    expect(isNationalId(text)).toBe(true);
  });
  test.each(['12345678901', '01010750161', '0012345', '', '99999999999'])('%j is none', (text) => {
    expect(isNationalId(text)).toBe(false);
  });
});
