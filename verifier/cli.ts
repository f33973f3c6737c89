import { argv, env, exit } from 'node:process';
import { verifyCommand } from './command';

exit(await verifyCommand('liaocun-verify', { words: argv.slice(2), environment: env, say: console.log, complain: console.error }));
