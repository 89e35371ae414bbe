#define _DEFAULT_SOURCE
#include "CHeap.h"

#include <stdlib.h>

#ifdef __GLIBC__

#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

// How much of the address space the heap takes at first: what is advised must be there, and is only filled when used.
static const int reserve = 256 << 20;
// By how much it grows afterwards, as it does by default: where memory is limited, no more is asked for than is needed.
static const int step = 128 << 10;

void heap_ask_for_large_pages(void) {
  enum { blocks = 64, block_size = 64 << 10 };
  void *taken[blocks];
  int count = 0;
  const char *end = sbrk(0);
  if (!mallopt(M_TOP_PAD, reserve)) return;
  // The heap grows when what it has is used up.
  while (count < blocks && (const char *)sbrk(0) == end) {
    taken[count] = malloc(block_size);
    if (!taken[count]) break;
    count += 1;
  }
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  const uintptr_t first = ((uintptr_t)end + page - 1) / page * page;
  const uintptr_t last = (uintptr_t)sbrk(0);
  if (last > first) madvise((void *)first, last - first, MADV_HUGEPAGE);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);  // or what was taken is given back at once
  mallopt(M_TOP_PAD, step);
  while (count > 0) free(taken[--count]);
}

#else

void heap_ask_for_large_pages(void) {}

#endif
