/** Where draws take their exponentials from; see special/elementary.ts. */
export * from '../special/elementary.js';
