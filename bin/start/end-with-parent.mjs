// Loaded into the server: when the process that started it is killed, nobody is left to stop it, so it ends too.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
