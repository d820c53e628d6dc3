package summarise

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// listMethod is the name of the method of a list of package container/list, or of an element of one, that
// a call calls; "" for other calls.
func listMethod(c *ssa.CallCommon) string {
	f := c.StaticCallee()
	if f == nil || f.Pkg == nil || f.Pkg.Pkg.Path() != "container/list" || f.Signature.Recv() == nil {
		return ""
	}
	return f.Name()
}

// putsInList reports whether a call puts its argument i into a list of package container/list.
func putsInList(c *ssa.CallCommon, i int) bool {
	switch listMethod(c) {
	case "PushBack", "PushFront", "InsertBefore", "InsertAfter":
		return i == 1
	}
	return false
}

// inList follows what a call of such a list gives, for a list or an element that is a part of the object:
// the elements of the list, or the same one's neighbours, or what it holds. What is put in goes to an element.
func (w *partWalk) inList(fr *frame, v ssa.Value, in ssa.CallInstruction, part string, deep int) bool {
	c := in.Common()
	call, ok := in.(*ssa.Call)
	name := listMethod(c)
	if name == "" || !ok {
		return false
	}
	switch {
	case len(c.Args) > 1 && c.Args[1] == v && putsInList(c, 1):
		w.add(fr, in, part, facts.Flow{How: facts.FlowElem, Dest: fr.term(c.Args[0])})
	case name == "Front" || name == "Back":
		w.follow(fr, call, part+"[]", deep+1)
	case name == "Next" || name == "Prev", name == "Remove" && len(c.Args) > 1 && c.Args[1] == v:
		w.follow(fr, call, part, deep)
	default:
		return c.Args[0] == v // the list itself goes nowhere
	}
	return true
}

// isListValue reports whether a field is the one in which an element of such a list has what was put in.
func isListValue(owner types.Type, n int) bool {
	named := instr.NamedOf(owner)
	st, ok := instr.Pointee(owner).Underlying().(*types.Struct)
	return ok && named != nil && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "container/list" && st.Field(n).Name() == "Value"
}
