import JSON

/// What to write instead of a word that nobody knows: the one that was probably meant, or else any of those known.
struct WordAdvice {
  /// The one that was probably meant.
  let nearest: String?
  /// Nil if there is a nearest one.
  let hint: String?

  /// - Parameter shown: How many are listed at most.
  init(for word: String, among known: [String], shown: Int = .max) {
    self.init(nearest: nearestWord(to: word, among: known), among: known, shown: shown)
  }

  init(nearest: String?, among known: [String], shown: Int = .max) {
    self.nearest = nearest
    let listed = known.prefix(shown).joined(separator: ", ") + (known.count > shown ? ", …" : "")
    hint = nearest == nil ? "write one of \(listed)" : nil
  }

  /// As it would be written.
  var suggestion: String? { nearest.map { Reading.text(.string($0)) } }
}
