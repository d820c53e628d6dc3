package summarise

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// isSystem reports whether a package is one of those that give descriptors as plain numbers.
func isSystem(p *types.Package) bool {
	return p != nil && facts.IsSystem(p.Path())
}

// usesSystem reports whether a package is one of those, or imports one: numbers that it gives may be
// descriptors, which somebody has to close.
func usesSystem(p *types.Package) bool {
	return isSystem(p) || p != nil && slices.ContainsFunc(p.Imports(), isSystem)
}

// mayBeDescriptor reports whether the result of a call may be a descriptor: a number that a function of
// the system, or one that asks the system, gives beside an error.
func mayBeDescriptor(call *ssa.CallCommon, result int) bool {
	f := call.StaticCallee()
	results := call.Signature().Results()
	return result == 0 && f != nil && f.Pkg != nil && isNumber(results.At(0).Type()) && results.Len() > 1 &&
		instr.IsErrorType(results.At(results.Len()-1).Type()) && usesSystem(f.Pkg.Pkg)
}

// takesDescriptor reports whether a parameter, or a field, may be a descriptor: a number in a package that
// asks the system.
func (s *summariser) takesDescriptor(t types.Type) bool { return isNumber(t) && usesSystem(s.in.Types) }

func isNumber(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Kind() == types.Int
}

// isWidened reports whether a conversion makes a number of a number.
func isWidened(c *ssa.Convert) bool {
	from, ok := c.X.Type().Underlying().(*types.Basic)
	to, ok2 := c.Type().Underlying().(*types.Basic)
	return ok && ok2 && from.Info()&types.IsInteger != 0 && to.Info()&types.IsInteger != 0
}
