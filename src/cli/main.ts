/** Placeholder of the command line. */
console.error('usage: tuiyan <verb>');
process.exitCode = 2;
