/** Where in a plan something is: ids of its parts, and the name of a field, such as `days.start`. */
export interface PlanPlace {
  day?: string | undefined;
  segment?: string | undefined;
  approval?: string | undefined;
  field?: string | undefined;
}
