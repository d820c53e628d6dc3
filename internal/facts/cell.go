package facts

// Truth is what is known of a value that is set or not: a pointer, an interface or a function
// other than nil, a boolean that is true.
type Truth int

// The truths.
const (
	TruthUnknown Truth = iota
	TruthYes
	TruthNo
)

// Not is the truth of the opposite.
func (t Truth) Not() Truth {
	switch t {
	case TruthYes:
		return TruthNo
	case TruthNo:
		return TruthYes
	}
	return t
}

// Held tells whether a value is set: by a constant, or by a cell. A function that works on
// channels numbers its cells from 1; each holds whether one of the values is set on which the
// function branches or which it sends.
type Held struct {
	Is   Truth `json:"i,omitempty"`
	Cell int   `json:"c,omitempty"`
	// Neg says that the value is set where the cell's is not.
	Neg bool `json:"n,omitempty"`
}

// Opposite is what tells whether a value is not set.
func (h Held) Opposite() Held { return Held{Is: h.Is.Not(), Cell: h.Cell, Neg: h.Cell > 0 && !h.Neg} }

// Fill gives a cell a value where control enters a block.
type Fill struct {
	Cell int `json:"c"`
	// From is 1 + the block from which control comes, 0 for any.
	From  int  `json:"f,omitempty"`
	Value Held `json:"v,omitzero"`
}

// Give gives a cell what a receive tells: whether a part of the value is set, or whether there was
// a value.
type Give struct {
	Cell int    `json:"c"`
	Part string `json:"p,omitempty"` // "" for the value itself, else the number of its field
	Ok   bool   `json:"k,omitempty"`
}

// Sent tells of a part of a value that is sent whether it is set.
type Sent struct {
	Part  string `json:"p,omitempty"`
	Value Held   `json:"v"`
}

// Poll is a select with a default: it waits for nothing.
type Poll struct {
	Wait Wait `json:"w"`
	// Else is the block that runs where no case is ready, From the one that leads there.
	Else int `json:"e"`
	From int `json:"f"`
}
