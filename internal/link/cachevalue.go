package link

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// valueOf is what predicates of the library table may know of a term of f; depth
// bounds the calls and stores that are followed.
func (l *linker) valueOf(t *facts.Term, f *Func, depth int) library.Value {
	if t.IsUnknown() || depth == 0 {
		return library.Value{}
	}
	switch t.Op {
	case facts.OpConst:
		return library.Text(t.Text)
	case facts.OpZero:
		return library.Zero()
	case facts.OpFunc:
		return library.Present()
	case facts.OpStruct:
		return l.structValue(t, f, depth)
	case facts.OpNew:
		return l.madeValue(t, f, depth)
	case facts.OpCall:
		return l.resultValue(t, f, depth)
	case facts.OpGlobal:
		if l.index.containers[t.Text] == nil {
			return l.onlyStore(t.Text, depth)
		}
	case facts.OpParam:
		return l.paramValue(t, f, depth)
	}
	return library.Value{}
}

// structValue is a struct told by its fields.
func (l *linker) structValue(t *facts.Term, f *Func, depth int) library.Value {
	fields := map[string]library.Value{}
	names := strings.Split(t.Text, ",")
	if t.Text == "" {
		names = nil
	}
	for i, name := range names {
		fields[name] = l.valueOf(t.Arg(i), f, depth)
	}
	if len(t.Args) > len(names) {
		return l.valueOf(t.Arg(len(names)), f, depth).With(fields)
	}
	return library.Literal(fields)
}

// madeValue is an object that f has made.
func (l *linker) madeValue(t *facts.Term, f *Func, depth int) library.Value {
	at := l.index.outer(f, t.Up)
	if at == nil || t.N < 0 {
		return library.Present()
	}
	if m := makeOf(at, t.N); m != nil && m.Value != nil {
		return l.structValue(m.Value, at, depth)
	}
	return library.Present()
}

// resultValue is what a call returns: of a function in view its only result, of a
// library's function that it is such a result.
func (l *linker) resultValue(t *facts.Term, f *Func, depth int) library.Value {
	if callee := l.index.funcs[t.Text]; callee != nil && !callee.Unread {
		if t.N >= len(callee.Results) {
			return library.Value{}
		}
		return l.valueOf(callee.Results[t.N].Substitute(t.Args), f, depth-1)
	}
	_, typ, name := splitCallee(t.Text)
	if typ != "" || t.N != 0 {
		return library.Value{}
	}
	return library.Result(name)
}

// onlyStore is the value of a variable that is written once, where it is declared.
func (l *linker) onlyStore(key string, depth int) library.Value {
	list := l.index.stores[key]
	if len(list) != 1 {
		return library.Value{}
	}
	f := l.index.funcs[list[0].Func]
	if f == nil || !f.Init {
		return library.Value{}
	}
	return l.valueOf(list[0].Val, f, depth-1)
}

// paramValue is what all callers of an unexported function pass alike.
func (l *linker) paramValue(t *facts.Term, f *Func, depth int) library.Value {
	at := l.index.outer(f, t.Up)
	if at == nil || at.Exported && !at.Package.Closed || len(at.usedAt) > 0 {
		return library.Value{}
	}
	args := slices.DeleteFunc(l.index.argumentsOf(at, t.N), func(a argument) bool { return a.in.Testing })
	for _, a := range args {
		if a.term.IsUnknown() || a.term.Op != facts.OpConst || a.term.Text != args[0].term.Text {
			return library.Value{}
		}
	}
	if len(args) == 0 {
		return library.Value{}
	}
	return l.valueOf(args[0].term, args[0].in, depth-1)
}
