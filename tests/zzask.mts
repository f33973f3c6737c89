import { readFileSync, writeFileSync, cpSync, rmSync } from 'node:fs';
import { launch } from 'puppeteer-core';
import { copyForAutomation } from '/work/main/tools/development-copy.ts';
import { buildPageInto } from '/work/main/tests/support/build-page';
import { heldPage } from '/work/main/tests/search-bench/run/held-page';
const size=1_000_000, folder=`/tmp/ours${size}`, extension=folder+'/extension', profile=`${folder}/ours-${size}`;
const only=process.argv[2]?.split(',').filter(Boolean)??[]; const prof=process.argv[3];
rmSync(extension+'/search-bench',{recursive:true,force:true});
if (prof) { const {build}=await import('vite'); process.env.X='1'; }
await buildPageInto(extension,'tests/search-bench','search-bench');
const page=await heldPage(extension,profile);
await page.work(600000,(n:any,of:any)=>searchBench.open(n,of),'ours',{size,seed:20_261_121,given:false});
const questions=JSON.parse(readFileSync(folder+'/questions.json','utf8'));
const t:any={}; let bad=0;
for(const q of questions){ if(only.length&&!only.includes(q.class)&&!q.warm) continue;
 const first:any=await page.work(600000,(a:any)=>searchBench.first(a),q.query);
 const count:any=await page.work(600000,(a:any)=>searchBench.count(a),q.query);
 if(q.warm) continue; if(count.value!==q.count) bad++;
 (t[q.class]??={f:[],c:[]}).f.push(first.took); t[q.class].c.push(count.took);}
const p=(a:number[],s:number)=>a.toSorted((x,y)=>x-y)[Math.min(a.length-1,Math.ceil(a.length*s)-1)].toFixed(1);
for(const [k,{f,c}] of Object.entries<any>(t)) console.log(k.padEnd(24),'first',p(f,.5),p(f,.95),'count',p(c,.5),p(c,.95));
console.log('bad',bad);
await page.work(60000,()=>searchBench.close()); await page.close();
