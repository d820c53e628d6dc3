package reason

import "strings"

// Code is one kind of reason.
type Code string

// Reason is a code with the name that its words need, "" where they need none. The zero value
// is no reason.
type Reason struct {
	Code Code
	Of   string
}

// Given reports whether there is a reason.
func (r Reason) Given() bool { return r != Reason{} }

// String is the reason as a clause: "it runs only after an error".
func (r Reason) String() string { return strings.ReplaceAll(text(r.Code), "%", r.Of) }

// text has "%" for the name.
func text(c Code) string {
	for _, words := range []map[Code]string{removals(), lives(), queues()} {
		if s, ok := words[c]; ok {
			return s
		}
	}
	return ""
}
