import { lineOf } from './orders';
import { servePacking } from './serve';

servePacking(lineOf(globalThis));
