package facts

// Take is what a function does that returns a list which it was given without one element, or
// without those that equal one value.
type Take struct {
	Result int `json:"r,omitempty"`
	Param  int `json:"n"`
	// Key is the value, nil where it is not known.
	Key *Term `json:"key,omitempty"`
}

// Removal is a statement, alone on its line, that takes one key from a field and is
// written so plainly that the same can be written once more for another field: its
// expressions are names, selectors, constants and conversions, without effects.
type Removal struct {
	// Pos is where the statement stands.
	Pos Pos `json:"pos"`
	// Holder and Key are the source of the expression of which the container is a field,
	// and of the key.
	Holder string `json:"h"`
	Key    string `json:"k"`
	// Deferred marks a defer statement.
	Deferred bool `json:"d,omitempty"`
}
