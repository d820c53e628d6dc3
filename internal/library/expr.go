package library

import (
	"go/constant"
	"go/token"
	"strconv"
	"strings"
)

// Expr is a predicate over one call. Its language:
//
//	always  never  A && B  A || B  !A  (A)
//	argN OP CONST           the value of argument N; OP is one of == != < <= > >=
//	argN.Field OP CONST     a field of the struct that argument N is or points to;
//	                        a key absent from a literal is zero
//	argN in {C, D}          one of several constants
//	argN  argN.Field        the same as == true
//	argN is F               the argument is the result of a call of F
//	absent(F, G)            none of the variadic option arguments is a call of F or G
//	present(F, G)           one of them is
//	opt(F).argN OP CONST    a comparison on the option call; false without such an option
//	chain_absent(M, N)      the builder chain calls none of the methods; chained(M): it does
//	not_called(M, N)        no call of them on that value in the program; called(M)
//	recv is T               the static type of the receiver
//	New.ATOM  {New, Make}.ATOM   the same, asked of the call that made the receiver;
//	                        false if something else made it
//	New.always              New made the receiver
//
// A CONST is a number, a string, true, false, nil, zero (of any type), a
// duration such as 1s, a shift such as 1<<50, or a constant that the package
// declares in the table. Truth is three-valued: what the environment cannot tell
// is Unknown.
type Expr struct {
	Op   ExprOp
	Args []*Expr
	// Names are the functions, methods, constructors or types an atom speaks of.
	Names []string
	// Arg, Field, Compare and Operands are those of a comparison.
	Arg      int
	Field    string
	Compare  token.Token
	Operands []Operand
}

// Operand is the right side of a comparison: a constant, or zero if Const is nil.
type Operand struct {
	Const constant.Value
	// Nil tells nil from the zero of any type.
	Nil bool
}

// ExprOp is the kind of a node.
type ExprOp int

// The kinds of nodes.
const (
	ExprNever ExprOp = iota
	ExprAlways
	ExprAnd
	ExprOr
	ExprNot
	// ExprCompare compares argument Arg with any of Operands.
	ExprCompare
	// ExprResult: argument Arg is the result of a call of Names[0].
	ExprResult
	// ExprPresent: a call of one of Names is among the options.
	ExprPresent
	// ExprOption asks Args[0] of the option call of Names[0].
	ExprOption
	// ExprChained: the builder chain calls one of Names.
	ExprChained
	// ExprCalled: one of Names is called on the value.
	ExprCalled
	// ExprRecv: the receiver's type is Names[0].
	ExprRecv
	// ExprMade asks Args[0] of the constructor call, which is one of Names.
	ExprMade
)

// Eval decides e for the call that env describes. A nil predicate and a nil
// environment leave it Unknown.
func (e *Expr) Eval(env Env) Tri {
	if e == nil {
		return Unknown
	}
	switch e.Op {
	case ExprAlways:
		return True
	case ExprNever:
		return False
	case ExprNot:
		return e.Args[0].Eval(env).Not()
	case ExprAnd, ExprOr:
		left, right := e.Args[0].Eval(env), e.Args[1].Eval(env)
		if e.Op == ExprAnd {
			return left.And(right)
		}
		return left.Or(right)
	}
	if env == nil {
		return Unknown
	}
	return e.atom(env)
}

func (e *Expr) atom(env Env) Tri {
	switch e.Op {
	case ExprCompare:
		v, out := env.Arg(e.Arg).path(e.Field), False
		for _, o := range e.Operands {
			out = out.Or(v.is(e.Compare, o))
		}
		return out
	case ExprResult:
		return env.Arg(e.Arg).path(e.Field).isResult(e.Names[0])
	case ExprPresent:
		return e.some(func(name string) Tri { _, t := env.Option(name); return t })
	case ExprChained:
		return e.some(env.Chained)
	case ExprCalled:
		return e.some(env.Called)
	case ExprRecv:
		if t := env.RecvType(); t != "" {
			return Of(t == e.Names[0])
		}
	case ExprOption:
		option, t := env.Option(e.Names[0])
		if t != True {
			return t
		}
		return e.Args[0].Eval(option)
	case ExprMade:
		return e.some(func(name string) Tri {
			made, known := env.Ctor(name)
			if known && made == nil {
				return False
			}
			if !known {
				return Unknown
			}
			return e.Args[0].Eval(made)
		})
	}
	return Unknown
}

// some is the disjunction over the names.
func (e *Expr) some(holds func(name string) Tri) Tri {
	out := False
	for _, name := range e.Names {
		out = out.Or(holds(name))
	}
	return out
}

func (v Value) path(field string) Value {
	if field == "" {
		return v
	}
	return v.Field(field)
}

// String returns canonical text that parses to the same predicate.
func (e *Expr) String() string {
	if e == nil {
		return ""
	}
	names := strings.Join(e.Names, ", ")
	switch e.Op {
	case ExprAlways:
		return "always"
	case ExprAnd:
		return "(" + e.Args[0].String() + " && " + e.Args[1].String() + ")"
	case ExprOr:
		return "(" + e.Args[0].String() + " || " + e.Args[1].String() + ")"
	case ExprNot:
		return e.Args[0].negated()
	case ExprCompare:
		return e.comparison()
	case ExprResult:
		return e.operand() + " is " + names
	case ExprPresent:
		return "present(" + names + ")"
	case ExprChained:
		return "chained(" + names + ")"
	case ExprCalled:
		return "called(" + names + ")"
	case ExprRecv:
		return "recv is " + names
	case ExprOption:
		return "opt(" + names + ")." + e.Args[0].String()
	case ExprMade:
		return "{" + names + "}." + e.Args[0].String()
	}
	return "never"
}

func (e *Expr) negated() string {
	names := strings.Join(e.Names, ", ")
	switch e.Op {
	case ExprPresent:
		return "absent(" + names + ")"
	case ExprChained:
		return "chain_absent(" + names + ")"
	case ExprCalled:
		return "not_called(" + names + ")"
	case ExprCompare:
		return "!(" + e.String() + ")"
	}
	return "!" + e.String()
}

func (e *Expr) operand() string {
	out := "arg" + strconv.Itoa(e.Arg)
	if e.Field != "" {
		out += "." + e.Field
	}
	return out
}

func (e *Expr) comparison() string {
	var right []string
	for _, o := range e.Operands {
		right = append(right, o.String())
	}
	if len(right) == 1 {
		return e.operand() + " " + e.Compare.String() + " " + right[0]
	}
	return e.operand() + " in {" + strings.Join(right, ", ") + "}"
}

// String returns the operand as predicates write it.
func (o Operand) String() string {
	switch {
	case o.Const != nil:
		return o.Const.ExactString()
	case o.Nil:
		return "nil"
	}
	return "zero"
}
