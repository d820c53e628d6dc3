package reason

// How a new value holds the one that it takes the place of.
const (
	FunctionHolds  Code = "function holds"
	ObjectHolds    Code = "object holds"
	OptionHolds    Code = "option holds"
	DerivedContext Code = "derived context"
	ResultHolds    Code = "result holds"
)

// wraps are the words.
func wraps() map[Code]string {
	return map[Code]string{
		FunctionHolds:  "the new function holds the previous one",
		ObjectHolds:    "the new object holds the previous one",
		OptionHolds:    "each function that is applied may hold the previous one",
		DerivedContext: "% derives it from the previous context",
		ResultHolds:    "the result of % holds the previous one",
	}
}
