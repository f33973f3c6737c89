import { argv, env, exit } from 'node:process';
import { verifyCommand } from '../verifier/command';

/** `npm run verify -- PACK.zip [ROOT.der]…`: the same as `npx liaocun-verify`, from the sources. */
exit(await verifyCommand('npm run verify --', { words: argv.slice(2), environment: env, say: console.log, complain: console.error }));
