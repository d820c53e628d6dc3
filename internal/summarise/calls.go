package summarise

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// call reads a call, go or defer statement. What a library call does to its
// receiver stays symbolic: link looks it up.
func (fr *frame) call(b *ssa.BasicBlock, in ssa.CallInstruction) {
	c := in.Common()
	if bi, ok := c.Value.(*ssa.Builtin); ok {
		fr.builtin(b, in, bi.Name())
		return
	}
	if fr.copiesToItself(c) {
		return
	}
	fr.slotStore(b, in)
	out := facts.Call{Block: b.Index, Seq: fr.seq, Deferred: fr.deferred, Succeeds: fr.putsSuccessor(c)}
	switch in := in.(type) {
	case *ssa.Go:
		out.Mode = facts.ModeGo
	case *ssa.Defer:
		out.Mode = facts.ModeDefer
	case *ssa.Call:
		out.Dropped = len(*in.Referrers()) == 0
	}
	fr.callee(c, &out)
	out.Opts = optionsAt(c, len(out.Args))
	args := fr.arguments(c)
	out.Checked, out.Bounds = fr.checkedArguments(args, len(out.Args)), fr.boxedBounds(args, len(out.Args))
	out.Boxed = boxedTypes(c, args, len(out.Args))
	if c.IsInvoke() {
		out.ReadBack = fr.readBack(append([]ssa.Value{c.Value}, args...), in)
	} else if len(out.Args) == 0 {
		out.ReadBack = fr.readBack(args, in)
	}
	for i, a := range args {
		if a == nil {
			out.Args = append(out.Args, facts.Unknown())
			continue
		}
		out.Args = append(out.Args, fr.argTerm(a))
		if i > 0 || c.Signature().Recv() == nil {
			fr.filledByCall(a)
		}
	}
	out.Pos, out.What = fr.s.sources.statement(in.Pos())
	fr.calls[in.(ssa.Instruction)] = len(fr.out.Calls)
	fr.out.Calls = append(fr.out.Calls, out)
}

// argTerm is the term of an argument: an object, or what may be a key.
func (fr *frame) argTerm(v ssa.Value) *facts.Term {
	if containerOf(v) != nil {
		return fr.object(v)
	}
	return fr.keyTerm(v)
}

// filledByCall notes that a field whose address is passed may be written by the
// callee: decoded, scanned, loaded.
func (fr *frame) filledByCall(arg ssa.Value) {
	if mi, ok := arg.(*ssa.MakeInterface); ok {
		arg = mi.X
	}
	addr, ok := arg.(*ssa.FieldAddr)
	if !ok {
		return
	}
	if t := fr.term(addr); t.Op == facts.OpField {
		fr.s.out.Stores = append(fr.s.out.Stores, facts.Store{Field: t.Text, Func: fr.out.ID, Val: facts.Unknown()})
	}
}

// callee fills who is called.
func (fr *frame) callee(c *ssa.CallCommon, out *facts.Call) {
	if c.IsInvoke() {
		out.Iface = true
		out.Callee = instr.CalleeOf(c.Method.Origin())
		fr.through(c.Value.Type(), &out.Callee)
		fr.s.noteIface(c.Value.Type())
		out.Sig = signatureText(c.Method.Signature())
		out.Args = []*facts.Term{fr.object(c.Value)}
		return
	}
	f := c.StaticCallee()
	if f == nil {
		out.Value = fr.term(c.Value)
		return
	}
	out.Func = valueFuncID(f)
	if f.Origin() != nil {
		f = f.Origin()
	}
	if obj, ok := f.Object().(*types.Func); ok {
		out.Callee = instr.CalleeOf(obj.Origin())
	}
	if mc, ok := c.Value.(*ssa.MakeClosure); ok && f.Parent() == nil && len(mc.Bindings) > 0 {
		out.Args = []*facts.Term{fr.term(mc.Bindings[0])} // a bound method called at once
	}
}

// through names the interface that a call goes through, which may have the method from another one.
func (fr *frame) through(t types.Type, callee *facts.Callee) {
	n := instr.NamedOf(t)
	if n == nil {
		return
	}
	callee.Type = n.Obj().Name()
	if pkg := n.Obj().Pkg(); pkg != nil {
		callee.Pkg = pkg.Path()
	}
}

// builtin reads the calls that the language itself defines.
func (fr *frame) builtin(b *ssa.BasicBlock, in ssa.CallInstruction, name string) {
	c := in.Common()
	if len(c.Args) == 0 {
		fr.out.Recovers = fr.out.Recovers || name == "recover"
		return
	}
	switch name {
	case "delete":
		st := facts.Site{Op: facts.Shrink, How: facts.HowDelete, Ref: fr.term(c.Args[0]), Key: fr.keyTerm(c.Args[1]), KeySeq: fr.readAt(b, in, c.Args[1]), KeyType: boxedType(c.Args[1]), Extent: facts.ExtentOne}
		n := len(fr.out.Sites)
		fr.site(b, in.Pos(), st)
		if _, ok := in.(*ssa.Defer); ok && len(fr.out.Sites) > n {
			fr.out.Sites[n].Deferred = true
		}
	case "clear":
		if _, ok := c.Args[0].Type().Underlying().(*types.Map); ok {
			fr.site(b, in.Pos(), facts.Site{Op: facts.Shrink, How: facts.HowClear, Ref: fr.term(c.Args[0]), Extent: facts.ExtentAll})
		}
	case "len", "copy":
		fr.reads(c.Args[len(c.Args)-1])
	}
}

// readAt is the place, as sites have it, where a field is read that an instruction of the same block
// takes, 0 where it takes no such value.
func (fr *frame) readAt(b *ssa.BasicBlock, in ssa.Instruction, v ssa.Value) int {
	if c, ok := v.(*ssa.ChangeInterface); ok {
		v = c.X
	}
	if c, ok := v.(*ssa.MakeInterface); ok {
		v = c.X
	}
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL || load.Block() != b {
		return 0
	}
	if _, ok := load.X.(*ssa.FieldAddr); !ok {
		return 0
	}
	return fr.seq - slices.Index(b.Instrs, in) + slices.Index(b.Instrs, ssa.Instruction(load))
}

// results are what the function returns, one term for each result.
func (fr *frame) results() {
	n := fr.f.Signature.Results().Len()
	if n == 0 {
		return
	}
	alts := make([][]*facts.Term, n)
	for _, b := range fr.f.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		fr.out.Blocks[b.Index].Says, fr.out.Blocks[b.Index].Failed = said(ret), isFailure(ret)
		fr.out.Blocks[b.Index].Tail, fr.out.Blocks[b.Index].NoError = fr.passedOn(ret), saysNoError(ret)
		for i, r := range ret.Results {
			for _, v := range returned(r) {
				alts[i] = addAlternatives(alts[i], fr.keyTerm(v))
			}
			fr.returns(b, i, r)
		}
	}
	if !slices.ContainsFunc(fr.out.Returns, func(r facts.Return) bool { return len(fr.out.Blocks[r.Block].Guards) > 0 }) {
		fr.out.Returns = nil
	}
	fr.out.Results = make([]*facts.Term, n)
	fr.out.Elements = fr.resultElements(n)
	fr.predicate()
	fr.out.Flag = isFlag(fr.f, maxFlagged)
	fr.takes()
	for i, a := range alts {
		switch {
		case len(a) == 0 || len(a) > maxPhi:
			fr.out.Results[i] = facts.Unknown()
		case len(a) == 1:
			fr.out.Results[i] = a[0]
		default:
			fr.out.Results[i] = &facts.Term{Op: facts.OpPhi, Args: a}
		}
	}
}

// returns notes a text or number that is returned: what the conditions of the block ask of it is known of
// the result.
func (fr *frame) returns(b *ssa.BasicBlock, i int, v ssa.Value) {
	if _, constant := v.(*ssa.Const); constant {
		return
	}
	if basic, ok := v.Type().Underlying().(*types.Basic); !ok || basic.Info()&(types.IsString|types.IsNumeric) == 0 {
		return
	}
	if t := fr.keyTerm(v); t.Known() {
		fr.out.Returns = append(fr.out.Returns, facts.Return{Block: b.Index, Result: i, Val: t})
	}
}

// addAlternatives adds what a term can be to a list, each once, and one more than maxPhi
// at most.
func addAlternatives(list []*facts.Term, t *facts.Term) []*facts.Term {
	for _, a := range t.Alternatives() {
		if len(list) > maxPhi {
			break // too many to be told
		}
		known := false
		for _, l := range list {
			known = known || l.Same(a)
		}
		if !known {
			list = append(list, a)
		}
	}
	return list
}

// optionsAt is facts.Call.Opts of a call; before counts the arguments that an
// interface call or a bound method puts first.
func optionsAt(c *ssa.CallCommon, before int) int {
	if !c.Signature().Variadic() || len(c.Args) == 0 {
		return 0
	}
	if _, ok := variadicElements(c.Args[len(c.Args)-1]); !ok {
		return -1
	}
	return before + len(c.Args)
}
