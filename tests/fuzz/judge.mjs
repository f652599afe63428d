// What is wrong with an answer of the door, if anything is.
import { THEIRS } from './hostile.mjs';

const LONGEST = 1000;
const MOST_OF_THEIRS = 80;
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u;

function complaintAboutSentence(error) {
  if (typeof error !== 'string' || error.trim() === '') return 'the message is empty';
  if (error.length > LONGEST) return `the message has ${error.length} characters`;
  if (UNPRINTABLE.test(error)) return `the message cannot be printed: ${error}`;
  if (!error.endsWith('.')) return `the message is no sentence: ${error}`;
  const value = error.match(/ is (.*); it must/)?.[1] ?? '';
  const theirs = Math.max(value.length, error.split(THEIRS).length - 1);
  if (theirs > MOST_OF_THEIRS) return `${theirs} characters are the caller's: ${error}`;
  return '';
}

/** A sentence, or "" if the answer is one. */
export function complaintAbout(answer, core) {
  const error = answer?.error;
  if (core.broken) return `the module stopped: ${error}`;
  return error === undefined ? '' : complaintAboutSentence(error);
}
