package cache

import (
	"slices"

	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/reason"
)

// remedyOf turns the predicate that holds into what would make it fail: the library's
// own names for a bound, an expiry or a cleaner.
func remedyOf(r *library.Row) reason.Choice {
	fn := r.Func
	if r.Literal {
		fn += "{…}"
	}
	w := &remedy{}
	w.visit(r.When, fn)
	const most = 3
	return w.parts[:min(len(w.parts), most)]
}

type remedy struct {
	parts []reason.Reason
}

func (w *remedy) add(p reason.Reason) {
	if !slices.Contains(w.parts, p) {
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
		w.visit(e.Args[0], reason.Either(e.Names))
	case library.ExprOption:
		w.option(e)
	case library.ExprCompare:
		w.comparison(e, fn)
	case library.ExprResult:
		w.add(reason.DoNotPass.With(e.Names[0], fn))
	}
}

// negated is what must not be missing.
func (w *remedy) negated(e *library.Expr, fn string) {
	names := reason.Either(e.Names)
	switch e.Op {
	case library.ExprPresent:
		w.add(reason.PassOption.With(names, fn))
	case library.ExprCalled:
		w.add(reason.CallOnIt.With(names))
	case library.ExprChained:
		w.add(reason.CallInChain.With(names))
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
		w.add(reason.SetOption.With(e.Names[0]))
	}
}

// comparison asks for another argument.
func (w *remedy) comparison(e *library.Expr, fn string) {
	switch {
	case e.Field != "":
		w.add(reason.SetField.With(e.Field, fn))
	case len(e.Operands) > 0 && e.Operands[0].Const == nil:
		w.add(reason.PassBound.With(fn))
	case e.Compare.String() == ">=" || e.Compare.String() == ">":
		w.add(reason.PassSmaller.With(reason.Ordinal(e.Arg), fn))
	default:
		w.add(reason.PassPositive.With(reason.Ordinal(e.Arg), fn))
	}
}

// fault is the fault that a row tells of the object.
func (o *cacheObject) fault(r *library.Row) Fault {
	return Fault{
		Lack: r.Lacks, Say: r.Say, Library: r.Pkg, Remedy: remedyOf(r),
		Remote: o.remote, Expires: r.Expires,
	}
}
