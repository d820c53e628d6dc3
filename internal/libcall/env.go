package libcall

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// Env answers what the table's predicates ask of one call by itself: an insert, a
// constructor or an option.
type Env struct {
	// Calls is where the call's arguments are read.
	Calls *Calls
	In    *program.Func // the frame of args
	// Args are the arguments without the receiver; opts is where options begin, -1
	// unknown.
	Args []*facts.Term
	Opts int
	// Literal is argument 0 of a literal's predicate.
	Literal *library.Value
	// recv is the receiver's static type.
	recv string
}

// Arg is what is known of argument n.
func (e *Env) Arg(n int) library.Value {
	if e.Literal != nil && n == 0 {
		return *e.Literal
	}
	if n < 0 || n >= len(e.Args) {
		return library.Value{}
	}
	return e.Calls.ValueOf(e.Args[n], e.In, 3)
}

// Ctor knows of no call that made the receiver.
func (e *Env) Ctor(string) (library.Env, bool) { return nil, false }

// Option looks for a call of fn among the options.
func (e *Env) Option(fn string) (library.Env, library.Tri) {
	if e.Opts < 0 {
		return nil, library.Unknown
	}
	answer := library.False
	for _, t := range e.Args[min(e.Opts, len(e.Args)):] {
		switch {
		case t.IsUnknown() || t.Op != facts.OpCall || e.Calls.Funcs[t.Text] != nil:
			if t == nil || t.Op != facts.OpZero {
				answer = library.Unknown
			}
		default:
			if _, typ, name := program.SplitCallee(t.Text); typ == "" && name == fn {
				return &Env{Calls: e.Calls, In: e.In, Args: t.Args, Opts: -1}, library.True
			}
		}
	}
	return nil, answer
}

// Chained cannot tell what the builder's chain calls.
func (e *Env) Chained(string) library.Tri { return library.Unknown }

// Called cannot tell what is called on the object.
func (e *Env) Called(string) library.Tri { return library.Unknown }

// RecvType is the name of the receiver's static type.
func (e *Env) RecvType() string { return e.recv }

// EnvOf is a call of which only the arguments are known.
func (l *Calls) EnvOf(f *program.Func, c *facts.Call) *Env {
	args, opts := c.Args, c.Opts-1
	if c.Callee.Type != "" && len(args) > 0 {
		args, opts = args[1:], opts-1
	}
	if c.Opts == 0 {
		opts = len(args)
	}
	return &Env{Calls: l, In: f, Args: args, Opts: opts, recv: c.Callee.Type}
}

// Holds reports whether a row speaks of a call at all.
func (l *Calls) Holds(r *library.Row, f *program.Func, c *facts.Call) bool {
	return r.If == nil || r.If.Eval(l.EnvOf(f, c)) == library.True
}
