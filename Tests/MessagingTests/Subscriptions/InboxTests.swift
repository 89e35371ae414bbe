import Messaging
import Testing

struct InboxTests {
  @Test func anEventIsNewOnce() {
    var inbox = Inbox<[Int]>()
    let answers = [[1, 1], [1, 2], [1, 1], [2, 1], [1, 1]].map { inbox.admit($0) }
    #expect(answers == [true, true, false, true, false])
    #expect((inbox.suppressed, inbox.count) == (2, 3))
  }

  @Test func theOldestIsForgottenFirst() {
    var inbox = Inbox<Int>(remembering: 3)
    for event in 1...4 { #expect(inbox.admit(event) == true) }
    #expect((1...4).map { inbox.contains($0) } == [false, true, true, true])
    inbox.forget(3)
    #expect(inbox.admit(5) == true)
    #expect((2...5).map { inbox.contains($0) } == [true, false, true, true])
    #expect(inbox.admit(6) == true)
    #expect(inbox.contains(2) == false)
    #expect(inbox.count == 3)
  }
}
