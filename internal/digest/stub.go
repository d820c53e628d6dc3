package digest

import (
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Stub turns a digest into a package of functions that do what the digest says and
// nothing else: it stands for a package out of view.
func Stub(d *facts.Digest) program.Package {
	s := &facts.Summary{Path: d.Path}
	for i := range d.Funcs {
		b := &stubFunc{sum: s, from: &d.Funcs[i]}
		b.build()
	}
	return program.Package{Summary: s}
}

// stubFunc builds one function of a stub.
type stubFunc struct {
	sum  *facts.Summary
	from *facts.DigestFunc
	out  *facts.Func
	seq  int
}

func (b *stubFunc) build() {
	d := b.from
	name := d.ID[strings.LastIndexByte(d.ID, '.')+1:]
	b.out = &facts.Func{
		ID: d.ID, Display: name, Name: name, Recv: program.ReceiverOf(d.ID), Exported: true,
		Params: make([]facts.Param, d.Params), Results: d.Results, Blocks: []facts.Block{{Return: true}},
	}
	b.sum.Funcs = append(b.sum.Funcs, b.out)
	for i := range d.Effects {
		b.effect(&d.Effects[i])
	}
	for _, r := range d.Runs {
		b.run(r)
	}
	for _, n := range d.Kept {
		b.sum.Stores = append(b.sum.Stores, facts.Store{Field: d.ID + ".kept", Func: d.ID, Val: &facts.Term{Op: facts.OpParam, N: n}})
	}
}

// effect adds an operation, in a block of its own with its guards.
func (b *stubFunc) effect(e *facts.Effect) {
	in := b.out
	up := 0
	if e.Async {
		in, up = b.spawned(facts.Loop{}), 1
	}
	block := len(in.Blocks)
	guards := make([]facts.Guard, len(e.Guards))
	for i, g := range e.Guards {
		g.X, g.Y = g.X.Lower(up), g.Y.Lower(up)
		guards[i] = g
	}
	in.Blocks[0].Succs = append(in.Blocks[0].Succs, block)
	in.Blocks = append(in.Blocks, facts.Block{Guards: guards, Return: true})
	b.seq++
	if e.Op == "" {
		in.Calls = append(in.Calls, facts.Call{
			Callee: e.Callee, Func: e.Func, Args: program.Lowered(e.Args, up), Block: block, Seq: b.seq, Deferred: e.Deferred,
		})
		return
	}
	in.Sites = append(in.Sites, facts.Site{
		Op: e.Op, How: e.How, Extent: e.Extent, Ref: e.Ref.Lower(up), Key: e.Key.Lower(up), Val: e.Val.Lower(up), KeyBound: e.KeyBound,
		Block: block, Seq: b.seq, Deferred: e.Deferred, Zero: e.Zero,
	})
}

// run calls a parameter: at once, or in a goroutine of its own.
func (b *stubFunc) run(r facts.Run) {
	in, up, block := b.out, 0, 0
	if r.How != facts.RunSync {
		pace := facts.Loop{}
		switch r.How {
		case facts.RunEvent:
			pace = facts.Loop{Endless: true, Pace: facts.PaceInput}
		case facts.RunTick:
			pace = facts.Loop{Endless: true, Pace: facts.PaceTime}
		}
		in, up = b.spawned(pace), 1
		block = len(in.Blocks) - 1
	}
	b.seq++
	in.Calls = append(in.Calls, facts.Call{
		Value: &facts.Term{Op: facts.OpParam, N: r.Param, Up: up}, Args: r.Args, Block: block, Seq: b.seq,
	})
}

// spawned adds a closure that the function starts with go. Its last block lies in the
// loop, if that is one.
func (b *stubFunc) spawned(loop facts.Loop) *facts.Func {
	id := b.from.ID + "$" + strconv.Itoa(len(b.sum.Funcs))
	g := &facts.Func{ID: id, Display: b.out.Display, Name: id[strings.LastIndexByte(id, '.')+1:], Parent: b.from.ID, Blocks: []facts.Block{{Return: true}}}
	if loop.Endless {
		loop.Head = 1
		g.Loops = []facts.Loop{loop}
		g.Blocks = []facts.Block{{Succs: []int{1}}, {Succs: []int{1}, Loop: 1}}
	}
	b.sum.Funcs = append(b.sum.Funcs, g)
	b.out.Uses = append(b.out.Uses, facts.Use{Func: id, How: facts.UseGo})
	return g
}
