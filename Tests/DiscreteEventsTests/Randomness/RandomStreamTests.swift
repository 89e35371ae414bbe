import DiscreteEvents
import Testing

@Suite struct RandomStreamTests {
  private func draws(_ stream: RandomStream, _ count: Int = 6) -> [UInt64] {
    var stream = stream
    return (0..<count).map { _ in stream.next() }
  }

  @Test func theFirstDrawsAreThePublishedBlockOfTheKey() {
    let stream = RandomStream(seed: 0, replication: 0, purpose: Purpose(number: 0), entity: 0)
    #expect(draws(stream, 2) == [0xe169_c58d_6627_e8d5, 0x9b00_dbd8_bc57_ac4c])
  }

  @Test func theKeyStandsInTheCounterWordByWord() {
    var stream = RandomStream(
      seed: 0x299f_31d0_a409_3822, replication: 0x370_7344, purpose: .init(number: 0x1319_8a2e), entity: 0x85a3_08d3)
    stream.skip(to: 2 * 0x243f_6a88)
    // The digits of pi again, as in the published vector.
    #expect(draws(stream, 2) == [0x94fd_cceb_d16c_fe09, 0x2412_6ea1_5001_e420])
  }

  @Test func everyPartOfTheKeyChangesTheDraws() {
    let all = [
      draws(RandomStream(seed: 1, replication: 2, purpose: "patience", entity: 3)),
      draws(RandomStream(seed: 2, replication: 2, purpose: "patience", entity: 3)),
      draws(RandomStream(seed: 1 << 32 + 1, replication: 2, purpose: "patience", entity: 3)),
      draws(RandomStream(seed: 1, replication: 3, purpose: "patience", entity: 3)),
      draws(RandomStream(seed: 1, replication: 2, purpose: "cooking", entity: 3)),
      draws(RandomStream(seed: 1, replication: 2, purpose: "patience", entity: 2)),
    ]
    #expect(Set(all.joined()).count == 36)
    #expect(all[0] == draws(RandomStream(seed: 1, replication: 2, purpose: "patience", entity: 3)))
  }

  @Test func drawsDoNotDependOnWhoElseDraws() {
    var first = RandomStream(seed: 9, purpose: "a")
    var second = RandomStream(seed: 9, purpose: "b")
    var interleaved: [UInt64] = []
    for turn in 0..<6 {
      if turn % 2 == 0 { _ = second.next() }
      interleaved.append(first.next())
      _ = second.next()
    }
    #expect(interleaved == draws(RandomStream(seed: 9, purpose: "a")))
  }

  @Test(arguments: [0, 1, 2, 3, 10, 11, 1 << 33 - 1] as [UInt64])
  func anyDrawIsReachedDirectly(_ draw: UInt64) {
    var jumped = RandomStream(seed: 5, purpose: "x")
    jumped.skip(to: draw)
    #expect(jumped.position == draw)
    let reached = jumped.next()
    #expect(jumped.position == draw + 1)
    guard draw < 100 else { return }
    #expect(reached == draws(RandomStream(seed: 5, purpose: "x"), Int(draw) + 1).last)
  }

  @Test func aDrawBehindTheLastOneTraps() async {
    await #expect(processExitsWith: .failure) {
      var stream = RandomStream(seed: 5, purpose: "x")
      stream.skip(to: 1 << 33)
      _ = stream.next()
    }
  }

  @Test func purposesHashByFNV1a() {
    // Fowler, Noll and Vo's own test vectors for the 32-bit FNV-1a.
    #expect(Purpose("").number == 0x811c_9dc5)
    #expect(Purpose("a").number == 0xe40c_292c)
    #expect(Purpose("foobar").number == 0xbf9c_f968)
  }

  @Test func unitDrawsKeepToTheirIntervals() {
    var stream = RandomStream(seed: 11, purpose: "unit")
    var sum = 0.0
    for _ in 0..<20_000 {
      let (unit, open, inner) = (stream.unit(), stream.openUnit(), stream.innerUnit())
      #expect(unit >= 0 && unit < 1 && open > 0 && open <= 1 && inner > 0 && inner < 1)
      sum += unit + open + inner - 1.5
    }
    #expect(abs(sum) < 4.5 * (60_000.0 / 12).squareRoot())
  }

  @Test func smallIntegersAreEquallyLikely() {
    var stream = RandomStream(seed: 12, purpose: "below")
    var counts = [Double](repeating: 0, count: 7)
    for _ in 0..<21_000 { counts[Int(stream.below(7))] += 1 }
    let chiSquare = counts.reduce(0) { $0 + ($1 - 3_000) * ($1 - 3_000) / 3_000 }
    #expect(chiSquare < 27.9)  // the 1 - 1e-4 quantile with 6 degrees of freedom
  }

  @Test func largeRangesAreWithoutBias() {
    // Without rejection, the lower two thirds would be hit with probability 3/4 rather than 2/3.
    let count: UInt64 = 3 << 62
    var stream = RandomStream(seed: 13, purpose: "below")
    var low = 0.0
    for _ in 0..<20_000 where stream.below(count) < 1 << 63 { low += 1 }
    let share = low / 20_000
    #expect(abs(share - 2.0 / 3) < 4.5 * (2.0 / 9 / 20_000).squareRoot())
  }
}
