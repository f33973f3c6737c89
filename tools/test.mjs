import { runTool } from './bootstrap.mjs';

runTool('test.ts');
