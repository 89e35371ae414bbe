/// Letters as the index keeps them: small, without accents.
typealias SearchWord = [Unicode.Scalar]

/// The words of a text: runs of letters and digits, in small letters, Latin ones without their accents.
///
/// An apostrophe within a word leaves no gap, so that "Domino's" and "Dominos" are one word; everything else that is
/// neither letter nor digit parts words.
func searchWords(in text: String) -> [SearchWord] {
  var words: [SearchWord] = []
  var word: SearchWord = []
  for scalar in text.unicodeScalars {
    if isWritten(scalar) {
      append(scalar, to: &word)
    } else if !isSilent(scalar), !word.isEmpty {
      words.append(word)
      word = []
    }
  }
  if !word.isEmpty { words.append(word) }
  return words
}

private func isWritten(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return "a"..."z" ~= scalar || "A"..."Z" ~= scalar || "0"..."9" ~= scalar }
  if isSilent(scalar) { return false }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
  // Vowels of Indian scripts are marks.
  case .nonspacingMark, .spacingMark, .enclosingMark: return true
  case .decimalNumber, .letterNumber, .otherNumber: return true
  default: return false
  }
}

/// Apostrophes, and accents that follow their letter as scalars of their own.
private func isSilent(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "'", "\u{2018}", "\u{2019}", "\u{02BC}", "`", "\u{00B4}", "\u{0300}"..."\u{036F}": true
  default: false
  }
}

private func append(_ scalar: Unicode.Scalar, to word: inout SearchWord) {
  if scalar.isASCII {
    let isCapital = "A"..."Z" ~= scalar
    word.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
    return
  }
  for small in scalar.properties.lowercaseMapping.unicodeScalars where !isSilent(small) {
    if let plain = plainLatin(small) { word += plain.unicodeScalars } else { word.append(small) }
  }
}

/// A small Latin letter without its accent, as people type it who do not find the accent; nil for all others.
private func plainLatin(_ letter: Unicode.Scalar) -> String? {
  switch letter {
  case "à", "á", "â", "ã", "ä", "å", "ā", "ă", "ą", "ǎ", "ạ", "ả", "ấ", "ầ", "ẩ", "ẫ", "ậ", "ắ", "ằ", "ẳ", "ẵ", "ặ": "a"
  case "ç", "ć", "ĉ", "ċ", "č": "c"
  case "ď", "đ", "ð", "ḍ": "d"
  case "è", "é", "ê", "ë", "ē", "ĕ", "ė", "ę", "ě", "ẹ", "ẻ", "ẽ", "ế", "ề", "ể", "ễ", "ệ": "e"
  case "ĝ", "ğ", "ġ", "ģ": "g"
  case "ĥ", "ħ", "ḥ": "h"
  case "ì", "í", "î", "ï", "ĩ", "ī", "ĭ", "į", "ı", "ị", "ỉ": "i"
  case "ĵ": "j"
  case "ķ": "k"
  case "ĺ", "ļ", "ľ", "ŀ", "ł", "ḷ": "l"
  case "ṃ": "m"
  case "ñ", "ń", "ņ", "ň", "ŋ", "ṅ", "ṇ": "n"
  case "ò", "ó", "ô", "õ", "ö", "ø", "ō", "ŏ", "ő", "ơ", "ọ", "ỏ", "ố", "ồ", "ổ", "ỗ", "ộ", "ớ", "ờ", "ở", "ỡ", "ợ": "o"
  case "ŕ", "ŗ", "ř", "ṛ": "r"
  case "ś", "ŝ", "ş", "š", "ș", "ṣ": "s"
  case "ţ", "ť", "ŧ", "ț", "ṭ": "t"
  case "ù", "ú", "û", "ü", "ũ", "ū", "ŭ", "ů", "ű", "ų", "ư", "ụ", "ủ", "ứ", "ừ", "ử", "ữ", "ự": "u"
  case "ŵ": "w"
  case "ý", "ÿ", "ŷ", "ỳ", "ỵ", "ỷ", "ỹ": "y"
  case "ź", "ż", "ž": "z"
  case "æ": "ae"
  case "œ": "oe"
  case "ß": "ss"
  case "þ": "th"
  default: nil
  }
}
