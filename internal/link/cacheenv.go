package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// callEnv answers what the table's predicates ask of one call: an insert, a
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
	// made is the making that is considered, nil where none is known.
	made *making
	// object is the container that holds the object, nil for a call by itself.
	object *cacheObject
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

// Ctor is the call that made the receiver, if it is one of fn.
func (e *callEnv) Ctor(fn string) (library.Env, bool) {
	switch {
	case e.made == nil:
		return nil, false
	case e.made.fn == fn:
		return e.made.env(e.object), true
	}
	return nil, true
}

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

// Chained tells whether the builder's chain calls the method.
func (e *callEnv) Chained(method string) library.Tri {
	if e.made == nil {
		return library.Unknown
	}
	return library.Of(slices.Contains(e.made.chain, method))
}

// Called tells whether the method is called on the object.
func (e *callEnv) Called(method string) library.Tri {
	if e.object == nil {
		return library.Unknown
	}
	return e.object.called(method)
}

// RecvType is the name of the receiver's static type.
func (e *callEnv) RecvType() string { return e.recv }

// env is the constructor's call as predicates see it.
func (m *making) env(object *cacheObject) *callEnv {
	return &callEnv{l: m.l, in: m.in, args: m.args, opts: m.opts, literal: m.value, made: m, object: object}
}

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
