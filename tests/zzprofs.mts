import { readFileSync, writeFileSync, rmSync } from 'node:fs';
import { launch } from 'puppeteer-core';
const size=1_000_000, folder=`/tmp/ours${size}`, extension=folder+'/extension', profile=`${folder}/ours-${size}`;
const only=process.argv[2]!.split(',').filter(Boolean);
const {build}=await import('vite'); const {splitFaces}=await import('/work/main/build/split-faces.ts');
await build({configFile:false,root:'/work/main/tests/search-bench',base:'./',logLevel:'error',publicDir:false,plugins:[splitFaces()],worker:{format:'es',rolldownOptions:{output:{minify:false,assetFileNames:'assets/[name][extname]'}}} as any,build:{minify:false,outDir:extension+'/search-bench',emptyOutDir:true,target:'es2023',assetsInlineLimit:0,modulePreload:false,rolldownOptions:{input:'/work/main/tests/search-bench/page.html'}}});
const b=await launch({executablePath:'/usr/bin/chromium',headless:true,pipe:true,userDataDir:profile,enableExtensions:true,args:['--no-sandbox','--disable-gpu'],protocolTimeout:600000});
const id=await b.installExtension(extension); const page=await b.newPage(); await page.goto(`chrome-extension://${id}/search-bench/page.html`);
await page.waitForFunction('globalThis.searchBench!==undefined');
const work=async (e:string)=>{await page.evaluate(e); for(;;){const p:any=await page.evaluate('searchBench.progress()'); if(p.is==='done') return p.value; if(p.is==='failed') throw new Error(p.why);} };
await work(`searchBench.open('ours',{size:${size},seed:20261121,given:false})`);
const qs=JSON.parse(readFileSync(folder+'/questions.json','utf8'));
for(const q of qs.filter((q:any)=>q.warm)) await work(`searchBench.count(${JSON.stringify(q.query)})`);
const list=qs.filter((q:any)=>!q.warm&&only.includes(q.class)); for(const q of list) await work(`searchBench.count(${JSON.stringify(q.query)})`);
const w=page.workers().find(w=>w.url().includes('search-worker')); console.log(w?.url());
const c=(w as any).client; await c.send('Profiler.enable'); await c.send('Profiler.setSamplingInterval',{interval:200}); await c.send('Profiler.start');
const out:any[]=[]; for(const q of list){const r=await work(`searchBench.count(${JSON.stringify(q.query)})`); out.push([r.took.toFixed(1),r.value,JSON.stringify(q.query)]);}
const {profile:pr}=await c.send('Profiler.stop'); writeFileSync('/tmp/search.cpuprofile',JSON.stringify(pr));
console.log(out.sort((a,b)=>b[0]-a[0]).map(o=>o.join(' ')).join('\n')); await b.close();
