#ifndef PROCESSOR_LEVEL_H
#define PROCESSOR_LEVEL_H

/// The highest x86-64 level whose instructions the processor has and whose registers the operating system
/// saves: 4 or 3 as the x86-64 psABI has them, or 1 for what every x86-64 processor can.
///
/// From `cpuid` and `xgetbv` themselves: `__builtin_cpu_supports` knows levels only with recent runtime
/// libraries, and reads past the end of the tables of older ones.
static inline int processor_level(void);

#if defined(__x86_64__)
#include <cpuid.h>

/// Whether all of some bits are set.
static inline int processor_has(unsigned value, unsigned bits) { return (value & bits) == bits; }

static inline int processor_level(void) {
  unsigned a, b, c, d, extended_a, extended_b, extended_c, extended_d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return 1;
  // SSE3, SSSE3, FMA, CMPXCHG16B, SSE4.1, SSE4.2, MOVBE, POPCNT, OSXSAVE, AVX, F16C.
  if (!processor_has(c, 1u | 1u << 9 | 1u << 12 | 1u << 13 | 1u << 19 | 1u << 20 | 1u << 22 | 1u << 23
                            | 1u << 27 | 1u << 28 | 1u << 29)) return 1;
  // LAHF and LZCNT.
  if (!__get_cpuid(0x80000001, &extended_a, &extended_b, &extended_c, &extended_d)
      || !processor_has(extended_c, 1u | 1u << 5)) return 1;
  // BMI1, AVX2, BMI2.
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !processor_has(b, 1u << 3 | 1u << 5 | 1u << 8)) return 1;
  // What the operating system saves: the registers of SSE and AVX, then those of AVX-512.
  unsigned saved, saved_high;
  __asm__ volatile("xgetbv" : "=a"(saved), "=d"(saved_high) : "c"(0));
  if (!processor_has(saved, 0x06)) return 1;
  // AVX-512 F, DQ, CD, BW, VL.
  if (!processor_has(b, 1u << 16 | 1u << 17 | 1u << 28 | 1u << 30 | 1u << 31)
      || !processor_has(saved, 0xE6)) return 3;
  return 4;
}
#else
static inline int processor_level(void) { return 1; }
#endif

#endif
