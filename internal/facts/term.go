package facts

import (
	"slices"
	"strconv"
	"strings"
)

// Op says what kind of value a Term is.
type Op string

// The kinds of terms. A function's closures share its frame: Up counts how many
// functions further out a parameter or a local belongs to.
const (
	OpUnknown Op = ""
	OpParam   Op = "param"  // parameter N, the receiver is number 0
	OpConst   Op = "const"  // a constant, exact text in Text
	OpZero    Op = "zero"   // nil, or the zero value of a type
	OpNew     Op = "new"    // made in this function: type in Text, N-th of the function
	OpGlobal  Op = "global" // package variable, "pkg.name" in Text
	OpLocal   Op = "local"  // a variable with several stores, container key in Text
	OpField   Op = "field"  // field of Args[0]; the field's key in Text
	OpElem    Op = "elem"   // element of Args[0], at key Args[1] where known
	OpKey     Op = "key"    // a key ranged from Args[0]
	OpCall    Op = "call"   // result N of a call of Text with Args
	OpRecv    Op = "recv"   // received from channel Args[0]
	OpFunc    Op = "func"   // a function value, its id in Text
	OpMask    Op = "mask"   // arithmetic whose result lies in a fixed range
	OpBin     Op = "bin"    // other arithmetic or concatenation of Args, operator in Text
	OpPhi     Op = "phi"    // one of Args
	OpAppend  Op = "append" // append(Args[0], Args[1]…)
	OpSlice   Op = "slice"  // a cut of Args[0]; Text is its Cut
	// OpStruct is a struct told by its fields: their names in Text, joined by commas,
	// their values in Args. The other fields are zero, or, with one more argument,
	// those of that value.
	OpStruct Op = "struct"
)

// BinIn is the operator that asks whether the map Args[1] has the key Args[0].
const BinIn = "in"

// Cut says which part of a slice x[lo:hi] keeps.
type Cut string

// The cuts.
const (
	CutUnknown Cut = ""
	CutWhole   Cut = "whole" // x[:]
	CutNone    Cut = "none"  // x[:0], x[0:0]
	CutHead    Cut = "head"  // x[:n], drops the tail
	CutTail    Cut = "tail"  // x[n:], drops the head
)

// Term is a value in canonical form: equal terms of one activation denote the
// same value, up to the depth to which the summariser looks (below that, Unknown).
type Term struct {
	Op   Op      `json:"o,omitempty"`
	Text string  `json:"t,omitempty"`
	N    int     `json:"n,omitempty"`
	Up   int     `json:"u,omitempty"`
	Args []*Term `json:"a,omitempty"`
}

// Unknown is the term of a value that could not be read.
func Unknown() *Term { return &Term{} }

// IsUnknown reports whether nothing is known of t.
func (t *Term) IsUnknown() bool { return t == nil || t.Op == OpUnknown }

// IsZero reports whether t is nil or another zero value.
func (t *Term) IsZero() bool {
	if t == nil {
		return false
	}
	return t.Op == OpZero || t.Op == OpConst && (t.Text == "0" || t.Text == "false" || t.Text == `""`)
}

// Arg returns the i-th argument, or an unknown term.
func (t *Term) Arg(i int) *Term {
	if t == nil || i >= len(t.Args) {
		return Unknown()
	}
	return t.Args[i]
}

// String returns the canonical text; two terms are the same if their texts are.
func (t *Term) String() string {
	if t.IsUnknown() {
		return "?"
	}
	var b strings.Builder
	b.Grow(len(t.Op) + len(t.Text) + 16*len(t.Args) + 8)
	t.write(&b)
	return b.String()
}

func (t *Term) write(b *strings.Builder) {
	if t.IsUnknown() {
		b.WriteByte('?')
		return
	}
	b.WriteString(string(t.Op))
	if t.N != 0 || t.Op == OpParam {
		b.WriteString(strconv.Itoa(t.N))
	}
	for range t.Up {
		b.WriteByte('^')
	}
	if t.Text != "" {
		b.WriteByte('<')
		b.WriteString(t.Text)
		b.WriteByte('>')
	}
	if len(t.Args) == 0 {
		return
	}
	b.WriteByte('(')
	for i, a := range t.Args {
		if i > 0 {
			b.WriteByte(',')
		}
		a.write(b)
	}
	b.WriteByte(')')
}

// Equal reports whether both terms are fully known and the same. It is asked of nearly all pairs of
// terms, most of which differ at once, so it writes no texts.
func (t *Term) Equal(u *Term) bool {
	if t.IsUnknown() || u.IsUnknown() || t.Op != u.Op || t.N != u.N || t.Up != u.Up || t.Text != u.Text || len(t.Args) != len(u.Args) {
		return false
	}
	for i, a := range t.Args {
		if !a.Equal(u.Args[i]) {
			return false
		}
	}
	return true
}

// Same reports whether both terms have the same text: as Equal, but what is unknown of the one may be
// unknown of the other.
func (t *Term) Same(u *Term) bool {
	if t == u || t.IsUnknown() || u.IsUnknown() {
		return t == u || t.IsUnknown() && u.IsUnknown()
	}
	if t.Op != u.Op || t.N != u.N || t.Up != u.Up || t.Text != u.Text || len(t.Args) != len(u.Args) {
		return false
	}
	for i, a := range t.Args {
		if !a.Same(u.Args[i]) {
			return false
		}
	}
	return true
}

// Known reports whether no part of t is unknown.
func (t *Term) Known() bool {
	if t.IsUnknown() {
		return false
	}
	for _, a := range t.Args {
		if !a.Known() {
			return false
		}
	}
	return true
}

// Walk calls visit for t and its parts, outermost first, until visit returns false.
func (t *Term) Walk(visit func(*Term) bool) bool {
	if t == nil || !visit(t) {
		return false
	}
	for _, a := range t.Args {
		if !a.Walk(visit) {
			return false
		}
	}
	return true
}

// Any reports whether t or a part of it satisfies the test.
func (t *Term) Any(test func(*Term) bool) bool {
	found := false
	t.Walk(func(u *Term) bool {
		found = test(u)
		return !found
	})
	return found
}

// Alternatives returns what t can be: the arguments of a phi, else t alone.
func (t *Term) Alternatives() []*Term {
	if t != nil && t.Op == OpPhi {
		return t.Args
	}
	return []*Term{t}
}

// belongs reports whether t is of a function's frame. A call is: what it returns, the
// activation has that makes it.
func (t *Term) belongs() bool {
	return t.Op == OpParam || t.Op == OpNew || t.Op == OpLocal || t.Op == OpCall
}

// Raise returns t as seen from n functions further out: what belongs to the
// enclosing functions comes down by n. Parameters of the closure itself become
// unknown.
func (t *Term) Raise(n int) *Term {
	if t == nil || n == 0 {
		return t
	}
	if t.belongs() && t.Up < n {
		if t.Op != OpCall {
			return Unknown()
		}
		n = t.Up // what a call further in returns is told by its arguments alone
	}
	return t.Map(func(a *Term) *Term { return a.Raise(n) }).moved(-n)
}

// moved returns t with n more levels between it and where it belongs.
func (t *Term) moved(n int) *Term {
	if !t.belongs() {
		return t
	}
	u := *t
	u.Up += n
	return &u
}

// Map returns t with each argument replaced by what f makes of it. It is t itself if that
// is all the same, as most terms are that calls carry along.
func (t *Term) Map(f func(*Term) *Term) *Term {
	var args []*Term
	for i, a := range t.Args {
		b := f(a)
		if b != a && args == nil {
			args = slices.Clone(t.Args)
		}
		if b != a {
			args[i] = b
		}
	}
	if args == nil {
		return t
	}
	u := *t
	u.Args = args
	return &u
}

// Lower is the inverse of Raise: t of an enclosing function as a closure n levels
// in sees it.
func (t *Term) Lower(n int) *Term {
	if t == nil || n == 0 {
		return t
	}
	return t.Map(func(a *Term) *Term { return a.Lower(n) }).moved(n)
}

// maxTermSize is how many parts a substituted term may have; what is beyond becomes
// unknown. Terms grow with each call that they are carried through.
const maxTermSize = 160

// Substitute replaces the parameters of t (Up 0) by args.
func (t *Term) Substitute(args []*Term) *Term {
	left := maxTermSize
	if t.isFrameless(&left) {
		return t
	}
	left = maxTermSize
	return t.substitute(args, &left)
}

// isFrameless reports whether nothing in t belongs to the function itself and it is small
// enough to be kept whole: then it is the same for every caller.
func (t *Term) isFrameless(left *int) bool {
	if t == nil {
		return true
	}
	if *left--; *left < 0 || t.Up == 0 && (t.Op == OpParam || t.Op == OpNew) {
		return false
	}
	for _, a := range t.Args {
		if !a.isFrameless(left) {
			return false
		}
	}
	return true
}

// size counts the parts of t, up to most.
func (t *Term) size(most int) int {
	n := 0
	t.Walk(func(*Term) bool {
		n++
		return n < most
	})
	return n
}

// Fits reports whether t is kept whole where it takes the place of a parameter, beside n other parts.
func (t *Term) Fits(n int) bool { return t.size(maxTermSize) <= maxTermSize-n }

func (t *Term) substitute(args []*Term, left *int) *Term {
	if t == nil {
		return nil
	}
	if *left--; *left < 0 {
		return Unknown()
	}
	if t.Op == OpParam && t.Up == 0 {
		if t.N >= len(args) || args[t.N] == nil {
			return Unknown()
		}
		if *left -= args[t.N].size(maxTermSize); *left < 0 {
			return Unknown()
		}
		return args[t.N]
	}
	if t.Op == OpNew && t.Up == 0 {
		return &Term{Op: OpNew, Text: t.Text, N: -1}
	}
	return t.Map(func(a *Term) *Term { return a.substitute(args, left) })
}
