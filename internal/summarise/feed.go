package summarise

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// feed tells what keeps a loop going that has no end of its own: standard input, a peer,
// or nothing that could end it. A loop that ranges over what exists, counts, or reads a
// file, rows or a body to their end has none.
func (fr *frame) feed(l *natural, out *facts.Loop) facts.Feed {
	if out.Over != nil {
		return facts.FeedNone
	}
	exits := slices.DeleteFunc(l.exits(), l.isTold)
	if len(exits) == 0 {
		return facts.FeedForever
	}
	feed := facts.FeedNone
	for _, x := range exits {
		for _, c := range l.deciding(x) {
			switch fr.readsFrom(c) {
			case facts.FeedPeer:
				return facts.FeedPeer
			case facts.FeedStdin:
				feed = facts.FeedStdin
			}
		}
	}
	if feed == facts.FeedStdin && l.resultUsed() {
		return facts.FeedNone
	}
	if feed == facts.FeedNone && out.Endless && fr.waitsForOthers(l, exits) {
		return facts.FeedPeer
	}
	return feed
}

// exits are the branches that leave the loop for the rest of the program; ways that only
// panic are none.
func (l *natural) exits() []*ssa.If {
	var out []*ssa.If
	for _, b := range l.body {
		last := b.Instrs[len(b.Instrs)-1]
		cond, ok := last.(*ssa.If)
		if !ok {
			continue
		}
		if slices.ContainsFunc(b.Succs, func(s *ssa.BasicBlock) bool { return !l.has(s) && !panics(s) }) {
			out = append(out, cond)
		}
	}
	return out
}

// panics reports whether a block ends the program rather than the function.
func panics(b *ssa.BasicBlock) bool {
	_, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Panic)
	return ok
}

// isTold reports whether a branch asks whether the loop was told to end: by a context or
// by a flag.
func (l *natural) isTold(x *ssa.If) bool {
	v := x.Cond
	if not, ok := v.(*ssa.UnOp); ok && not.Op == token.NOT {
		v = not.X
	}
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		switch load.X.(type) {
		case *ssa.FieldAddr, *ssa.Global, *ssa.FreeVar:
			return true
		}
	}
	calls := l.deciding(x)
	return len(calls) > 0 && !slices.ContainsFunc(calls, func(c *ssa.Call) bool {
		switch calleeText(&c.Call) {
		case "(*sync/atomic.Bool).Load", "(context.Context).Err":
			return false
		}
		return true
	})
}

// maxDeciding bounds the values that are looked at for one condition.
const maxDeciding = 40

// deciding are the calls in the loop on whose results a branch depends.
func (l *natural) deciding(x *ssa.If) []*ssa.Call {
	var out []*ssa.Call
	seen := map[ssa.Value]bool{}
	work := []ssa.Value{x.Cond}
	for len(work) > 0 && len(seen) < maxDeciding {
		v := work[len(work)-1]
		work = work[:len(work)-1]
		in, ok := v.(ssa.Instruction)
		if !ok || seen[v] || in.Block() == nil || !l.has(in.Block()) {
			continue
		}
		seen[v] = true
		if c, ok := v.(*ssa.Call); ok {
			out = append(out, c)
		}
		for _, op := range in.Operands(nil) {
			if *op != nil {
				work = append(work, *op)
			}
		}
	}
	return out
}

// readsFrom tells from what kind of stream a call reads, as far as that shows in this
// function.
func (fr *frame) readsFrom(c *ssa.Call) facts.Feed {
	feed := facts.FeedNone
	for _, a := range fr.arguments(&c.Call) {
		switch streamKind(a, 6) {
		case facts.FeedPeer:
			return facts.FeedPeer
		case facts.FeedStdin:
			feed = facts.FeedStdin
		}
	}
	if c.Call.IsInvoke() && streamKind(c.Call.Value, 6) == facts.FeedPeer {
		return facts.FeedPeer
	}
	return feed
}

// streamKind follows a reader back through what was made around it.
func streamKind(v ssa.Value, depth int) facts.Feed {
	if depth == 0 {
		return facts.FeedNone
	}
	if facts.IsConnection(instr.TypeKey(v.Type())) {
		return facts.FeedPeer
	}
	switch x := v.(type) {
	case *ssa.MakeInterface:
		return streamKind(x.X, depth)
	case *ssa.ChangeInterface:
		return streamKind(x.X, depth)
	case *ssa.ChangeType:
		return streamKind(x.X, depth)
	case *ssa.Extract:
		return streamKind(x.Tuple, depth)
	case *ssa.UnOp:
		if g, ok := x.X.(*ssa.Global); ok && g.Pkg != nil && g.Pkg.Pkg.Path() == "os" && g.Name() == "Stdin" {
			return facts.FeedStdin
		}
		if a, ok := x.X.(*ssa.Alloc); ok {
			return streamKind(stored(a), depth-1)
		}
	case *ssa.Call:
		return streamOfCall(x, depth)
	}
	return facts.FeedNone
}

// streamOfCall is the kind of the first argument that is a stream of a known kind.
func streamOfCall(c *ssa.Call, depth int) facts.Feed {
	args := c.Call.Args
	if c.Call.IsInvoke() {
		args = append([]ssa.Value{c.Call.Value}, args...)
	}
	for _, a := range args {
		if k := streamKind(a, depth-1); k != facts.FeedNone {
			return k
		}
	}
	return facts.FeedNone
}

// stored is the one value that a local variable takes, or the variable itself.
func stored(a *ssa.Alloc) ssa.Value {
	var out ssa.Value
	for _, ref := range *a.Referrers() {
		if st, ok := ref.(*ssa.Store); ok && st.Addr == a {
			if out != nil {
				return a
			}
			out = st.Val
		}
	}
	if out == nil {
		return a
	}
	return out
}

// resultUsed reports whether the function goes on, after the loop, to use what the loop
// works on or has made: then the loop gathers, and its input has an end.
func (l *natural) resultUsed() bool {
	touched := l.touched()
	for _, b := range l.after() {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				if v := *op; v != nil && (touched[v] || l.inside(v) && !instr.IsErrorType(v.Type()) && !isBool(v.Type()) && !isCase(v)) {
					return true
				}
			}
		}
	}
	return false
}

// touched are the values from outside of the loop that it works on, but for the readers
// that it reads from.
func (l *natural) touched() map[ssa.Value]bool {
	out := map[ssa.Value]bool{}
	for _, b := range l.body {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				v := *op
				if v == nil || streamKind(v, 6) == facts.FeedStdin {
					continue
				}
				switch v.(type) {
				case *ssa.Const, *ssa.Function, *ssa.Builtin:
					continue
				}
				if !l.inside(v) {
					out[v] = true
				}
			}
		}
	}
	return out
}

// after are the blocks that control reaches once it has left the loop.
func (l *natural) after() []*ssa.BasicBlock {
	var work []*ssa.BasicBlock
	for _, b := range l.body {
		work = append(work, b.Succs...)
	}
	return l.behind(work)
}

// isCase reports whether a value is the number of the case that a select has taken: it leads on
// and is no result.
func isCase(v ssa.Value) bool {
	e, ok := v.(*ssa.Extract)
	if !ok || e.Index != 0 {
		return false
	}
	_, ok = e.Tuple.(*ssa.Select)
	return ok
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

// waitsForOthers reports whether a loop without a condition gives up only where a call of
// another module's code fails, or where it is told to: what that code hands out, one at a
// time, has no end in view. One that compares the error with a value, or leaves otherwise
// as well, reads its way through something finite.
func (fr *frame) waitsForOthers(l *natural, exits []*ssa.If) bool {
	foreign := false
	for _, x := range exits {
		if !isNilTest(x.Cond) {
			return false
		}
		calls := l.deciding(x)
		if len(calls) == 0 {
			return false
		}
		for _, c := range calls {
			if fr.isForeignCall(c) && !readsStream(c) {
				foreign = true
			}
		}
	}
	return foreign
}

// readsStream reports whether a call is a method of what was made around a reader, such as
// a decoder: that reader has an end, if it is no connection.
func readsStream(c *ssa.Call) bool {
	recv := c.Call.Value
	if !c.Call.IsInvoke() {
		if len(c.Call.Args) == 0 {
			return false
		}
		recv = c.Call.Args[0]
	}
	made, ok := recv.(*ssa.Call)
	if !ok {
		return false
	}
	return slices.ContainsFunc(made.Call.Args, func(a ssa.Value) bool {
		iface, ok := a.Type().Underlying().(*types.Interface)
		return ok && slices.Contains(methodNames(iface), "Read")
	})
}

func methodNames(iface *types.Interface) []string {
	var out []string
	for i := range iface.NumMethods() {
		out = append(out, iface.Method(i).Name())
	}
	return out
}

// isNilTest reports whether a condition asks whether an error is nil.
func isNilTest(v ssa.Value) bool {
	b, ok := v.(*ssa.BinOp)
	return ok && (isNil(b.X) && instr.IsErrorType(b.Y.Type()) || isNil(b.Y) && instr.IsErrorType(b.X.Type()))
}

// isForeignCall reports whether a call goes to a function or method that another module
// declares.
func (fr *frame) isForeignCall(c *ssa.Call) bool {
	if c.Call.IsInvoke() {
		return fr.s.isForeign(c.Call.Method.Pkg())
	}
	if c.Call.StaticCallee() == nil {
		return false
	}
	return fr.s.isForeign(calleePackage(c))
}
