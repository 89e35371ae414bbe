/// Every rule, in the order of the language's keys.
let allRules: [any Rule.Type] = []
