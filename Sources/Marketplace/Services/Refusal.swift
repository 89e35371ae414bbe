/// Why a request was not answered as hoped, by the number that HTTP has for it.
struct Refusal: Error, Sendable, Hashable {
  let code: Int

  static let invalid = Refusal(code: 400)
  static let notLoggedIn = Refusal(code: 401)
  static let notAllowed = Refusal(code: 403)
  static let notFound = Refusal(code: 404)
  static let conflict = Refusal(code: 409)
  static let gone = Refusal(code: 410)
  static let tooMany = Refusal(code: 429)
  static let unavailable = Refusal(code: 503)
  static let timedOut = Refusal(code: 504)

  /// Whether asking again may help.
  var mayPass: Bool { code >= 500 }
}
