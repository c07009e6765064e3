import { describe, expect, test } from '@jest/globals';
import { placeOn, windowOf } from '../../client/ui/timeline-scale.ts';
import { bandOf } from '../../client/ui/visible-band.ts';

const hour = 3600;

describe('the stretch of time that a timeline shows', () => {
  const scale = windowOf([{ start: 9 * hour, end: 14.5 * hour }]);

  test('is the programme and half an hour on both sides', () => {
    expect(scale).toMatchObject({ start: 8.5 * hour, end: 15 * hour });
  });

  test('marks the whole hours, those at the very edge excepted', () => {
    expect(scale.hours.map((instant) => instant / hour)).toEqual([9, 10, 11, 12, 13, 14]);
  });

  test('cuts what lies outside', () => {
    expect(placeOn(scale, 0, 99 * hour)).toEqual({ left: '0.000%', width: '100.000%' });
    expect(placeOn(scale, 20 * hour, 21 * hour)).toEqual({ left: '100.000%', width: '0.000%' });
  });

  test('places by share', () => {
    expect(placeOn(scale, 8.5 * hour, 8.5 * hour + 0.65 * hour).width).toBe('10.000%');
  });
});

describe('the part of a tall frame that is in view', () => {
  const size = (scrollY: number) => ({ height: 800, scrollY, offset: { top: 100 } });

  test('is the window, seen from the frame', () => {
    expect(bandOf(size(1100), 5000)).toMatchObject({ top: 1000, height: 800 });
  });

  test('begins with the frame where Canvas is not scrolled', () => {
    expect(bandOf(size(0), 5000)).toMatchObject({ top: 0, height: 700 });
  });

  test('ends with the frame', () => {
    expect(bandOf(size(700), 1200)).toMatchObject({ top: 600, height: 600 });
  });

  test('is never too low for a dialog', () => {
    expect(bandOf(size(1100), 1200)).toMatchObject({ top: 880, height: 320 });
    expect(bandOf(size(0), 150)).toMatchObject({ top: 0, height: 150 });
  });
});
