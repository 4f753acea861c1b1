// Loaded before the API: when the process that started it is killed, the API stops too, and so frees its port.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
