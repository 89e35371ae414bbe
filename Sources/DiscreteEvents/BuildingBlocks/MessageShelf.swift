/// Where a mailbox keeps messages: places that are reused, some of them chained in the order in which they came.
struct MessageShelf<Message> {
  private struct Place {
    var message: Message?
    /// The tick at which the message was put in the box.
    var since: Int64 = 0
    var next = -1
    var previous = -1
  }

  private var places: [Place] = []
  /// Head of the chain of free places.
  private var free = -1
  /// The oldest message in the box, or -1.
  private(set) var first = -1
  private var last = -1
  /// How many are in the box.
  private(set) var count = 0

  /// Keeps a message outside the chain: one that its sender still waits to put in, or that its reader is about to fetch.
  mutating func keep(_ message: Message) -> Int {
    guard free >= 0 else {
      places.append(Place(message: message))
      return places.count - 1
    }
    let index = free
    free = places[index].next
    places[index].message = message
    return index
  }

  /// Gives a kept message out and its place back.
  mutating func fetch(_ index: Int) -> Message? {
    let message = places[index].message.take()
    places[index].next = free
    free = index
    return message
  }

  func message(_ index: Int) -> Message? { places[index].message }

  func since(_ index: Int) -> Int64 { places[index].since }

  func next(_ index: Int) -> Int { places[index].next }

  /// Puts a kept message at the end of the chain.
  mutating func append(_ index: Int, at time: Int64) {
    places[index].since = time
    places[index].next = -1
    places[index].previous = last
    if last >= 0 { places[last].next = index } else { first = index }
    last = index
    count += 1
  }

  /// Takes a message out of the chain; it is still kept.
  mutating func unchain(_ index: Int) {
    let (next, previous) = (places[index].next, places[index].previous)
    if previous >= 0 { places[previous].next = next } else { first = next }
    if next >= 0 { places[next].previous = previous } else { last = previous }
    count -= 1
  }
}
