package summarise

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// handles tells what becomes of the values that somebody may have to release. It needs
// the calls of all functions of the package and so comes last.
func (fr *frame) handles() {
	for i, p := range fr.f.Params {
		if i == 0 && fr.f.Signature.Recv() != nil {
			continue
		}
		if t := fr.s.takenFor(p); t != "" {
			fr.handle(p, facts.Handle{From: facts.HandleParam, N: i, Type: t})
		}
	}
	for n, v := range fr.makes {
		if t := fr.s.releasable(v.Type()); t != "" && fr.s.isBuilt(v) {
			fr.handle(v, facts.Handle{From: facts.HandleMake, N: n, Type: t})
		}
	}
	for _, b := range fr.f.Blocks {
		for _, in := range b.Instrs {
			if call, ok := in.(*ssa.Call); ok {
				fr.callHandles(call)
			}
		}
	}
}

// takenFor is the type key of what a parameter may have to be released as: by its own type, or, where
// that is an interface which says nothing of it, by one that the function asks it for.
func (s *summariser) takenFor(p *ssa.Parameter) string {
	if s.takesDescriptor(p.Type()) {
		return facts.DescriptorType
	}
	t := s.releasable(p.Type())
	if t != "" || !types.IsInterface(p.Type()) {
		return t
	}
	for _, ref := range *p.Referrers() {
		if as, ok := ref.(*ssa.TypeAssert); ok {
			if t := s.releasable(as.AssertedType); t != "" {
				return t
			}
		}
	}
	return ""
}

// callHandles tells what becomes of the results of a call.
func (fr *frame) callHandles(call *ssa.Call) {
	n, ok := fr.calls[call]
	if !ok {
		return
	}
	results := call.Call.Signature().Results()
	if results.Len() == 1 {
		if t := fr.s.releasable(call.Type()); t != "" {
			fr.handle(call, facts.Handle{From: facts.HandleCall, N: n, Type: t, Mend: fr.releasing(call, call)})
		}
		return
	}
	for i := range results.Len() {
		t := fr.resultKey(call, i)
		if t == "" {
			continue
		}
		h := facts.Handle{From: facts.HandleCall, N: n, Result: i, Type: t}
		for j := range results.Len() {
			h.Several = h.Several || j != i && !instr.IsErrorType(results.At(j).Type())
		}
		if e := extracted(call, i); e != nil {
			if i == 0 && t != facts.DescriptorType {
				h.Mend = fr.releasing(call, e)
			}
			fr.handle(e, h)
		} else {
			fr.out.Handles = append(fr.out.Handles, h)
		}
	}
}

// resultKey is the type key of what result i of a call may have to be released as, "" if it has not to be.
func (fr *frame) resultKey(call *ssa.Call, i int) string {
	results := call.Call.Signature().Results()
	if mayBeDescriptor(&call.Call, i) {
		return facts.DescriptorType
	}
	return fr.s.releasable(results.At(i).Type())
}

// extracted is the value of result i of a call, nil if nobody takes it.
func extracted(call *ssa.Call, i int) ssa.Value {
	for _, ref := range *call.Referrers() {
		if e, ok := ref.(*ssa.Extract); ok && e.Index == i {
			return e
		}
	}
	return nil
}

func (fr *frame) handle(v ssa.Value, h facts.Handle) {
	w := &flowWalk{home: fr, seen: map[ssa.Value]bool{}}
	w.follow(fr, v, itself)
	h.Flows = w.flows
	fr.out.Handles = append(fr.out.Handles, h)
}

// isBuilt reports whether v is an object of another module's or the standard library's
// struct type, made with new or as a literal. Plain parts of the language's own kind
// (locks, buffers) have nothing to release.
func (s *summariser) isBuilt(v ssa.Value) bool {
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return false
	}
	n := instr.NamedOf(a.Type())
	if n == nil || n.Obj().Pkg() == nil || n.Obj().Pkg() == s.in.Types {
		return false
	}
	switch n.Obj().Pkg().Path() {
	case "sync", "sync/atomic", "bytes", "strings", "math/big", "time":
		return false
	}
	_, ok = n.Underlying().(*types.Struct)
	return ok
}

// causeKey is the type of what cancels a context and says why.
const causeKey = "context.CancelCauseFunc"

// releasable returns the type key of values that somebody may have to release, "" for
// the others: those with a method that takes nothing, or a context alone, and returns
// nothing or an error, and functions that take nothing, or the cause of an end. The ends of a type are only
// those of its methods that take nothing.
func (s *summariser) releasable(t types.Type) string {
	if sig, ok := t.Underlying().(*types.Signature); ok {
		if isRelease(sig) || isStop(sig) || instr.TypeKey(t) == causeKey {
			return facts.FuncType
		}
		return ""
	}
	key := instr.TypeKey(t)
	if key == "" || key == "context.Context" || isInterfaceVar(t) {
		return ""
	}
	if known, ok := s.release[key]; ok {
		return known
	}
	known := ""
	var ends []string
	set := types.NewMethodSet(t)
	if _, iface := t.Underlying().(*types.Interface); !iface {
		if _, ptr := t.Underlying().(*types.Pointer); !ptr {
			set = types.NewMethodSet(types.NewPointer(t))
		}
	}
	for i := range set.Len() {
		m, ok := set.At(i).Obj().(*types.Func)
		if !ok || !m.Exported() {
			continue
		}
		if isRelease(m.Signature()) {
			known = key
			ends = append(ends, m.Name())
		} else if isReleaseIn(m.Signature()) {
			known = key
		}
	}
	if len(ends) > 0 {
		s.out.Ends = append(s.out.Ends, facts.TypeEnds{Type: key, Methods: ends})
	}
	if s.release == nil {
		s.release = map[string]string{}
	}
	s.release[key] = known
	return known
}

// isInterfaceVar reports whether a type is that of a variable which holds an interface value: it has no
// methods, and what it holds is followed by itself.
func isInterfaceVar(t types.Type) bool {
	p, ok := t.Underlying().(*types.Pointer)
	return ok && types.IsInterface(p.Elem())
}

// isStop reports whether a function takes nothing and returns whether it did something, as what
// takes back a function that waits for the end of a context.
func isStop(sig *types.Signature) bool {
	return sig.Params().Len() == 0 && sig.Results().Len() == 1 && isBool(sig.Results().At(0).Type())
}

// isRelease reports whether a function takes nothing and returns nothing or an error.
func isRelease(sig *types.Signature) bool {
	return sig.Params().Len() == 0 && saysNoMore(sig)
}

// isReleaseIn reports whether a function takes a context alone and returns nothing or an error, as
// the end of a transaction of a database does.
func isReleaseIn(sig *types.Signature) bool {
	return sig.Params().Len() == 1 && instr.TypeKey(sig.Params().At(0).Type()) == "context.Context" && saysNoMore(sig)
}

// saysNoMore reports whether a function returns nothing or an error.
func saysNoMore(sig *types.Signature) bool {
	return sig.Results().Len() == 0 || sig.Results().Len() == 1 && instr.IsErrorType(sig.Results().At(0).Type())
}

// releasing is what has to be inserted so that the result of a call is released when the
// function returns, nil where that might be too late or never.
func (fr *frame) releasing(call *ssa.Call, v ssa.Value) []facts.Insertion {
	if fr.out.Blocks[call.Block().Index].Loop != 0 || fr.out.Yield || !fr.isWrittenIn(call) {
		return nil
	}
	return fr.s.mender.Releasing(call, v)
}

// isWrittenIn reports whether a call stands in the source of its function, and not in a step
// that is read where it is called.
func (fr *frame) isWrittenIn(call *ssa.Call) bool {
	syntax := fr.f.Syntax()
	return syntax == nil || syntax.Pos() <= call.Pos() && call.Pos() < syntax.End()
}
