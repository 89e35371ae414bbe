// Keeps Swift tasks on the virtual time of the simulation that runs on the current thread.
//
// Two things the language does not offer, and the runtime does:
//
// - Routing. A task that is on no actor's executor is handed to the runtime's global pool. While a simulation runs on
//   a thread, tasks that this thread hands over go to that simulation instead. Other threads are left as they were.
// - Parking. A task can be set aside and taken up again without telling the runtime's bookkeeping, which costs several
//   16-byte atomic operations each way.
//
// Both lean on the runtime's promises, not the language's; everything that does so stands here. Where they are missing,
// `task_routing_is_available` and `task_parking_is_available` say so, and the engine does without.
#pragma once
#include <stdbool.h>

typedef void (*task_routing_sink)(void *simulation, void *job);

struct task_routing {
  void *simulation;
  task_routing_sink sink;
};

// The simulation that runs on this thread, if any.
extern _Thread_local struct task_routing task_routing_of_this_thread;

static inline void *task_routing_current(void) { return task_routing_of_this_thread.simulation; }

// Installs the hook, once for the process. Safe to call from several threads.
void task_routing_install(void);
bool task_routing_is_available(void);

// Routes this thread's tasks to `simulation`; returns what was there before, to be put back with `task_routing_leave`.
struct task_routing task_routing_enter(void *simulation, task_routing_sink sink);
void task_routing_leave(struct task_routing previous);

// Ends the program with a sentence, in optimised builds too.
_Noreturn void task_routing_refuse(const char *sentence);

bool task_parking_is_available(void);

// The task that runs now, as the job that resumes it after `task_parking_function`.
void *task_parking_current_job(void);

// Where the current task keeps the value of a task-local, given the object that declares it; null if it has none.
void *task_parking_local(void *key);

// A Swift function value of type `nonisolated(nonsending) () async -> Void`: sets the current task aside until its
// job is run.
struct task_parking_function {
  const void *pointer;
  const void *context;
};
struct task_parking_function task_parking_function(void);

// Asks for the memory at `address` ahead of its use. Any address will do.
static inline void prefetch(const void *address) { __builtin_prefetch(address); }
