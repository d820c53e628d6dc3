package summarise

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// frame is one function while it is read.
type frame struct {
	s     *summariser
	f     *ssa.Function
	up    *frame // the enclosing function of a closure
	out   *facts.Func
	terms map[ssa.Value]*facts.Term
	depth int
	// budget is how many more values the term being read may look at.
	budget int
	// made numbers the values that this function makes.
	made  map[ssa.Value]int
	makes []ssa.Value
	calls map[ssa.Instruction]int // index in out.Calls
	seq   int
	// rules are the conditions that blocks depend on, passed where to look on from blocks
	// that depend on none.
	rules  map[*ssa.BasicBlock]facts.Guard
	passed map[*ssa.BasicBlock]*ssa.BasicBlock
	// closures are the makers of the closures that this function makes, by their code, and
	// defers the code of those that it defers.
	closures map[*ssa.Function]*ssa.MakeClosure
	defers   map[*ssa.Function]bool
	captured map[*ssa.MakeClosure]map[ssa.Value][]*ssa.FreeVar
	// readingsOf are the places that ask an object of the function's for what it holds.
	readingsOf map[ssa.Value]*readings
	// putIn are the elements of lists and maps that the function makes, nil where not known.
	putIn map[ssa.Value]*facts.Term
	// carriedTo are the places whose entries maps that are made here take over, see takesOver.
	carriedTo map[ssa.Value]*facts.Term
	// succeeding are the fields that fields of objects made here succeed, see succeeds.
	succeeding map[madeField]*facts.Term
	// chosen are the phis that choose among functions, nil before anybody asks.
	chosen map[*ssa.Phi]bool
	// caseBranches are the branches to the cases of the selects that were asked for.
	caseBranches map[*ssa.Select]map[int]*ssa.If
	// cased are the statements that work on channels.
	cased []casedStatement
	// lists are the function's own, nil before anybody asks.
	begun *ownLists
	// letGo are the lists of which the function lets parts go, nil before anybody asks.
	letGo map[string]bool
	// sized reports whether the function looks at the size of something, nil if unknown.
	sized *bool
	// nSelects numbers the select statements.
	nSelects int
	// deferred marks a closure that its maker defers.
	deferred bool
}

func (s *summariser) newFrame(f *ssa.Function) *frame {
	fr := &frame{
		s: s, f: f,
		terms: map[ssa.Value]*facts.Term{}, made: map[ssa.Value]int{}, calls: map[ssa.Instruction]int{}, readingsOf: map[ssa.Value]*readings{}, putIn: map[ssa.Value]*facts.Term{},
		rules: map[*ssa.BasicBlock]facts.Guard{}, passed: map[*ssa.BasicBlock]*ssa.BasicBlock{},
		closures: map[*ssa.Function]*ssa.MakeClosure{}, defers: map[*ssa.Function]bool{},
		out: &facts.Func{ID: instr.ID(f), Display: instr.Display(f), Name: f.Name(), Pos: s.pos(f.Pos())},
	}
	s.frames[f] = fr
	if p := f.Parent(); p != nil {
		fr.up = s.frames[p]
		fr.out.Parent = instr.ID(p)
		fr.deferred = fr.up != nil && fr.up.defers[f]
	}
	fr.out.Yield = f.Synthetic == "range-over-func yield"
	fr.signature()
	for _, b := range f.Blocks {
		for _, in := range b.Instrs {
			if v, ok := in.(ssa.Value); ok && isMake(v) {
				fr.made[v] = len(fr.makes)
				fr.makes = append(fr.makes, v)
			}
			fr.noteClosure(in)
		}
	}
	return fr
}

// noteClosure notes the closures that are made, or deferred at once, by an instruction.
func (fr *frame) noteClosure(in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.MakeClosure:
		if fn, ok := in.Fn.(*ssa.Function); ok && fr.closures[fn] == nil {
			fr.closures[fn] = in
		}
	case *ssa.Defer:
		switch v := in.Call.Value.(type) {
		case *ssa.MakeClosure:
			if fn, ok := v.Fn.(*ssa.Function); ok {
				fr.defers[fn] = true
			}
		case *ssa.Function:
			fr.defers[v] = true
		}
	}
}

// sourceName is the name that a parameter has in the source, "" if it has none there.
func sourceName(p *ssa.Parameter) string {
	if obj, ok := p.Object().(*types.Var); ok && obj != nil && obj.Name() != "_" {
		return obj.Name()
	}
	return ""
}

// signature fills what the function's declaration tells.
func (fr *frame) signature() {
	f, out := fr.f, fr.out
	obj, _ := f.Object().(*types.Func)
	if recv := f.Signature.Recv(); recv != nil {
		out.Recv = instr.TypeKey(recv.Type())
	}
	if obj != nil {
		out.Exported = obj.Exported()
	}
	if decl, ok := f.Syntax().(*ast.FuncDecl); ok && f.Parent() == nil {
		out.Linked = isLinked(decl)
	}
	out.Init = f.Parent() == nil && f.Signature.Recv() == nil && (f.Name() == "init" || len(f.Name()) > 5 && f.Name()[:5] == "init#")
	for _, p := range f.Params {
		t := p.Type()
		param := facts.Param{Name: sourceName(p), Type: instr.TypeKey(t)}
		switch t.Underlying().(type) {
		case *types.Signature:
			param.Func = true
		case *types.Interface:
			param.Iface = true
		case *types.Struct:
			param.Copied, param.Kept = true, keepsChanged(p)
		}
		out.Params = append(out.Params, param)
		if isTestingParam(param.Type) {
			out.Testing = true
		}
	}
	if i := out.Pos.File; out.Pos.IsValid() && fr.s.out.Files[i].Testing {
		out.Testing = true
	}
	out.Shape = shapeOf(f.Signature)
}

func isTestingParam(key string) bool {
	switch key {
	case "testing.T", "testing.B", "testing.F", "testing.TB", "testing.M", "testing.common":
		return true
	}
	return false
}

// shapeOf tells a handler by its parameters: an HTTP handler, a connection's
// handler, a gRPC service method.
func shapeOf(sig *types.Signature) facts.Shape {
	for i := range sig.Params().Len() {
		if isPeer(sig.Params().At(i).Type()) {
			return facts.ShapeHandler
		}
		switch instr.TypeKey(sig.Params().At(i).Type()) {
		case "net/http.Request", "net/http.ResponseWriter", "net.Conn",
			"sigs.k8s.io/controller-runtime/pkg/reconcile.Request":
			return facts.ShapeHandler
		}
	}
	return facts.ShapeNone
}

// isPeer reports whether an interface asks for what net.Conn documents, or for what the server's
// side of a stream of grpc does, as the interfaces of generated code do that embed it.
func isPeer(t types.Type) bool {
	iface, ok := t.Underlying().(*types.Interface)
	return ok && (hasMethods(iface, "Read", "Write", "Close", "RemoteAddr", "SetDeadline") ||
		hasMethods(iface, "SendMsg", "RecvMsg", "SetHeader", "SendHeader", "SetTrailer"))
}

// hasMethods reports whether an interface has methods of all these names.
func hasMethods(iface *types.Interface, names ...string) bool {
	found := 0
	for i := range iface.NumMethods() {
		if slices.Contains(names, iface.Method(i).Name()) {
			found++
		}
	}
	return found == len(names)
}

// isMake reports whether v is a value that its function makes.
func isMake(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.MakeMap, *ssa.MakeSlice, *ssa.MakeChan:
		return true
	case *ssa.Alloc:
		return v.Comment != "varargs"
	}
	return false
}
