import { digital2025 } from './digital-2025.ts';
import { empty } from './empty.ts';
import { shapeTemplates } from './shapes.ts';
import type { CourseTemplate } from './template.ts';
import { threeDays } from './three-days.ts';

/** Every template, whole courses first, in the order in which they are offered. */
export const templates: readonly CourseTemplate[] = [
  digital2025,
  threeDays,
  ...shapeTemplates,
  empty,
];
