package libcall

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// ValueOf is what predicates of the library table may know of a term of f; depth
// bounds the calls and stores that are followed.
func (l *Calls) ValueOf(t *facts.Term, f *program.Func, depth int) library.Value {
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
		return l.MadeValue(t, f, depth)
	case facts.OpCall:
		return l.resultValue(t, f, depth)
	case facts.OpGlobal:
		if l.Containers[t.Text] == nil {
			if v, ok := l.librarysOwn(t.Text); ok {
				return v
			}
			return l.onlyStore(t.Text, depth)
		}
	case facts.OpParam:
		return l.paramValue(t, f, depth)
	}
	return library.Value{}
}

// structValue is a struct told by its fields.
func (l *Calls) structValue(t *facts.Term, f *program.Func, depth int) library.Value {
	fields := map[string]library.Value{}
	names := strings.Split(t.Text, ",")
	if t.Text == "" {
		names = nil
	}
	for i, name := range names {
		fields[name] = l.ValueOf(t.Arg(i), f, depth)
	}
	if len(t.Args) > len(names) {
		return l.ValueOf(t.Arg(len(names)), f, depth).With(fields)
	}
	return library.Literal(fields)
}

// MadeValue is an object that f has made.
func (l *Calls) MadeValue(t *facts.Term, f *program.Func, depth int) library.Value {
	at := l.Outer(f, t.Up)
	if at == nil || t.N < 0 {
		return library.Present()
	}
	if m := program.MakeOf(at, t.N); m != nil && m.Value != nil {
		return l.structValue(m.Value, at, depth)
	}
	return library.Present()
}

// resultValue is what a call returns: of a function in view its only result, of a
// library's function that it is such a result.
func (l *Calls) resultValue(t *facts.Term, f *program.Func, depth int) library.Value {
	if callee := l.Funcs[t.Text]; callee != nil && !callee.Unread {
		if t.N >= len(callee.Results) {
			return library.Value{}
		}
		return l.ValueOf(callee.Results[t.N].Substitute(t.Args), f, depth-1)
	}
	_, typ, name := program.SplitCallee(t.Text)
	if typ != "" || t.N != 0 {
		return library.Value{}
	}
	fields := map[string]library.Value{}
	for _, r := range l.RowsOf(t) {
		if r.Role == library.Fresh && r.Part != "" {
			fields[r.Part] = l.ValueOf(program.ArgAt(t.Args, r.Arg), f, depth-1)
		}
	}
	if len(fields) == 0 {
		return library.Result(name)
	}
	return library.Result(name).With(fields)
}

// librarysOwn is what the table says of the fields of a library's variable, but for those that code in view
// sets in some object of the library; ok is false where it says nothing, or code in view replaces the variable.
func (l *Calls) librarysOwn(key string) (v library.Value, ok bool) {
	pkg, name := program.SplitLast(key)
	fields := l.Table.FieldsOf(pkg, name)
	if len(fields) == 0 || len(l.Stores[key]) > 0 {
		return v, false
	}
	for set := range l.Stores {
		if owner, field := program.SplitLast(set); strings.HasPrefix(owner, pkg+".") {
			delete(fields, field)
		}
	}
	return v.With(fields), true
}

// onlyStore is the value of a variable that is written once, where it is declared.
func (l *Calls) onlyStore(key string, depth int) library.Value {
	list := l.Stores[key]
	if len(list) != 1 {
		return library.Value{}
	}
	f := l.Funcs[list[0].Func]
	if f == nil || !f.Init {
		return library.Value{}
	}
	return l.ValueOf(list[0].Val, f, depth-1)
}

// paramValue is what all callers of an unexported function pass alike.
func (l *Calls) paramValue(t *facts.Term, f *program.Func, depth int) library.Value {
	at := l.Outer(f, t.Up)
	if at == nil || at.Exported && !at.Package.Closed || len(at.UsedAt) > 0 {
		return library.Value{}
	}
	args := slices.DeleteFunc(l.ArgumentsOf(at, t.N), func(a program.Argument) bool { return a.In.Testing })
	for _, a := range args {
		if a.Term.IsUnknown() || a.Term.Op != facts.OpConst || a.Term.Text != args[0].Term.Text {
			return library.Value{}
		}
	}
	if len(args) == 0 {
		return library.Value{}
	}
	return l.ValueOf(args[0].Term, args[0].In, depth-1)
}
