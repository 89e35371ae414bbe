extension CSVProblem.Finding {
  var sentence: String {
    switch self {
    case .notUTF8: "these bytes are not UTF-8"
    case .unclosedQuote: "this quote is never closed"
    case .textBehindQuote: "text behind a closing quote"
    case .quoteWithinText: "a quote within a field that is not in quotes"
    }
  }

  var hint: String {
    switch self {
    case .notUTF8: "save the file as UTF-8"
    case .unclosedQuote: "write a quote behind the field"
    case .textBehindQuote: "write a comma or a line end behind the quote, and quotes in the field twice"
    case .quoteWithinText: "write the field in quotes, and quotes in it twice"
    }
  }
}
