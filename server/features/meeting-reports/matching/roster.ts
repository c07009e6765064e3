/** Whoever a row of a report may be: a participant of the course, or somebody who teaches it. */
export interface RosterPerson {
  readonly id: string;
  readonly name: string;
  /** All that is known, from Canvas and from the leader's list. */
  readonly emails: readonly string[];
  /** User names of the organisation, where known. */
  readonly upns: readonly string[];
  readonly kind: 'participant' | 'staff';
}

/** What a link or a set-aside is remembered by. */
export interface RememberedBy {
  readonly by: 'email' | 'upn' | 'name';
  /** In lower case; a name as its normalised key. */
  readonly value: string;
}

/** Made by a leader before, for the whole course. Several ids: a room with one device. */
export interface Link extends RememberedBy {
  readonly ids: readonly string[];
}

export type SetAsideReason = 'notParticipant' | 'bot';

export interface SetAside extends RememberedBy {
  readonly reason: SetAsideReason;
}

/** A decision of a leader that is remembered for the course. */
export interface Memory {
  readonly links: readonly Link[];
  readonly setAsides: readonly SetAside[];
}
