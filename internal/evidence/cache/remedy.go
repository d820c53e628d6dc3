package cache

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/library"
)

// remedyOf turns the predicate that holds into what would make it fail: the library's
// own names for a bound, an expiry or a cleaner.
func remedyOf(r *library.Row) string {
	fn := r.Func
	if r.Literal {
		fn += "{…}"
	}
	w := &remedy{}
	w.visit(r.When, fn)
	const most = 3
	return strings.Join(w.parts[:min(len(w.parts), most)], ", or ")
}

type remedy struct {
	parts []string
}

func (w *remedy) add(format string, args ...any) {
	if p := fmt.Sprintf(format, args...); !slices.Contains(w.parts, p) {
		w.parts = append(w.parts, p)
	}
}

// visit reads a predicate; fn is the function whose arguments it speaks of.
func (w *remedy) visit(e *library.Expr, fn string) {
	if e == nil {
		return
	}
	switch e.Op {
	case library.ExprAnd, library.ExprOr:
		for _, a := range e.Args {
			w.visit(a, fn)
		}
	case library.ExprNot:
		w.negated(e.Args[0], fn)
	case library.ExprMade:
		w.visit(e.Args[0], strings.Join(e.Names, " or "))
	case library.ExprOption:
		w.option(e)
	case library.ExprCompare:
		w.comparison(e, fn)
	case library.ExprResult:
		w.add("give %s another argument than %s()", fn, e.Names[0])
	}
}

// negated is what must not be missing.
func (w *remedy) negated(e *library.Expr, fn string) {
	names := strings.Join(e.Names, " or ")
	switch e.Op {
	case library.ExprPresent:
		w.add("give %s the option %s", fn, names)
	case library.ExprCalled:
		w.add("call %s on it", names)
	case library.ExprChained:
		w.add("call %s in the builder's chain", names)
	case library.ExprAnd, library.ExprOr:
		for _, a := range e.Args {
			w.negated(a, fn)
		}
	}
}

// option asks for a value of an option that is given.
func (w *remedy) option(e *library.Expr) {
	inner := e.Args[0]
	if inner.Op == library.ExprCompare {
		w.add("give the option %s a value above 0", e.Names[0])
	}
}

// comparison asks for another argument.
func (w *remedy) comparison(e *library.Expr, fn string) {
	switch {
	case e.Field != "":
		w.add("set %s for %s", e.Field, fn)
	case len(e.Operands) > 0 && e.Operands[0].Const == nil:
		w.add("give %s options with a bound", fn)
	case e.Compare.String() == ">=" || e.Compare.String() == ">":
		w.add("give %s a smaller argument %d", fn, e.Arg+1)
	default:
		w.add("give %s a positive argument %d", fn, e.Arg+1)
	}
}
