import JSON

extension JSONValue {
  /// A setting's number as the text that may be meant, since no shell keeps quotes: "5.50", an amount of money.
  func digitsAsText(in reading: Reading) -> JSONValue? {
    guard reading.isSetting, case .number(let digits) = content else { return nil }
    return JSONValue(.string(digits), at: span)
  }
}

// What is said over the files.
extension Reading {
  /// Which value of a list a setting's key stands for: 3 for "[3]". Nil for other keys, and in files.
  func index(of member: JSONMember) -> Int? {
    guard isSetting, member.key.hasPrefix("["), member.key.hasSuffix("]") else { return nil }
    let digits = member.key.dropFirst().dropLast()
    return digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
  }

  /// The one value of a list that a setting changes; nil if the list is to be replaced.
  func change(in json: JSONValue) -> (index: Int, member: JSONMember)? {
    guard case .object(let members) = json.content, members.count == 1, let member = members.first else { return nil }
    return index(of: member).map { ($0, member) }
  }

  /// A setting's key, with the points that are part of a known name: of "delivered" that leads to "share" the one
  /// "delivered.share".
  func joined(_ member: JSONMember, among names: [String]) -> JSONMember {
    guard isSetting else { return member }
    var joined = member
    while !names.contains(joined.key), case .object(let inner) = joined.value.content, inner.count == 1,
      let next = inner.first
    {
      let key = "\(joined.key).\(next.key)"
      guard names.contains(where: { $0.hasPrefix(key) }) else { return member }
      joined = JSONMember(key: key, at: TextSpan(from: member.keySpan.start, to: next.keySpan.end), value: next.value)
    }
    return names.contains(joined.key) ? joined : member
  }

  /// A key, or one index too many, where there is a list.
  mutating func refuseKeyOfList(_ json: JSONValue) {
    report(at: json.span, "this is a list", hint: "write a value's place in it, as in \(path)[0], or all of it")
  }

  /// An index where there is no list.
  mutating func refuseIndex(_ member: JSONMember) {
    report(at: member.keySpan, "\(member.key) stands where no list is", hint: "write a key")
  }

  /// Changes one value of a list, or adds one behind the last.
  mutating func change<Element>(
    _ list: inout [Element], _ index: Int, _ member: JSONMember, as form: Form<Element>, from standard: Element
  ) {
    guard index <= list.count else {
      let count = list.isEmpty ? "no value" : Numbers.counted(list.count, "value")
      return descend(member.key, to: member.value) {
        $0.report(
          at: member.keySpan, "the list has \(count)",
          hint: "write " + (list.isEmpty ? "[0] to add one" : "[0] to [\(list.count)]; the last adds one"))
      }
    }
    var value = index < list.count ? list[index] : standard
    descend(member.key, to: member.value) { form.read(member.value, &value, &$0) }
    if index < list.count { list[index] = value } else { list.append(value) }
  }
}
