package container

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// givenStream is the parameter from which a loop reads until that fails, nil if there is none.
func (fr *frame) givenStream(l *natural) *facts.Term {
	for _, x := range l.exits() {
		if l.isTold(x) {
			continue
		}
		for _, c := range l.deciding(x) {
			for _, a := range fr.arguments(&c.Call) {
				if p := streamParam(a, 6); p != nil {
					return fr.term(p)
				}
			}
		}
	}
	return nil
}

// streamParam follows a reader back, through what was made around it, to a parameter that
// can be read from.
func streamParam(v ssa.Value, depth int) *ssa.Parameter {
	if depth == 0 {
		return nil
	}
	switch x := v.(type) {
	case *ssa.Parameter:
		if iface, ok := x.Type().Underlying().(*types.Interface); ok && slices.Contains(methodNames(iface), "Read") {
			return x
		}
	case *ssa.MakeInterface:
		return streamParam(x.X, depth)
	case *ssa.ChangeInterface:
		return streamParam(x.X, depth)
	case *ssa.ChangeType:
		return streamParam(x.X, depth)
	case *ssa.Call:
		for _, a := range x.Call.Args {
			if p := streamParam(a, depth-1); p != nil {
				return p
			}
		}
	}
	return nil
}
