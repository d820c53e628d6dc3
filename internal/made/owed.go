package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/reason"
)

// FaultOpenWay means that it is let go on one way out of a function and not on another.
const FaultOpenWay Fault = "not released on one way out"

// owe reports a debt that nobody pays.
func (m *madeFinder) owe(d *debt, fault Fault, why reason.Reason) {
	a := d.acquisition
	if fault == FaultOpenWay && d.by != nil { // the way is one of who made the call, and others may mind theirs
		a.f, a.call, a.block, a.pos, a.what = d.at.f, d.by, d.by.Block, d.by.Pos, d.by.What
	}
	block := a.block
	if d.at.f != a.f {
		block = 0
	}
	m.limitInTime(d)
	a.weak = d.weak
	if fault == FaultOpenWay && a.placed && !a.weak.Given() {
		a.weak = reason.PlaceTaken.With()
	}
	if d.until != nil && !m.goesOn(d.at.f, block, d.until) {
		return
	}
	roots := m.rootsAt(d.at.f, block)
	switch {
	case d.at.f != a.f:
	case fault == FaultOpenWay && d.out > 0 && a.f.Blocks[a.block].Loop > 0:
		roots = m.rootsAt(a.f, d.out-1)
	default:
		roots = m.rootsOf(a.f, a.block, a.call)
	}
	if slices.ContainsFunc(m.out, func(o *Made) bool {
		return o.Func == a.f && o.Pos.File == a.pos.File && o.Pos.Line == a.pos.Line && o.Kind == a.kindOf() && !o.Weak.Given()
	}) {
		return
	}
	if a.guessed && fault == FaultDropped && !roots.Event && !roots.Tick && !a.weak.Given() {
		a.weak = reason.StartUpPerhaps.With()
	}
	made := m.report(&a, fault, roots, why)
	if made != nil && d.at.f != a.f {
		made.note("left-by", reason.DoneWithHolder.With(d.at.f.Display), d.at.f, d.at.f.Pos)
	}
	if made != nil && d.like != nil {
		made.note("released-elsewhere", reason.SameReleased.With(), d.like.in, d.like.call.Pos)
	}
}

func (a *acquired) kindOf() MadeKind {
	if a.kind == "" {
		return MadeResource
	}
	return a.kind
}
