// A program that holds the lock of a data folder until it is killed.
import { acquireInstanceLock } from './lock.ts';

const lock = await acquireInstanceLock(process.argv[2] ?? '');
lock.announce('http://localhost:3000/');
setInterval(() => {}, 60_000);
console.log(JSON.stringify({ pid: process.pid }));
