#ifndef CHEAP_H
#define CHEAP_H

/// Asks the system to back the heap with large pages as it grows, where there are any.
///
/// A city in memory is some hundred megabytes of small things that are visited in no order: with pages of 4 kB the
/// processor looks up where each lies again and again. To be called once, before much is allocated. Changes nothing
/// but time; does nothing where the C library is not glibc.
void heap_ask_for_large_pages(void);

#endif
