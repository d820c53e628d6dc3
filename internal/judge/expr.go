package judge

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/quoted"
)

// maxExpr is the length beyond which an expression makes a message harder to read.
const maxExpr = 48

// keyText returns the key of a grow of c as the source writes it, or, where the source
// line does not show it, as its term says; "" if neither tells.
func keyText(p *link.Program, c *growth.Container, e *growth.Event) string {
	text := ""
	if e.Site == e.Func {
		if e.Call != nil {
			text = argText(e.What, e.Call, e.Key)
		} else {
			text = quoted.Key(e.What, c.Name)
		}
	}
	if text == "" {
		text = termText(p, e.Key, e.Func)
	}
	return short(text)
}

// short returns text, or "" if it is too long for a message.
func short(text string) string {
	if len(text) > maxExpr || strings.ContainsAny(text, "\n…") {
		return ""
	}
	return text
}

// argText returns the argument of a call, as the source writes it, whose term is t.
func argText(what string, call *facts.Call, t *facts.Term) string {
	n := -1
	for i, a := range call.Args {
		if a != nil && (a == t || !a.IsUnknown() && a.Equal(t)) {
			n = i
			break
		}
	}
	if call.Callee.Type != "" {
		n-- // the receiver
	}
	return quoted.Argument(what, call.Callee.Name, n)
}

// termText writes a term of f as the source of f would: parameters by their names, fields,
// constants, calls of named functions and sums. It returns "" for anything else.
func termText(p *link.Program, t *facts.Term, f *program.Func) string {
	if t.IsUnknown() || f == nil {
		return ""
	}
	switch t.Op {
	case facts.OpParam:
		return paramText(p, t, f)
	case facts.OpConst:
		return t.Text
	case facts.OpGlobal:
		pkg, name := program.SplitLast(t.Text)
		if pkg == f.Package.Summary.Path {
			return name
		}
		return shortPath(pkg) + "." + name
	case facts.OpField:
		if on := termText(p, t.Arg(0), f); on != "" {
			return on + "." + program.LastName(t.Text)
		}
	case facts.OpCall:
		return callText(p, t, f)
	case facts.OpBin:
		if x, y := termText(p, t.Arg(0), f), termText(p, t.Arg(1), f); t.Text == "+" && len(t.Args) == 2 && x != "" && y != "" {
			return x + " + " + y
		}
	}
	return ""
}

// paramText is the name of a parameter of f or of a function around it.
func paramText(p *link.Program, t *facts.Term, f *program.Func) string {
	for range t.Up {
		if f = p.Func(f.Parent); f == nil {
			return ""
		}
	}
	if t.N >= len(f.Params) {
		return ""
	}
	return f.Params[t.N].Name
}

// callText writes a call of a function or method that has a name.
func callText(p *link.Program, t *facts.Term, f *program.Func) string {
	pkg, typ, name := program.SplitCallee(t.Text)
	args := t.Args
	fn := shortPath(pkg) + "." + name
	switch {
	case name == "" || strings.Contains(name, "$"):
		return ""
	case typ != "":
		on := ""
		if len(args) > 0 && !isMade(args[0]) {
			on, args = termText(p, args[0], f), args[1:]
		}
		if on == "" {
			return ""
		}
		fn = on + "." + name
	case pkg == f.Package.Summary.Path:
		fn = name
	}
	var list []string
	for _, a := range args {
		text := termText(p, a, f)
		if text == "" {
			return ""
		}
		list = append(list, text)
	}
	return fn + "(" + strings.Join(list, ", ") + ")"
}

// isMade reports whether a term is the result of a function: what a constructor has made has
// a name of its own in the source.
func isMade(t *facts.Term) bool {
	if t == nil || t.Op != facts.OpCall {
		return false
	}
	_, typ, _ := program.SplitCallee(t.Text)
	return typ == ""
}

// shortPath is a path without its directories.
func shortPath(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }
