/// Always.
struct Flat: Condition {}
