import { startEmbeddedPostgres } from './src/store/embedded/supervisor.ts'
let t=performance.now()
const a=await startEmbeddedPostgres('/tmp/plat/data/postgres'); console.log('start',performance.now()-t,a.found,a.connection); t=performance.now()
const b=await startEmbeddedPostgres('/tmp/plat/data/postgres'); console.log('again',performance.now()-t,b.found)
t=performance.now(); await a.stop(); console.log('stop',performance.now()-t)
t=performance.now(); const c=await startEmbeddedPostgres('/tmp/plat/data/postgres'); console.log('restart',performance.now()-t,c.found); await c.stop()
