#include "CTaskRouting.h"

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define SWIFT __attribute__((swiftcall))

_Thread_local struct task_routing task_routing_of_this_thread;

// Routing: the hook that the concurrency runtime calls before it hands a job to its global pool.

typedef SWIFT void (*enqueue)(void *job);
typedef SWIFT void (*enqueue_hook)(void *job, enqueue original);

extern enqueue_hook swift_task_enqueueGlobal_hook __attribute__((weak));

static enqueue_hook next_hook;

static SWIFT void route(void *job, enqueue original) {
  const struct task_routing *here = &task_routing_of_this_thread;
  if (here->sink) here->sink(here->simulation, job);
  else if (next_hook) next_hook(job, original);
  else original(job);
}

void task_routing_refuse(const char *sentence) {
  fprintf(stderr, "DiscreteEvents: %s\n", sentence);
  abort();
}

static void install(void) {
  if (!task_routing_is_available()) return;
  next_hook = swift_task_enqueueGlobal_hook;
  swift_task_enqueueGlobal_hook = route;
}

bool task_routing_is_available(void) { return &swift_task_enqueueGlobal_hook != NULL; }

void task_routing_install(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install);
}

struct task_routing task_routing_enter(void *simulation, task_routing_sink sink) {
  const struct task_routing previous = task_routing_of_this_thread;
  task_routing_of_this_thread = (struct task_routing){simulation, sink};
  return previous;
}

void task_routing_leave(struct task_routing previous) { task_routing_of_this_thread = previous; }

// Parking: an async function, in the calling convention of Swift's, that leaves in its task where to go on (as the
// runtime does when a task changes executors) and returns to whoever ran the task. Running the task's job goes on there.
//
// The runtime goes on believing that the task runs. On Linux it never asks; elsewhere a running task's thread may be
// given another priority, so the engine parks by public means there.

#if defined(__linux__) && defined(__has_attribute)
#if __has_attribute(swiftasynccall)
#define CAN_PARK 1
#endif
#endif

#ifdef CAN_PARK

#define ASYNC __attribute__((swiftasynccall))
#define CONTEXT __attribute__((swift_async_context))

struct async_frame;
typedef ASYNC void (*continuation)(CONTEXT struct async_frame *);

// The head of every async function's frame.
struct async_frame {
  struct async_frame *caller;
  continuation resume_caller;
};

// The head of a task, as the compiler knows it.
struct task {
  void *object[2];
  void *reserved_for_executor[2];
  uint32_t flags, id;
  void *voucher;
  void *reserved;
  continuation resume;
  struct async_frame *resume_frame;
};

extern SWIFT struct task *swift_task_getCurrent(void);
extern SWIFT void *swift_task_localValueGet(void *key);

static ASYNC void park(CONTEXT struct async_frame *frame) {
  struct task *task = swift_task_getCurrent();
  task->resume = frame->resume_caller;
  task->resume_frame = frame;
}

// How Swift refers to an async function: its address, relative to this field, and the size of its frame.
static struct {
  int32_t relative_address;
  uint32_t frame_size;
} park_descriptor;

static void describe_park(void) {
  park_descriptor.relative_address = (int32_t)((intptr_t)&park - (intptr_t)&park_descriptor.relative_address);
  park_descriptor.frame_size = sizeof(struct async_frame);
}

struct task_parking_function task_parking_function(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, describe_park);
  return (struct task_parking_function){&park_descriptor, NULL};
}

bool task_parking_is_available(void) { return true; }
void *task_parking_current_job(void) { return swift_task_getCurrent(); }
void *task_parking_local(void *key) { return swift_task_localValueGet(key); }

#else

bool task_parking_is_available(void) { return false; }
void *task_parking_current_job(void) { return NULL; }
void *task_parking_local(void *key) { return NULL; }
struct task_parking_function task_parking_function(void) { return (struct task_parking_function){NULL, NULL}; }

#endif
