package link

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// callEnv answers what the table's predicates ask of one call by itself: an insert, a
// constructor or an option.
type callEnv struct {
	l  *linker
	in *Func // the frame of args
	// args are the arguments without the receiver; opts is where options begin, -1
	// unknown.
	args []*facts.Term
	opts int
	// literal is argument 0 of a literal's predicate.
	literal *library.Value
	// recv is the receiver's static type.
	recv string
}

// Arg is what is known of argument n.
func (e *callEnv) Arg(n int) library.Value {
	if e.literal != nil && n == 0 {
		return *e.literal
	}
	if n < 0 || n >= len(e.args) {
		return library.Value{}
	}
	return e.l.valueOf(e.args[n], e.in, 3)
}

// Ctor knows of no call that made the receiver.
func (e *callEnv) Ctor(string) (library.Env, bool) { return nil, false }

// Option looks for a call of fn among the options.
func (e *callEnv) Option(fn string) (library.Env, library.Tri) {
	if e.opts < 0 {
		return nil, library.Unknown
	}
	answer := library.False
	for _, t := range e.args[min(e.opts, len(e.args)):] {
		switch {
		case t.IsUnknown() || t.Op != facts.OpCall || e.l.index.funcs[t.Text] != nil:
			if t == nil || t.Op != facts.OpZero {
				answer = library.Unknown
			}
		default:
			if _, typ, name := splitCallee(t.Text); typ == "" && name == fn {
				return &callEnv{l: e.l, in: e.in, args: t.Args, opts: -1}, library.True
			}
		}
	}
	return nil, answer
}

// Chained cannot tell what the builder's chain calls.
func (e *callEnv) Chained(string) library.Tri { return library.Unknown }

// Called cannot tell what is called on the object.
func (e *callEnv) Called(string) library.Tri { return library.Unknown }

// RecvType is the name of the receiver's static type.
func (e *callEnv) RecvType() string { return e.recv }

// plainEnv is a call of which only the arguments are known.
func (l *linker) plainEnv(f *Func, c *facts.Call) *callEnv {
	args, opts := c.Args, c.Opts-1
	if c.Callee.Type != "" && len(args) > 0 {
		args, opts = args[1:], opts-1
	}
	if c.Opts == 0 {
		opts = len(args)
	}
	return &callEnv{l: l, in: f, args: args, opts: opts, recv: c.Callee.Type}
}

// holds reports whether a row speaks of a call at all.
func (l *linker) holds(r *library.Row, f *Func, c *facts.Call) bool {
	return r.If == nil || r.If.Eval(l.plainEnv(f, c)) == library.True
}
