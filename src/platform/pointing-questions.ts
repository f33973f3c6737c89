import type { ExhibitSubject } from '../evidence/exhibit';

/** What the scripts by which a user points at a page may ask the background. Their page is hostile: every question is validated. */
export type PointingQuestions = {
  /** Saves the hints that the user taught in this frame, once, and ends the session; refused where the user began none. */
  teachSave: { question: unknown; answer: null };
  /** The user left the teaching of this frame without saving. */
  teachEnd: { question: null; answer: null };
  /** Whose profile is to be picked in this tab; refused where the user ordered none. */
  profile: { question: null; answer: { of: ExhibitSubject; name: string } };
  /** Keeps what was picked, once; refused where the user ordered none, and where the browser gives no picture. */
  profileKeep: { question: unknown; answer: null };
  /** The user left the picking of a profile. */
  profileEnd: { question: null; answer: null };
};
