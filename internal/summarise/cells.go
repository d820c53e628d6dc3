package summarise

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

const (
	// maxCells is how many cells a function has: of what is beyond nothing is known.
	maxCells = 60
	// maxHeldDepth is how many values are looked through to find what tells whether one is set.
	maxHeldDepth = 8
)

// cellReader tells, in a function that works on channels, on what it branches and what it sends, as
// far as that is whether a value is set.
type cellReader struct {
	fr *frame
	of map[ssa.Value]int
	// parts are the cells of parts of what is received, oks those that hold whether there was a value.
	parts map[receivedPart]int
	oks   map[ssa.Instruction]int
	fills [][]facts.Fill
	n     int
}

// receivedPart is a part of what a receive, or a case of a select, gives.
type receivedPart struct {
	by   ssa.Instruction
	kase int
	part string
}

// casedStatement is a statement that works on channels.
type casedStatement struct {
	in    ssa.Instruction
	cases []facts.WaitCase
}

// cells fills in what branches ask, what is sent and what is received.
func (fr *frame) cells() {
	if len(fr.out.Waits) == 0 && len(fr.out.Polls) == 0 && len(fr.out.Closings) == 0 {
		return
	}
	r := &cellReader{
		fr: fr, of: map[ssa.Value]int{}, parts: map[receivedPart]int{}, oks: map[ssa.Instruction]int{},
		fills: make([][]facts.Fill, len(fr.f.Blocks)),
	}
	for i, b := range fr.f.Blocks {
		if cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok {
			if h := r.held(cond.Cond, maxHeldDepth); h.Cell > 0 || h.Is != facts.TruthUnknown {
				fr.out.Blocks[i].Ask = &h
			}
		}
	}
	for _, st := range fr.cased {
		r.sends(st.in, st.cases)
	}
	for _, st := range fr.cased {
		r.gives(st.in, st.cases)
	}
	for i, fills := range r.fills {
		fr.out.Blocks[i].Fills = fills
	}
}

// held is what tells whether a value is set.
func (r *cellReader) held(v ssa.Value, depth int) facts.Held {
	r.fr.s.steps++
	if depth == 0 {
		return facts.Held{}
	}
	switch v := v.(type) {
	case *ssa.Const:
		return facts.Held{Is: constantTruth(v)}
	case *ssa.MakeInterface, *ssa.Alloc, *ssa.MakeClosure, *ssa.MakeMap, *ssa.MakeChan, *ssa.MakeSlice, *ssa.Function, *ssa.FieldAddr, *ssa.IndexAddr:
		return facts.Held{Is: facts.TruthYes}
	case *ssa.ChangeInterface:
		return r.held(v.X, depth-1)
	case *ssa.ChangeType:
		return r.held(v.X, depth-1)
	case *ssa.BinOp:
		return r.compared(v, depth)
	case *ssa.Call:
		if isNewError(v) {
			return facts.Held{Is: facts.TruthYes}
		}
	case *ssa.UnOp:
		if v.Op == token.NOT {
			return r.held(v.X, depth-1).Opposite()
		}
	}
	if h, ok := r.received(v); ok {
		return h
	}
	if x := storedOnce(v); x != nil {
		return r.held(x, depth-1)
	}
	return r.own(v, depth)
}

// compared is what tells of a comparison with nil or with a boolean.
func (r *cellReader) compared(v *ssa.BinOp, depth int) facts.Held {
	x, c := v.X, v.Y
	if _, ok := x.(*ssa.Const); ok {
		x, c = c, x
	}
	k, ok := c.(*ssa.Const)
	if !ok || v.Op != token.EQL && v.Op != token.NEQ || !k.IsNil() && (k.Value == nil || k.Value.Kind() != constant.Bool) {
		return r.own(v, depth)
	}
	h := r.held(x, depth-1)
	if (v.Op == token.EQL) != (constantTruth(k) == facts.TruthYes) {
		return h.Opposite()
	}
	return h
}

// own is the cell of a value itself: a choice between others, or one of which nothing is known
// before the function asks.
func (r *cellReader) own(v ssa.Value, depth int) facts.Held {
	if n := r.of[v]; n > 0 {
		return facts.Held{Cell: n}
	}
	n := r.next()
	if n == 0 {
		return facts.Held{}
	}
	r.of[v] = n
	in, ok := v.(ssa.Instruction)
	if !ok {
		return facts.Held{Cell: n} // a parameter
	}
	at := in.Block().Index
	phi, ok := v.(*ssa.Phi)
	if !ok {
		r.fills[at] = append(r.fills[at], facts.Fill{Cell: n})
		return facts.Held{Cell: n}
	}
	for i, e := range phi.Edges {
		if e != v {
			r.fills[at] = append(r.fills[at], facts.Fill{Cell: n, From: phi.Block().Preds[i].Index + 1, Value: r.held(e, depth-1)})
		}
	}
	return facts.Held{Cell: n}
}

// received is the cell of a value that a receive gives, or of a field of it.
func (r *cellReader) received(v ssa.Value) (facts.Held, bool) {
	part := ""
	switch w := v.(type) {
	case *ssa.Field:
		v, part = w.X, strconv.Itoa(w.Field)
	case *ssa.UnOp:
		if fa, ok := w.X.(*ssa.FieldAddr); ok && w.Op == token.MUL {
			v, part = fa.X, strconv.Itoa(fa.Field)
		}
	}
	if a, ok := v.(*ssa.Alloc); ok && part != "" {
		v = soleStore(a)
	}
	if x := storedOnce(v); x != nil {
		v = x
	}
	by, kase, ok := receiveOf(v)
	switch {
	case by == nil || ok && part != "":
		return facts.Held{}, false
	case ok:
		if r.oks[by] == 0 {
			r.oks[by] = r.next()
		}
		return facts.Held{Cell: r.oks[by]}, true
	}
	p := receivedPart{by, kase, part}
	if r.parts[p] == 0 {
		r.parts[p] = r.next()
	}
	return facts.Held{Cell: r.parts[p]}, true
}

func (r *cellReader) next() int {
	if r.n == maxCells {
		return 0
	}
	r.n++
	return r.n
}

// sends tells of what a statement sends.
func (r *cellReader) sends(in ssa.Instruction, cases []facts.WaitCase) {
	for i := range cases {
		if cases[i].Op != facts.CommSend {
			continue
		}
		v := ssa.Value(nil)
		switch in := in.(type) {
		case *ssa.Send:
			v = in.X
		case *ssa.Select:
			v = in.States[i].Send
		}
		cases[i].Sends = r.sent(v)
	}
}

// sent tells of a value that is sent, and of its fields if it is a struct that is made here or a
// pointer to one, whether they are set.
func (r *cellReader) sent(v ssa.Value) []facts.Sent {
	t, ok := instr.Pointee(v.Type()).Underlying().(*types.Struct)
	if !ok {
		return []facts.Sent{{Value: r.held(v, maxHeldDepth)}}
	}
	a, ok := v.(*ssa.Alloc)
	if load, isLoad := v.(*ssa.UnOp); isLoad && load.Op == token.MUL {
		a, ok = load.X.(*ssa.Alloc)
	}
	var out []facts.Sent
	if _, pointer := v.Type().Underlying().(*types.Pointer); pointer {
		out = append(out, facts.Sent{Value: r.held(v, maxHeldDepth)})
	}
	if !ok {
		return out
	}
	for i := range t.NumFields() {
		if isSettable(t.Field(i).Type()) {
			out = append(out, facts.Sent{Part: strconv.Itoa(i), Value: r.fieldSent(a, i)})
		}
	}
	return out
}

// fieldSent tells whether a field of a struct is set that is made to be sent.
func (r *cellReader) fieldSent(a *ssa.Alloc, field int) facts.Held {
	out := facts.Held{Is: facts.TruthNo}
	for _, ref := range *a.Referrers() {
		fa, ok := ref.(*ssa.FieldAddr)
		if st, isStore := ref.(*ssa.Store); isStore && st.Addr == a {
			return facts.Held{} // it is what something else was
		}
		if !ok || fa.Field != field {
			continue
		}
		for _, u := range *fa.Referrers() {
			st, isStore := u.(*ssa.Store)
			if !isStore || st.Addr != fa || out.Is != facts.TruthNo {
				return facts.Held{}
			}
			out = r.held(st.Val, maxHeldDepth)
			if out.Cell == 0 && out.Is == facts.TruthUnknown {
				return out
			}
		}
	}
	return out
}

// gives tells which cells a statement fills by what it receives.
func (r *cellReader) gives(in ssa.Instruction, cases []facts.WaitCase) {
	for p, n := range r.parts {
		if p.by == in {
			cases[p.kase].Gives = append(cases[p.kase].Gives, facts.Give{Cell: n, Part: p.part})
		}
	}
	for i := range cases {
		if n := r.oks[in]; n > 0 && cases[i].Op == facts.CommRecv {
			cases[i].Gives = append(cases[i].Gives, facts.Give{Cell: n, Ok: true})
		}
		slices.SortFunc(cases[i].Gives, func(a, b facts.Give) int { return a.Cell - b.Cell })
	}
}
