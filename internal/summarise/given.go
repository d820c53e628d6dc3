package summarise

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// givenStream is the stream that a loop reads until that fails, where a caller gives it to the
// function, or some object has it in a field: nil for other loops.
func (fr *frame) givenStream(l *natural) *facts.Term {
	for _, x := range l.exits() {
		if l.isTold(x) {
			continue
		}
		for _, c := range l.deciding(x) {
			for _, a := range fr.arguments(&c.Call) {
				if v := streamSource(a, 6); v != nil {
					return fr.term(v)
				}
			}
		}
	}
	return nil
}

// streamSource follows a reader back, through what was made around it, to a parameter or field
// that can be read from.
func streamSource(v ssa.Value, depth int) ssa.Value {
	if depth == 0 {
		return nil
	}
	switch x := v.(type) {
	case *ssa.Parameter:
		if isReader(x.Type()) {
			return x
		}
	case *ssa.UnOp:
		if _, ok := x.X.(*ssa.FieldAddr); ok && x.Op == token.MUL && isReader(x.Type()) {
			return x
		}
	case *ssa.MakeInterface:
		return streamSource(x.X, depth)
	case *ssa.ChangeInterface:
		return streamSource(x.X, depth)
	case *ssa.ChangeType:
		return streamSource(x.X, depth)
	case *ssa.Call:
		for _, a := range x.Call.Args {
			if p := streamSource(a, depth-1); p != nil {
				return p
			}
		}
	}
	return nil
}

// isReader reports whether a type is an interface that can be read from, or what the standard
// library makes around one.
func isReader(t types.Type) bool {
	if iface, ok := t.Underlying().(*types.Interface); ok {
		return slices.Contains(methodNames(iface), "Read")
	}
	n := instr.NamedOf(t)
	if n == nil || n.Obj().Pkg() == nil {
		return false
	}
	switch n.Obj().Pkg().Path() {
	case "bufio", "encoding/json", "encoding/gob", "encoding/xml", "encoding/csv", "net/textproto", "crypto/tls":
		return slices.ContainsFunc([]string{"Read", "Scan", "Decode", "ReadLine"}, func(name string) bool {
			m, _, _ := types.LookupFieldOrMethod(n, true, nil, name)
			return m != nil
		})
	}
	return false
}

// askedEachTurn are the calls of which a failure leads out of a loop, as terms: where one reads
// from a peer, whoever sends keeps the loop going. None for a loop that ends otherwise as well,
// unless the function ends with it and gives nothing: what it gives has been read to its end.
func (fr *frame) askedEachTurn(l *natural) []*facts.Term {
	var out []*facts.Term
	for _, x := range l.exits() {
		if l.isTold(x) {
			continue
		}
		c := failing(x.Cond, l.deciding(x))
		if c == nil {
			if l.leads || givesResult(fr.f.Signature) {
				return nil
			}
			continue
		}
		if t := fr.term(c); t.Op == facts.OpCall {
			out = append(out, t)
		}
	}
	return out
}

// failing is the call of which a condition asks whether it has failed, or how: nil if it asks for
// something else.
func failing(cond ssa.Value, deciding []*ssa.Call) *ssa.Call {
	calls := slices.DeleteFunc(slices.Clone(deciding), asksWhichError)
	if len(calls) != 1 {
		return nil
	}
	if len(calls) == len(deciding) && !isNilTest(cond) && !isErrorComparison(cond) && !isResultOf(cond, calls[0]) {
		return nil
	}
	return calls[0]
}

// asksWhichError reports whether a call says yes or no of an error, as errors.Is does.
func asksWhichError(c *ssa.Call) bool {
	args := c.Call.Args
	return !c.Call.IsInvoke() && len(args) > 0 && instr.IsErrorType(args[0].Type()) && isBool(c.Type())
}

// isErrorComparison reports whether a condition compares an error with another one.
func isErrorComparison(v ssa.Value) bool {
	b, ok := v.(*ssa.BinOp)
	return ok && (b.Op == token.EQL || b.Op == token.NEQ) && instr.IsErrorType(b.X.Type())
}

// givesResult reports whether a function gives anything but an error.
func givesResult(sig *types.Signature) bool {
	for v := range sig.Results().Variables() {
		if !instr.IsErrorType(v.Type()) {
			return true
		}
	}
	return false
}

// isResultOf reports whether a condition is a boolean result of a call, or its opposite.
func isResultOf(v ssa.Value, c *ssa.Call) bool {
	if not, ok := v.(*ssa.UnOp); ok && not.Op == token.NOT {
		v = not.X
	}
	if e, ok := v.(*ssa.Extract); ok {
		return e.Tuple == ssa.Value(c)
	}
	return v == ssa.Value(c)
}
