package judge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// message names the container, the function and the key, and says what is missing.
func (k *Case) message(first *growth.Event, w Words) string {
	return fmt.Sprintf("%s %s in %s%s, and %s", k.Name(), w.Gains, first.Func.Display, k.keyPhrase(first), k.missing(w))
}

// keyPhrase says what the entries are keyed by and where the keys come from: ", keyed by
// host, from r.Host in (*Server).ServeHTTP"; "" for what has no keys.
func (k *Case) keyPhrase(e *growth.Event) string {
	if !k.C.Keyed() {
		return ""
	}
	key := keyText(k.Program, k.C, e)
	source := k.sourceText(e, key)
	switch {
	case key != "" && source != "":
		return ", keyed by " + key + ", " + source
	case key != "":
		return ", keyed by " + key
	case source != "":
		return ", keyed by a value " + source
	}
	return ""
}

// sourceText says where the keys of a grow come from, "" if that is unknown or if the key
// itself says it.
func (k *Case) sourceText(e *growth.Event, key string) string {
	switch e.Origin {
	case origin.OriginOutside:
		return k.outsideText(e, key)
	case origin.OriginFresh:
		return "new each time"
	case origin.OriginParam:
		return "which its callers pass"
	case origin.OriginRanged:
		if e.RangedFrom != "" {
			return "taken from " + shortName(e.RangedFrom)
		}
		return "taken from another container"
	}
	return ""
}

// outsideText names the value from outside the program that keys are made of.
func (k *Case) outsideText(e *growth.Event, key string) string {
	t, in := e.Source, e.SourceIn
	if t.IsUnknown() || in == nil {
		return "from outside the program"
	}
	if t.Op == facts.OpRecv || program.Innermost(t).Op == facts.OpRecv {
		return "received from a channel"
	}
	text := short(termText(k.Program, t, in))
	where := ""
	if in != e.Func {
		where = " in " + in.Display
	}
	switch {
	case text == "" && t.Op == facts.OpCall:
		return "a result of " + shortCallee(t.Text) + where
	case text == "":
		return "from outside the program"
	case where == "" && (text == key || names(key, text)):
		return ""
	}
	return "from " + text + where
}

// names reports whether an expression begins with, or is made of, a name or a selection.
func names(expr, part string) bool {
	i := strings.Index(expr, part)
	return i >= 0 && (i == 0 || !isWord(expr[i-1])) && (i+len(part) == len(expr) || !isWord(expr[i+len(part)]))
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80
}

// shortCallee is the ID of a function without directories: "http.Header.Get".
func shortCallee(id string) string {
	pkg, typ, name := program.SplitCallee(id)
	if typ != "" {
		name = typ + "." + name
	}
	return strings.TrimPrefix(shortPath(pkg)+"."+name, ".")
}

// missing says what was looked for and not found.
func (k *Case) missing(w Words) string {
	if text := cmp.Or(w.Form, k.outlived()); text != "" {
		return text
	}
	switch {
	case k.has(growth.ClassElsewhere) && !k.C.Keyed():
		return k.partialText(growth.ClassElsewhere)
	case w.Missing != "":
		return w.Missing
	case k.sameSibling() || k.oneKey() && k.sweptSibling():
		return k.siblingText()
	case k.E.Again != nil:
		return fmt.Sprintf("%s may add an element that is already there", k.E.Again.Func.Display)
	case k.E.Members != nil:
		return fmt.Sprintf("%s removes a member without deleting its entry here", k.E.Members.Func.Display)
	case k.E.Awaited != nil:
		return funcNames(k.Partial)[0] + " deletes only what waited for the object that has come"
	case k.E.Unmet != nil:
		return fmt.Sprintf("nothing removes what %s puts in", k.E.Unmet.Func.Display)
	case k.E.LeftOut != nil && k.oneKey():
		return fmt.Sprintf("%s deletes the key from others of the same holder but not from it", k.E.LeftOut.Func.Display)
	case k.E.Missed != nil:
		return fmt.Sprintf("%s deletes a key only when a later lookup succeeds", k.E.Missed.Func.Display)
	case k.has(growth.ClassTold):
		return k.partialText(growth.ClassTold)
	case k.has(growth.ClassElsewhere) && !k.oneKey():
		return k.partialText(growth.ClassElsewhere)
	case k.has(growth.ClassOwnState):
		return partialFunc(k, growth.ClassOwnState) + " deletes it only once what it holds is complete, and nothing else does"
	case k.has(growth.ClassOnSuccess) && k.C.Keyed():
		return partialFunc(k, growth.ClassOnSuccess) + " deletes it only once the call that failed for it succeeds, and nothing else does"
	case k.has(growth.ClassLazy):
		return "an entry is deleted only when its own key is looked up again"
	case k.has(growth.ClassAPIAll):
		return "only " + partialFunc(k, growth.ClassAPIAll) + k.askedBy()
	case k.has(growth.ClassOnReplace):
		return "an entry is deleted only when another one replaces it"
	case k.has(growth.ClassOnError):
		return "entries are deleted only after an error"
	case len(k.Partial) > 0:
		return k.removers()
	case len(k.Void) > 0:
		return k.voidText()
	}
	return w.Never
}

// siblingText says which container loses the key that this one keeps, and where.
func (k *Case) siblingText() string {
	s := k.ending()
	verb := "deletes the key from"
	if !s.Same {
		verb = "sweeps"
	}
	not := "but not"
	if s.Same {
		not += " from"
	}
	return fmt.Sprintf("%s %s %s %s %s", s.End.Func.Display, verb, k.siblingName(s), not, k.Name())
}

// siblingName is how messages call a sibling: as they call the container, whose holder it
// shares.
func (k *Case) siblingName(s evidence.Sibling) string {
	name := program.LastName(s.ID)
	if k.C.Local {
		return name
	}
	holder := k.C.Owner
	if holder == "" || k.C.Part {
		holder, _ = program.SplitLast(k.Name())
	}
	if holder == "" {
		return shortName(s.ID)
	}
	return holder + "." + strings.ReplaceAll(name, ":", ".")
}

// otherForm says that what is removed has keys of another form, or stands under another name of an object.
func (k *Case) otherForm(g *growth.Event) string {
	what := "keys of another form"
	if k.C.SecondName(g) {
		what = "what the same object has put in under another name"
	}
	funcs := funcNames(k.Partial)
	if len(funcs) == 1 {
		return funcs[0] + " deletes only " + what
	}
	return joined(funcs) + " delete only " + what
}

// removers says which functions remove entries, for what they do not remove.
func (k *Case) removers() string {
	verb := "removes elements"
	if k.C.Keyed() {
		verb = "deletes from it"
	}
	funcs := funcNames(k.Partial)
	if len(funcs) == 1 {
		return "only " + funcs[0] + " " + verb
	}
	return "only " + joined(funcs) + " " + strings.Replace(verb, "s ", " ", 1)
}

// voidText says why the removals that there are do not bound the container.
func (k *Case) voidText() string {
	funcs := funcNames(k.Void)
	why := strings.TrimSuffix(k.Void[0].Why.String(), ", in "+funcs[0])
	if len(funcs) == 1 {
		return fmt.Sprintf("the removal in %s does not bound it: %s", funcs[0], why)
	}
	return fmt.Sprintf("the removals in %s do not bound it: in %s, %s", joined(funcs), funcs[0], why)
}

// funcNames are the functions of events, each once.
func funcNames(list []*growth.Event) []string {
	var out []string
	for _, e := range list {
		out = append(out, funcName(e.Func))
	}
	return compact(out)
}

// maxNames is how many functions a message names.
const maxNames = 3

// joined is a list as a sentence has it: "a, b and c".
func joined(list []string) string {
	if len(list) > maxNames {
		return fmt.Sprintf("%s and %d others", strings.Join(list[:maxNames-1], ", "), len(list)-maxNames+1)
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// askedBy says when a whole reset runs.
func (k *Case) askedBy() string {
	if k.onRequest() {
		return " empties it, on request"
	}
	return " empties it, and no analyzed code calls it"
}

// partialText says what a function that removes entries does not remove.
func (k *Case) partialText(class growth.Class) string {
	for _, e := range k.Partial {
		if e.Class == class {
			return e.Func.Display + " " + strings.TrimPrefix(e.Why.String(), "it ")
		}
	}
	return k.removers()
}

// ending is the sibling that loses the key which this container keeps.
func (k *Case) ending() evidence.Sibling {
	for _, s := range k.E.Siblings {
		if s.Same || k.oneKey() && s.End.Class == growth.ClassSweep {
			return s
		}
	}
	return k.E.Siblings[0]
}

func (k *Case) remedy(w Words) string {
	if text := k.outlivedRemedy(); text != "" {
		return text
	}
	for _, s := range k.E.Siblings {
		if !s.Same {
			continue
		}
		if len(k.E.Besides) > 0 {
			b := k.E.Besides[0]
			return fmt.Sprintf("in %s, delete the key from %s as well: `%s`", funcName(b.Func), k.Name(), k.removal(b))
		}
		what := "delete the key from"
		if s.End.Extent != facts.ExtentOne {
			what = "remove entries from"
		}
		return fmt.Sprintf("in %s, %s %s as well%s", s.End.Func.Display, what, k.Name(), nextTo(s.End.What))
	}
	return w.Remedy
}

// compact are the texts in their order, each once.
func compact(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
