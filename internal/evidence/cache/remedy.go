package cache

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/growth"
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
		w.add("do not pass %s() to %s", e.Names[0], fn)
	}
}

// negated is what must not be missing.
func (w *remedy) negated(e *library.Expr, fn string) {
	names := strings.Join(e.Names, " or ")
	switch e.Op {
	case library.ExprPresent:
		w.add("pass the option %s to %s", names, fn)
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
		w.add("set the option %s to a value above 0", e.Names[0])
	}
}

// comparison asks for another argument.
func (w *remedy) comparison(e *library.Expr, fn string) {
	switch {
	case e.Field != "":
		w.add("set %s of %s", e.Field, fn)
	case len(e.Operands) > 0 && e.Operands[0].Const == nil:
		w.add("pass options with a bound to %s", fn)
	case e.Compare.String() == ">=" || e.Compare.String() == ">":
		w.add("pass a smaller %s argument to %s", ordinal(e.Arg), fn)
	default:
		w.add("pass a positive %s argument to %s", ordinal(e.Arg), fn)
	}
}

// ordinal is the place of an argument, counted from 0, in words.
func ordinal(n int) string {
	words := []string{"first", "second", "third", "fourth", "fifth", "sixth"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprintf("%dth", n+1)
}

// fault is the fault that a row tells of the object.
func (o *cacheObject) fault(r *library.Row) growth.CacheFault {
	return growth.CacheFault{
		Lack: r.Lacks, Say: r.Say, Library: r.Pkg, Remedy: remedyOf(r),
		Remote: o.remote, Expires: r.Expires,
	}
}
