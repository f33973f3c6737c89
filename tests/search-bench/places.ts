import { orderStep } from '../../src/archive/merge/place';

/** The place of a message in its transcript; its id in the corpus can be had from it. */
export const orderOf = (id: number): number => orderStep * (id + 1);
export const idAt = (order: number): number => order / orderStep - 1;
