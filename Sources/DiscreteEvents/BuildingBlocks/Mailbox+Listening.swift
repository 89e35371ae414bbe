internal import Statistics

extension Mailbox {
  /// An actor that is given every message that no waiting reader takes.
  struct Listener {
    /// Not retained: an actor usually owns its mailbox.
    weak var actor: AnyObject?
    let deliver: (Mailbox, Int) -> Void

    var isThere: Bool { actor != nil }
  }

  /// Runs `handler` on an actor, without a task, with every message from now on that no waiting reader takes, in order.
  ///
  /// What lies in the box, and what senders wait with, is delivered first. While somebody listens, nothing lies in the box
  /// and no sender waits. Listening does not keep the actor alive, is not listed as a wait, and is replaced by a further
  /// call. Each handler runs before the next event.
  public func onMessage<A: SimulatedActor>(_ actor: A, _ handler: @escaping (isolated A, Message) -> Void) {
    simulation.checkThread()
    nonisolated(unsafe) let handler = handler  // run by the simulation's thread only, as is this
    let listener = Listener(actor: actor) { [weak actor] mailbox, place in
      guard let actor else { return }
      mailbox.simulation.run("message from", for: mailbox, on: actor) { actor in
        if let message = mailbox.shelf.fetch(place) { handler(actor, message) }
      }
    }
    self.listener = listener
    while let place = find(nil) { hand(place, to: listener) }
  }

  /// From now on, messages lie in the box again until they are read.
  public func stopListening() {
    simulation.checkThread()
    listener = nil
  }

  func hand(_ place: Int, to listener: Listener) {
    statistics.readerWaits.add(0)
    listener.deliver(self, place)
  }
}
