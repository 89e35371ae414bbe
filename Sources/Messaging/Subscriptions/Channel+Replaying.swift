internal import DiscreteEvents

extension Channel {
  /// Goes back in a log. Other semantics keep nothing that could be read again.
  func replay(_ partition: Int, from offset: Int) {
    guard kind == .log else { return refuseReplay() }
    guard (0..<log.count).contains(partition) else {
      return simulation.fail(.misuse("partition \(partition) of \(log.count) was to be replayed"), entity: name)
    }
    log.rewind(partition, to: offset)
    handOut()
    armAlarm()
  }

  func replay(since instant: Int64) {
    guard kind == .log else { return refuseReplay() }
    for index in 0..<log.count { log.rewind(index, to: log.partitions[index].firstOffset(since: instant)) }
    handOut()
    armAlarm()
  }

  private func refuseReplay() {
    simulation.fail(.misuse("only a log can be replayed"), entity: name)
  }
}
