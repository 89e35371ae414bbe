internal import DiscreteEvents

/// Handlers that answer later hold their message as processes do, and their place among those at work as well.
extension Channel {
  /// A handler has said that it will answer later.
  @inline(never)
  func postpone(_ item: Work, _ consumer: UnsafeMutablePointer<ConsumerState>, _ life: Int32) {
    let receipt = item.receipt
    guard consumer.pointee.mayAnswerLater else {
      let text = "a handler has nothing by which it could answer later; one that takes a Pending has"
      return simulation.fail(.misuse(text), entity: consumer.pointee.settings.name)
    }
    guard consumer.pointee.life == life else {
      return wasInterrupted(item, .failed, consumer.pointee.hasLeft)
    }
    consumer.pointee.held.append(receipt)
    watch(receipt)
    // The handler has cut the line, and what was in its hand was not among what was taken back.
    if kind == .queue, !canReach { takeBack(receipt, Int(item.consumer)) }
  }

  /// The broker hears how it went, at once or after a while, and somebody else has the place.
  func endPostponed(
    _ verdict: Verdict, _ receipt: Receipt, _ index: Int, _ consumer: UnsafeMutablePointer<ConsumerState>
  ) {
    if consumer.pointee.acknowledgement > 0 {
      let item = Work(receipt: receipt, consumer: Int32(truncatingIfNeeded: index), piece: 0, endsPiece: true)
      return tellLater(verdict, item, consumer.pointee.acknowledgement)
    }
    tell(verdict, receipt, index, true)
    consumer.pointee.busy -= 1
    if kind == .queue { beginBuffered(index) }
  }
}
