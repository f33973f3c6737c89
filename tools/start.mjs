import { runTool } from './bootstrap.mjs';

runTool('start.ts');
