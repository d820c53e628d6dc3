package reason

import "fmt"

// What a library offers that bounds its cache.
const (
	DoNotPass    Code = "do not pass"
	PassOption   Code = "pass an option"
	CallOnIt     Code = "call on it"
	CallInChain  Code = "call in the chain"
	SetOption    Code = "set an option"
	SetField     Code = "set a field"
	PassBound    Code = "pass a bound"
	PassSmaller  Code = "pass a smaller one"
	PassPositive Code = "pass a positive one"
)

// remedies are the words: imperatives.
func remedies() map[Code]string {
	return map[Code]string{
		DoNotPass:    "do not pass %() to %2",
		PassOption:   "pass the option % to %2",
		CallOnIt:     "call % on it",
		CallInChain:  "call % in the builder's chain",
		SetOption:    "set the option % to a value above 0",
		SetField:     "set % of %2",
		PassBound:    "pass options with a bound to %",
		PassSmaller:  "pass a smaller % argument to %2",
		PassPositive: "pass a positive % argument to %2",
	}
}

// Ordinal is the place of an argument, counted from 0.
func Ordinal(n int) string {
	ordinals := []string{"first", "second", "third", "fourth", "fifth", "sixth"}
	if n >= 0 && n < len(ordinals) {
		return ordinals[n]
	}
	return fmt.Sprintf("%dth", n+1)
}
