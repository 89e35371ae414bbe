import Testing

@testable import Experiments

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct MeasuringTests {
  @Test func aStopwatchMeasuresASleepAndNeverRunsBack() {
    let watch = Stopwatch()
    let before = watch.seconds
    usleep(20_000)
    let after = watch.seconds
    #expect(before >= 0)
    #expect(after - before >= 0.02)
    #expect(watch.elapsed >= .milliseconds(20))
  }

  @Test func theHighWaterMarkIsReadFromTheKernelsText() {
    let status = "Name:\torderflow\nVmPeak:\t  99999 kB\nVmHWM:\t    4096 kB\nVmRSS:\t    1 kB\n"
    #expect(PeakMemory.highWaterMark(in: status) == 4096 * 1024)
    #expect(PeakMemory.highWaterMark(in: "Name:\torderflow\n") == nil)
    #expect(PeakMemory.highWaterMark(in: "VmHWM:\tmuch\n") == nil)
  }

  @Test func thePeakRisesWithMemoryTouchedAndStaysAfterItIsFreed() throws {
    let before = try #require(PeakMemory.bytes)
    let size = 64 << 20
    let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    memset(block, 1, size)
    block.deallocate()
    let after = try #require(PeakMemory.bytes)
    // Other tests run beside this one, so the peak before may already hold part of it.
    #expect(after >= size)
    #expect(after >= before)
  }
}
