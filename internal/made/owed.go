package made

import (
	"slices"
)

// FaultOpenWay means that it is let go on one way out of a function and not on another.
const FaultOpenWay Fault = "not released on one way out"

// owe reports a debt that nobody pays.
func (m *madeFinder) owe(d *debt, fault Fault, why string) {
	a := d.acquisition
	block := a.block
	if d.at.f != a.f {
		block = 0
	}
	roots := m.rootsAt(d.at.f, block)
	if d.at.f == a.f {
		roots = m.rootsAt(a.f, a.block)
	}
	if slices.ContainsFunc(m.out, func(o *Made) bool {
		return o.Func == a.f && o.Pos.File == a.pos.File && o.Pos.Line == a.pos.Line && o.Kind == a.kindOf() && o.Weak == ""
	}) {
		return
	}
	made := m.report(&a, fault, roots, why)
	if made != nil && d.at.f != a.f {
		made.note("left-by", d.at.f.Display+" is done with what holds it", d.at.f, d.at.f.Pos)
	}
}

func (a *acquired) kindOf() MadeKind {
	if a.kind == "" {
		return MadeResource
	}
	return a.kind
}
