// Loaded into a program that must not outlive the one that started it. npm hands a signal to its shell, which
// dies without handing it on, and whoever is killed can tell nobody. What shows is that our parent is another.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGHUP');
}, 250).unref();
